package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.internal.doctor.Layout.Tone;
import io.github.jwtfilter.internal.remedy.ValueText;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Prints the result of {@code explain} for people: the verdict, one section for each check, and the remedy. A note that applies to
 * several results is printed once.
 */
final class ExplainText implements ExplainFormat {
    private static final int INDENT = 2;
    private static final int STATUS_WIDTH = 12;
    private static final int TITLE_WIDTH = 20;
    private static final int LABEL_WIDTH = 10;

    private final Layout layout;
    private final Set<String> notes = new HashSet<>();
    private int count;

    ExplainText(Layout layout) {
        this.layout = layout;
    }

    @Override
    public void print(ExplainResult result) {
        if (count++ > 0) {
            layout.blank();
        }
        verdict(result);
        layout.blank();
        result.sections().forEach(this::section);
        result.notes().stream().filter(notes::add).forEach(note -> {
            layout.blank();
            layout.print(0, "Note:", 6, Tone.UNCERTAIN, note);
        });
        remedy(result);
    }

    private void verdict(ExplainResult result) {
        Rejection rejection = result.rejection();
        Integer status = result.status();
        String response = status == null ? "" : ", status " + status;
        if (rejection == null) {
            String user = result.principal();
            layout.print(
                    0,
                    "ACCEPTED:",
                    10,
                    Tone.GOOD,
                    (user == null ? "the request passes without a user" : ValueText.of(user)) + response);
        } else {
            layout.print(
                    0,
                    "REJECTED:",
                    10,
                    Tone.BAD,
                    rejection.reason().code() + response + ": "
                            + rejection.reason().text().replace("; see the log", ""));
        }
    }

    /** Prints a check that agrees on one line, and the values of one that does not agree below each other. */
    private void section(ExplainSection section) {
        ExplainSection.Status status = section.status();
        boolean brief = status == ExplainSection.Status.PASSED || status == ExplainSection.Status.UNVERIFIED;
        if (brief) {
            layout.print(
                    INDENT,
                    status.toString(),
                    STATUS_WIDTH,
                    tone(section),
                    section.title(),
                    TITLE_WIDTH,
                    brief(section.rows()));
            return;
        }
        String title = section.title() + (status == ExplainSection.Status.DIFFERS ? ", differs" : "");
        layout.print(INDENT, status.toString(), STATUS_WIDTH, tone(section), title);
        section.rows()
                .forEach((label, text) ->
                        layout.print(INDENT + STATUS_WIDTH + INDENT, label, LABEL_WIDTH, Tone.PLAIN, text));
    }

    private static String brief(Map<String, String> rows) {
        String found = rows.getOrDefault("found", "");
        String expected = rows.get("expected");
        if (expected == null) {
            return found;
        }
        return found.equals(expected) ? found + ", as expected" : found + "; expected " + expected;
    }

    private static Tone tone(ExplainSection section) {
        switch (section.status()) {
            case PASSED:
                return Tone.GOOD;
            case FAILED:
                return Tone.BAD;
            default:
                return Tone.UNCERTAIN;
        }
    }

    private void remedy(ExplainResult result) {
        result.cause().ifPresent(cause -> {
            layout.blank();
            layout.print(0, "Cause:", 8, Tone.STRONG, cause);
        });
        result.remedy().ifPresent(remedy -> layout.print(0, "Remedy:", 8, Tone.STRONG, remedy));
        result.line().ifPresent(line -> layout.verbatim(8, Tone.STRONG, line));
    }
}
