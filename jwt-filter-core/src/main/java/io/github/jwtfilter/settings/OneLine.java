package io.github.jwtfilter.settings;

import io.github.jwtfilter.log.LineEscaper;

/** Keeps each entry of a list of problems, or of a table of settings, on one line. */
final class OneLine {
    private OneLine() {}

    /** The text with everything escaped that could end the line or change how it is displayed. */
    static String of(String text) {
        return LineEscaper.forTerminal(text);
    }
}
