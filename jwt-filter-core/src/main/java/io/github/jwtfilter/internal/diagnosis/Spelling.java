package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.settings.value.SimilarText;

/** Compares names of roles, scopes and audiences. */
final class Spelling {
    private Spelling() {}

    /**
     * Returns whether two names are probably spellings of one. Names with different numbers are different, such as {@code level1}
     * and {@code level2}, and so are names without ASCII letters.
     */
    static boolean isSame(String a, String b) {
        String first = SimilarText.letters(a);
        String second = SimilarText.letters(b);
        return !first.isEmpty() && digits(a).equals(digits(b)) && SimilarText.isSimilar(first, second);
    }

    private static String digits(String name) {
        return name.replaceAll("[^0-9]", "");
    }
}
