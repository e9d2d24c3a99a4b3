package io.github.jwtfilter.settings.properties;

import io.github.jwtfilter.settings.Catalog;
import io.github.jwtfilter.settings.Entries;
import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.KeyName;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.Problems;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.validation.UnknownKey;
import io.github.jwtfilter.settings.value.CopyFlaw;
import io.github.jwtfilter.settings.value.StoredText;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads environment variables and system properties that override values of the file. */
final class Overrides {
    private static final String PROPERTY_PREFIX = Catalog.property("");
    private static final String VARIABLE_PREFIX = Catalog.variable("");

    /** The suffix of the prefix for names that select the settings file of one web application. */
    private static final String FILE_CHOICE = "config.";

    private final Entries entries;
    private final Problems problems;

    private Overrides(Entries entries, Problems problems) {
        this.entries = entries;
        this.problems = problems;
    }

    /** System properties override environment variables, which override the file. */
    static void read(Environment environment, Entries entries, Problems problems) {
        Overrides overrides = new Overrides(entries, problems);
        for (String name : ownNames(environment.variableNames(), VARIABLE_PREFIX, Catalog.variable(FILE_CHOICE))) {
            overrides.variable(name, environment.variable(name));
        }
        for (String name : ownNames(environment.propertyNames(), PROPERTY_PREFIX, Catalog.property(FILE_CHOICE))) {
            overrides.property(name, environment.property(name));
        }
    }

    /** Sorted, so that the order of problems is stable. */
    private static Set<String> ownNames(Set<String> names, String prefix, String fileChoice) {
        Set<String> ownNames = new TreeSet<>();
        for (String name : names) {
            if (startsWith(name, prefix) && !startsWith(name, fileChoice)) {
                ownNames.add(name);
            }
        }
        return ownNames;
    }

    /** Ignores case, so that a name in the wrong case is reported. */
    private static boolean startsWith(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private void variable(String name, @Nullable String value) {
        Set<String> prefixes = entries.issuers().keySet();
        String key = Catalog.findVariable(name, prefixes);
        if (key != null) {
            put(key, value, Entry.VARIABLE + name);
        } else {
            problems.add(UnknownKey.variable(place(Entry.VARIABLE, name, VARIABLE_PREFIX), name, prefixes));
        }
    }

    private void property(String name, @Nullable String value) {
        String place = place(Entry.PROPERTY, name, PROPERTY_PREFIX);
        String key = name.substring(PROPERTY_PREFIX.length());
        CopyFlaw flaw = CopyFlaw.of(key);
        if (flaw != null) {
            problems.add(UnknownKey.copied(place, key, flaw, Catalog.property("")));
        } else if (name.startsWith(PROPERTY_PREFIX) && KeyName.of(key).setting() != null) {
            put(key, value, Entry.PROPERTY + name);
        } else {
            problems.add(UnknownKey.property(place, key));
        }
    }

    /** Returns the place of a name that may be shown only in part. */
    private static String place(String source, String name, String prefix) {
        return source + name.substring(0, prefix.length()) + UnknownKey.displayName(name.substring(prefix.length()));
    }

    private void put(String key, @Nullable String rawValue, String place) {
        SettingKey<?> setting = KeyName.of(key).setting();
        if (setting == null || rawValue == null) {
            return; // the value was removed after its name was listed
        }
        String value = StoredText.of(rawValue);
        entries.recordIssuer(KeyName.of(key), place);
        boolean empty = value.trim().isEmpty();
        if (empty) {
            problems.add(new Problem(place, key, "has no value", "remove it, or set a value", true));
        }
        // Surrounding blanks are part of a secret, as in expressions.
        String text = setting.secret() ? value : value.trim();
        entries.put(new Entry(setting, key, empty ? null : text, place, false));
    }
}
