package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.doctor.Layout.Tone;
import io.github.jwtfilter.settings.Problem;
import java.util.List;

/** Prints the result of {@code check} for people: the verdict, the subjects, the findings with their remedies, and the facts. */
final class CheckText {
    private static final int INDENT = 2;
    private static final int LABEL_WIDTH = 14;
    private static final int FINDING_WIDTH = 9;
    private static final int REMEDY_WIDTH = 8;

    private final Layout layout;

    CheckText(Layout layout) {
        this.layout = layout;
    }

    void print(CheckResult result) {
        int count = result.findings().size();
        if (count == 0) {
            layout.verbatim(0, Tone.GOOD, "OK");
        } else {
            layout.verbatim(0, Tone.BAD, "FINDINGS: " + count);
        }
        layout.blank();
        subjects("checked:", result.checked());
        subjects("not checked:", result.notChecked());
        if (count > 0) {
            layout.blank();
            result.findings().forEach(this::print);
        }
        result.sections().forEach(section -> section.print(layout));
    }

    private void subjects(String label, List<String> subjects) {
        if (!subjects.isEmpty()) {
            layout.print(INDENT, label, LABEL_WIDTH, Tone.PLAIN, String.join(", ", subjects));
        }
    }

    private void print(Finding finding) {
        layout.print(0, "finding:", FINDING_WIDTH, Tone.BAD, finding.text());
        if (!finding.remedy().isEmpty()) {
            layout.print(FINDING_WIDTH, "remedy:", REMEDY_WIDTH, Tone.STRONG, finding.remedy());
        }
        if (!finding.line().isEmpty()) {
            layout.verbatim(FINDING_WIDTH + REMEDY_WIDTH, Tone.STRONG, finding.line());
        }
    }

    /** Prints the problems of settings that cannot be used, the errors first. */
    void print(List<Problem> problems) {
        long errors = problems.stream().filter(Problem::error).count();
        long findings = problems.size() - errors;
        layout.print(
                0,
                "UNUSABLE:",
                0,
                Tone.BAD,
                count(errors, "error") + " in the settings" + (findings == 0 ? "" : ", " + count(findings, "finding")));
        layout.blank();
        problems.stream()
                .filter(Problem::error)
                .forEach(problem -> layout.print(0, "error:", FINDING_WIDTH, Tone.BAD, problem.toString()));
        problems.stream()
                .filter(problem -> !problem.error())
                .forEach(problem -> layout.print(0, "finding:", FINDING_WIDTH, Tone.UNCERTAIN, problem.toString()));
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
