package io.github.jwtfilter.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Suggests known keys for an unknown one. */
final class Suggestions {
    private static final int MOST = 3;

    private Suggestions() {}

    /** Returns up to three key names, from foreign names and by similar spelling. */
    static List<String> of(String unknown) {
        KeyName name = KeyName.of(unknown);
        if (!name.prefix().isEmpty()) {
            return SuggestionsForIssuers.of(name);
        }
        List<String> names = ofCatalog(unknown);
        return names.isEmpty() ? SuggestionsForIssuers.ofSingular(unknown) : names;
    }

    /** Returns suggestions for a name without the prefix of an issuer. */
    static List<String> ofCatalog(String unknown) {
        Set<String> names = new LinkedHashSet<>(ForeignKeyNames.meaning(unknown));
        String letters = ForeignKeyNames.local(unknown);
        if (names.isEmpty()) {
            names.addAll(similar(letters));
        }
        List<String> first = new ArrayList<>(names);
        return Collections.unmodifiableList(first.subList(0, Math.min(MOST, first.size())));
    }

    private static List<String> similar(String letters) {
        return Catalog.keys().stream()
                .filter(key -> isSimilar(letters, key))
                .sorted(Comparator.comparingInt(key -> distance(letters, ForeignKeyNames.letters(key.stem()))))
                .map(SettingKey::name)
                .collect(Collectors.toList());
    }

    private static boolean isSimilar(String letters, SettingKey<?> key) {
        String stem = ForeignKeyNames.letters(key.stem());
        return (key.family() && letters.startsWith(stem)) || isSimilar(letters, stem);
    }

    /** Returns whether two words may be spellings of one. */
    static boolean isSimilar(String a, String b) {
        int tolerance = Math.min(3, Math.max(a.length(), b.length()) / 4);
        return Math.abs(a.length() - b.length()) <= tolerance && distance(a, b) <= tolerance;
    }

    /** Returns the Levenshtein distance: the number of letters to insert, remove or replace. */
    private static int distance(String a, String b) {
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
