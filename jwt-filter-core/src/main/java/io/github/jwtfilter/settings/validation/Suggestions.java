package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Catalog;
import io.github.jwtfilter.settings.KeyName;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.value.SimilarText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Suggests known keys for an unknown one. */
public final class Suggestions {
    private static final int MOST = 3;

    private Suggestions() {}

    /** Returns up to three key names, from foreign names and by similar spelling. */
    public static List<String> of(String unknown) {
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
        boolean exact = Catalog.keys().stream().anyMatch(key -> isExact(letters, key));
        return Catalog.keys().stream()
                .filter(key -> isSimilar(letters, key))
                .filter(key -> !exact || isExact(letters, key))
                .sorted(Comparator.comparingInt(key -> SimilarText.distance(letters, SimilarText.letters(key.stem()))))
                .map(SettingKey::name)
                .collect(Collectors.toList());
    }

    /** Returns whether only case and punctuation differ. */
    private static boolean isExact(String letters, SettingKey<?> key) {
        return letters.equals(SimilarText.letters(key.stem()));
    }

    private static boolean isSimilar(String letters, SettingKey<?> key) {
        String stem = SimilarText.letters(key.stem());
        return (key.family() && letters.startsWith(stem)) || SimilarText.isSimilar(letters, stem);
    }
}
