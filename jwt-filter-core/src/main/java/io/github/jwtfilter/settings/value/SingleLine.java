package io.github.jwtfilter.settings.value;

import io.github.jwtfilter.internal.logging.LineEscaper;

/** Keeps each entry of a list of problems, or of a table of settings, on one line. */
public final class SingleLine {
    private SingleLine() {}

    /** Returns the text with all line terminators and display control characters escaped. */
    public static String of(String text) {
        return LineEscaper.forTerminal(text);
    }
}
