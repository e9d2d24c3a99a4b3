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
        List<Entry> findings = entries(report, Outcome.FINDING);
        printVerdict(report, findings.size());
        layout.blank();
        row("application:", report.target() + " (" + report.address() + ")");
        row("requests:", report.requests() + " of at most " + report.limit());
        row("protected:", String.join(" ", report.protectedPaths()));
        findings.forEach(entry -> print(entry, "finding:", Tone.BAD));
        entries(report, Outcome.ERROR).forEach(entry -> print(entry, "error:", Tone.UNCERTAIN));
        layout.title("Checks");
        report.checks().forEach(this::printRow);
        layout.title("Notes");
        report.notes().forEach(note -> layout.print(INDENT, "-", 2, Tone.PLAIN, note));
    }

    private void row(String label, String text) {
        layout.print(INDENT, label, LABEL_WIDTH, Tone.PLAIN, text);
    }

    private void printVerdict(ProbeReport report, int findings) {
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

    /** Returns the observations with an outcome; those of one check with the same reason and remedy are one entry. */
    private static List<Entry> entries(ProbeReport report, Outcome outcome) {
        List<Entry> entries = new ArrayList<>();
        for (CheckReport check : report.checks()) {
            Map<String, Entry> ofCheck = new LinkedHashMap<>();
            check.observations().stream()
                    .filter(each -> each.outcome() == outcome)
                    .forEach(each -> ofCheck.computeIfAbsent(
                                    each.why() + "\n" + each.remedy(), any -> new Entry(check.id(), each))
                            .add(each));
            entries.addAll(ofCheck.values());
        }
        return entries;
    }

    private void print(Entry entry, String label, Tone tone) {
        layout.blank();
        layout.print(0, label, FINDING_WIDTH, tone, entry.check);
        for (Observation each : entry.observations.subList(0, Math.min(MAX_REQUESTS, entry.observations.size()))) {
            part("sent:", Tone.PLAIN, each.sent());
            part("received:", Tone.PLAIN, each.received());
        }
        int more = entry.observations.size() - MAX_REQUESTS;
        if (more > 0) {
            part("", Tone.PLAIN, "and " + more + " more, which --json lists");
        }
        part("why:", Tone.PLAIN, entry.first.why());
        part("remedy:", Tone.STRONG, entry.first.remedy());
    }

    private void part(String label, Tone tone, String text) {
        layout.print(FINDING_WIDTH, label, PART_WIDTH, tone, text);
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

    /** Observations of one check with the same reason and remedy. */
    private static final class Entry {
        private final String check;
        private final Observation first;
        private final List<Observation> observations = new ArrayList<>();

        Entry(String check, Observation first) {
            this.check = check;
            this.first = first;
        }

        void add(Observation observation) {
            observations.add(observation);
        }
    }
}
