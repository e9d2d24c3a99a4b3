package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.doctor.Layout.Tone;
import io.github.jwtfilter.internal.probe.CheckReport;
import io.github.jwtfilter.internal.probe.Observation;
import io.github.jwtfilter.internal.probe.Outcome;
import io.github.jwtfilter.internal.probe.ProbeReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the result of {@code probe} for people: the verdict, the findings with their remedies, the checks and the notes. */
final class ProbeText {
    private static final int INDENT = 2;
    private static final int LABEL_WIDTH = 14;
    private static final int ID_WIDTH = 15;
    private static final int OUTCOME_WIDTH = 16;
    private static final int FINDING_WIDTH = 9;
    private static final int PART_WIDTH = 10;
    private static final int MAX_REQUESTS = 5;

    private final Layout layout;

    ProbeText(Layout layout) {
        this.layout = layout;
    }

    void print(ProbeReport report) {
        printVerdict(report);
        layout.blank();
        layout.print(INDENT, "application:", LABEL_WIDTH, Tone.PLAIN, report.target() + " (" + report.address() + ")");
        layout.print(INDENT, "requests:", LABEL_WIDTH, Tone.PLAIN, report.requests() + " of at most " + report.limit());
        layout.print(INDENT, "protected:", LABEL_WIDTH, Tone.PLAIN, String.join(" ", report.protectedPaths()));
        report.checks().forEach(check -> printAll(check, Outcome.FINDING, "finding:", Tone.BAD));
        report.checks().forEach(check -> printAll(check, Outcome.ERROR, "error:", Tone.UNCERTAIN));
        layout.title("Checks");
        report.checks().forEach(this::printRow);
        layout.title("Notes");
        report.notes().forEach(note -> layout.print(INDENT, "-", 2, Tone.PLAIN, note));
    }

    private void printVerdict(ProbeReport report) {
        long findings = report.count(Outcome.FINDING);
        long errors = report.count(Outcome.ERROR);
        String without = errors == 0 ? "" : count(errors, "request") + " without a conclusion";
        if (findings > 0) {
            layout.verbatim(0, Tone.BAD, "FINDINGS: " + findings + (errors == 0 ? "" : ", and " + without));
        } else if (errors > 0) {
            layout.verbatim(0, Tone.UNCERTAIN, "INCOMPLETE: " + without);
        } else if (!report.checks().stream().allMatch(CheckReport::isComplete)) {
            layout.verbatim(0, Tone.UNCERTAIN, "INCOMPLETE: nothing found so far");
        } else {
            layout.verbatim(0, Tone.GOOD, "OK: nothing found");
        }
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Prints the observations with one outcome; those with the same reason and remedy are one entry. */
    private void printAll(CheckReport check, Outcome outcome, String label, Tone tone) {
        Map<String, List<Observation>> groups = new LinkedHashMap<>();
        check.observations().stream()
                .filter(each -> each.outcome() == outcome)
                .forEach(each -> groups.computeIfAbsent(each.why() + "\n" + each.remedy(), any -> new ArrayList<>())
                        .add(each));
        groups.values().forEach(group -> printGroup(check, group, label, tone));
    }

    private void printGroup(CheckReport check, List<Observation> group, String label, Tone tone) {
        layout.blank();
        layout.print(0, label, FINDING_WIDTH, tone, check.id());
        for (Observation each : group.subList(0, Math.min(MAX_REQUESTS, group.size()))) {
            layout.print(FINDING_WIDTH, "sent:", PART_WIDTH, Tone.PLAIN, each.sent());
            layout.print(FINDING_WIDTH, "received:", PART_WIDTH, Tone.PLAIN, each.received());
        }
        if (group.size() > MAX_REQUESTS) {
            String more = "and " + (group.size() - MAX_REQUESTS) + " more, which --json lists";
            layout.print(FINDING_WIDTH, "", PART_WIDTH, Tone.PLAIN, more);
        }
        layout.print(FINDING_WIDTH, "why:", PART_WIDTH, Tone.PLAIN, group.get(0).why());
        layout.print(
                FINDING_WIDTH, "remedy:", PART_WIDTH, Tone.STRONG, group.get(0).remedy());
    }

    private void printRow(CheckReport check) {
        Outcome outcome = check.outcome();
        Tone tone = outcome == Outcome.FINDING ? Tone.BAD : outcome == Outcome.ERROR ? Tone.UNCERTAIN : Tone.PLAIN;
        boolean unused = outcome == Outcome.NOT_APPLICABLE;
        long number = unused ? 0 : check.count(outcome);
        String result = outcome + (unused ? "" : ", " + number);
        String text =
                unused ? check.reason() : check.subject() + (!check.isComplete() ? " (" + check.reason() + ")" : "");
        layout.print(INDENT, check.id(), ID_WIDTH, tone, result, OUTCOME_WIDTH, text);
    }
}
