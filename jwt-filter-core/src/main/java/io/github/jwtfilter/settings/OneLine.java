package io.github.jwtfilter.settings;

/** Keeps lists of problems and tables of settings at one entry a line, whatever names and messages hold. */
final class OneLine {
    private OneLine() {}

    /** The text with a question mark in place of each control character and line separator. */
    static String of(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]", "?");
    }
}
