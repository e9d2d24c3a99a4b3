package io.github.jwtfilter.settings.value;

import java.util.Locale;

/** Compares words for suggestions: whether two of them may be spellings of one. */
public final class SimilarText {
    private SimilarText() {}

    /** Returns the ASCII letters and digits of a name, in lower case. */
    public static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Returns whether two words may be spellings of one. */
    public static boolean isSimilar(String a, String b) {
        int tolerance = Math.min(3, Math.max(a.length(), b.length()) / 4);
        return Math.abs(a.length() - b.length()) <= tolerance && distance(a, b) <= tolerance;
    }

    /** Returns the Levenshtein distance: the number of letters to insert, remove or replace. */
    public static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
