package io.github.jwtfilter.internal.verify;

/**
 * A pattern in which {@code *} stands for any characters except {@code :} and {@code /}, so that a value cannot reach beyond its part
 * of the text. The time to match is linear in the length of the text.
 */
final class GlobPattern {
    private final String[] literals;

    GlobPattern(String pattern) {
        this.literals = pattern.split("\\*", -1);
    }

    /**
     * Matches each literal at its first occurrence. Backtracking is unnecessary: characters that the star before the literal could skip
     * for a later occurrence can be skipped by the star after it.
     */
    boolean matches(String text) {
        String first = literals[0];
        if (literals.length == 1 || !text.startsWith(first)) {
            return text.equals(first);
        }
        int at = first.length();
        for (int i = 1; i < literals.length - 1; i++) {
            int found = text.indexOf(literals[i], at);
            if (found < 0 || crosses(text, at, found)) {
                return false;
            }
            at = found + literals[i].length();
        }
        String last = literals[literals.length - 1];
        int end = text.length() - last.length();
        return end >= at && text.endsWith(last) && !crosses(text, at, end);
    }

    private static boolean crosses(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == ':' || text.charAt(i) == '/') {
                return true;
            }
        }
        return false;
    }
}
