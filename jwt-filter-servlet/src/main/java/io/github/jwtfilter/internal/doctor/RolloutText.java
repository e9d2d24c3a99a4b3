package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.doctor.Layout.Tone;
import io.github.jwtfilter.internal.remedy.ValueText;
import io.github.jwtfilter.internal.rollout.CountedKind;
import io.github.jwtfilter.internal.rollout.KindAdvice;
import io.github.jwtfilter.internal.rollout.RolloutFigures;
import io.github.jwtfilter.internal.rollout.RolloutSnapshot;
import io.github.jwtfilter.internal.rollout.RolloutVerdict;
import io.github.jwtfilter.internal.rollout.RolloutVerdict.Result;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prints a rollout report for people: the verdict, the traffic, and the kinds of requests with the settings that would permit them. */
final class RolloutText {
    private static final int INDENT = 2;
    private static final int LABEL_WIDTH = 15;
    private static final int COUNT_WIDTH = 8;
    private static final int MAX_OPEN = 50;
    private static final int MAX_OTHERS = 20;

    private final Layout layout;

    RolloutText(Layout layout) {
        this.layout = layout;
    }

    void print(RolloutSnapshot report, RolloutVerdict verdict, String note) {
        verdict(verdict);
        traffic(report, verdict);
        if (!note.isEmpty()) {
            row("note:", note);
        }
        open(verdict.open(), report.omittedOpen());
        others("Not in the last 24 hours", verdict.past());
        others("Expected rejections", verdict.expected());
        next(verdict.result());
    }

    private void verdict(RolloutVerdict verdict) {
        Result result = verdict.result();
        String label = result == Result.SAFE ? "SAFE:" : result == Result.NOT_SAFE ? "NOT SAFE:" : "NOT YET KNOWN:";
        Tone tone = result == Result.SAFE ? Tone.GOOD : result == Result.NOT_SAFE ? Tone.BAD : Tone.UNCERTAIN;
        layout.print(0, label, 0, tone, String.join("; ", verdict.reasons()) + ".");
        layout.blank();
    }

    private void traffic(RolloutSnapshot report, RolloutVerdict verdict) {
        RolloutFigures figures = report.figures();
        row("application:", report.application());
        row(
                "observed:",
                report.started() + " to " + report.at() + " ("
                        + ValueText.duration(Duration.between(report.started(), report.at())) + ")");
        row(
                "requests:",
                number(figures.accepted()) + " accepted with a token, of about " + number(figures.users())
                        + (figures.users() == 1 ? " user; " : " users; ")
                        + number(figures.passed()) + " permitted without a token; " + number(figures.rejected())
                        + " would be rejected");
        row("last 24 hours:", number(figures.recent()) + " requests");
        row(
                "nothing new:",
                "since " + verdict.nothingNewSince() + " ("
                        + ValueText.duration(Duration.between(verdict.nothingNewSince(), report.at())) + ")");
    }

    private void row(String label, String text) {
        layout.print(INDENT, label, LABEL_WIDTH, Tone.PLAIN, text);
    }

    private void open(List<CountedKind> open, int omitted) {
        if (open.isEmpty()) {
            return;
        }
        layout.title("Would be rejected: check whether these requests are legitimate");
        open.stream().limit(MAX_OPEN).forEach(this::print);
        int more = Math.max(0, open.size() - MAX_OPEN) + omitted;
        if (more > 0) {
            layout.blank();
            layout.print(INDENT, "", 0, Tone.PLAIN, more + " more kinds: --json prints those of the report.");
        }
    }

    private void print(CountedKind each) {
        KindAdvice advice = KindAdvice.of(each);
        layout.blank();
        layout.print(INDENT, number(each.count()), COUNT_WIDTH, Tone.BAD, title(each));
        int column = INDENT + COUNT_WIDTH;
        layout.print(
                column,
                "",
                0,
                Tone.PLAIN,
                "Requests " + each.kind().credentials().text() + ", " + times(each) + ", such as " + each.example()
                        + ".");
        layout.print(column, "", 0, Tone.PLAIN, advice.text());
        if (!advice.line().isEmpty()) {
            layout.verbatim(column + INDENT, Tone.STRONG, advice.line());
        }
    }

    private static String times(CountedKind each) {
        return each.first().equals(each.last()) ? "at " + each.last() : each.first() + " to " + each.last();
    }

    private static String title(CountedKind each) {
        String rule = each.kind().rule();
        return each.kind().reason().code() + "  " + each.method() + " "
                + each.kind().path() + (rule.isEmpty() ? "" : " (" + rule + ")");
    }

    private void others(String title, List<CountedKind> kinds) {
        if (kinds.isEmpty()) {
            return;
        }
        layout.title(title);
        kinds.stream()
                .limit(MAX_OTHERS)
                .forEach(each -> layout.print(
                        INDENT, number(each.count()), COUNT_WIDTH, Tone.PLAIN, title(each) + ", last " + each.last()));
        if (kinds.size() > MAX_OTHERS) {
            layout.print(INDENT, "", 0, Tone.PLAIN, kinds.size() - MAX_OTHERS + " more kinds: --json prints them.");
        }
    }

    private void next(Result result) {
        layout.blank();
        if (result == Result.SAFE) {
            layout.print(
                    0,
                    "next:",
                    0,
                    Tone.STRONG,
                    "remove the line mode = report-only. Requests that occur less than once a day, such as those of monthly"
                            + " jobs, are not covered: wait for them first.");
        } else if (result == Result.NOT_SAFE) {
            layout.print(
                    0,
                    "next:",
                    0,
                    Tone.STRONG,
                    "change the settings or the clients, and repeat the command after 24 hours. If a rejection is right,"
                            + " such as that of a scan, add --expect REASON:PATH.");
        } else {
            layout.print(0, "next:", 0, Tone.STRONG, "wait, and repeat the command.");
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
