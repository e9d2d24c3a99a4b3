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
     * Each literal is taken where it first occurs. A later occurrence never helps: the characters between the two would have to be
     * skipped by the star before it, and can then be skipped by the star behind it just as well.
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
