package io.github.jwtfilter.internal.plan;

import java.util.List;

/** The replacement of a part of a text. Immutable. */
final class TextEdit {
    private final int start;
    private final int end;
    private final String replacement;

    private TextEdit(int start, int end, String replacement) {
        this.start = start;
        this.end = end;
        this.replacement = replacement;
    }

    static TextEdit insert(int at, String text) {
        return new TextEdit(at, at, text);
    }

    static TextEdit replace(int start, int end, String text) {
        return new TextEdit(start, end, text);
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Returns a part of a text after edits within that part, which are in order and do not overlap. */
    static String apply(String text, int from, int to, List<TextEdit> edits) {
        StringBuilder changed = new StringBuilder();
        int at = from;
        for (TextEdit edit : edits) {
            changed.append(text, at, edit.start).append(edit.replacement);
            at = edit.end;
        }
        return changed.append(text, at, to).toString();
    }
}
