package io.github.jwtfilter.internal.doctor;

import java.util.ArrayList;
import java.util.List;

/** A section of the report of {@code check}: a title, and rows of a label, a text and its origin. */
final class ReportSection {
    private static final int INDENT = 2;
    private static final int GAP = 2;
    private static final int MAX_LABEL = 30;
    private static final int MAX_TEXT = 40;

    private final String title;
    private final List<String> labels = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> origins = new ArrayList<>();

    ReportSection(String title) {
        this.title = title;
    }

    /** Adds a text without a label. */
    ReportSection line(String text) {
        return row("", text);
    }

    /** Adds a text with a label; the texts of the section start in the same column. */
    ReportSection row(String label, String text) {
        return row(label, text, "");
    }

    /** Adds a text with a label and the place where it is written. */
    ReportSection row(String label, String text, String origin) {
        labels.add(label);
        texts.add(text);
        origins.add(origin);
        return this;
    }

    void print(Layout layout) {
        layout.title(title);
        int longest = longest(labels);
        int labelWidth = longest == 0 ? 0 : Math.min(MAX_LABEL, longest) + GAP;
        int textWidth = Math.min(MAX_TEXT, longest(texts)) + GAP;
        boolean columns = INDENT + labelWidth + textWidth + longest(origins) <= layout.width();
        for (int i = 0; i < texts.size(); i++) {
            layout.print(INDENT, labels.get(i), labelWidth, Layout.Tone.PLAIN, text(i, columns ? textWidth : 0));
        }
    }

    /** Returns the text and the origin, in a column if the terminal is wide enough. */
    private String text(int row, int width) {
        String text = texts.get(row);
        String origin = origins.get(row);
        if (origin.isEmpty()) {
            return text;
        }
        return width == 0 ? text + " (" + origin + ")" : Layout.padded(text, width) + origin;
    }

    private static int longest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }
}
