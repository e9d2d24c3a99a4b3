package io.github.jwtfilter.settings;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the values that environment variables and system properties put in place of those in the file. */
final class Overrides {
    private static final String PROPERTY_PREFIX = Catalog.property("");
    private static final String VARIABLE_PREFIX = Catalog.variable("");

    /** What follows the prefix where a settings file is named for one web application. */
    private static final String FILE_CHOICE = "config.";

    private final Entries entries;
    private final Problems problems;

    private Overrides(Entries entries, Problems problems) {
        this.entries = entries;
        this.problems = problems;
    }

    /** A system property beats an environment variable, which beats the file. */
    static void read(Environment environment, Entries entries, Problems problems) {
        Overrides overrides = new Overrides(entries, problems);
        for (String name : ours(environment.variableNames(), VARIABLE_PREFIX, Catalog.variable(FILE_CHOICE))) {
            overrides.variable(name, environment.variable(name));
        }
        for (String name : ours(environment.propertyNames(), PROPERTY_PREFIX, Catalog.property(FILE_CHOICE))) {
            overrides.property(name, environment.property(name));
        }
    }

    /** Sorted, so that problems come in the same order every time. */
    private static Set<String> ours(Set<String> names, String prefix, String fileChoice) {
        Set<String> ours = new TreeSet<>();
        for (String name : names) {
            if (startsWith(name, prefix) && !startsWith(name, fileChoice)) {
                ours.add(name);
            }
        }
        return ours;
    }

    /** Another case is taken in too, so that it is reported rather than passed over. */
    private static boolean startsWith(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private void variable(String name, @Nullable String value) {
        String place = Entry.VARIABLE + UnknownKey.shownName(name);
        Set<String> prefixes = entries.issuers().keySet();
        String key = Catalog.findVariable(name, prefixes);
        if (key != null) {
            put(key, value, place);
        } else {
            problems.add(UnknownKey.variable(place, name, prefixes));
        }
    }

    private void property(String name, @Nullable String value) {
        String place = Entry.PROPERTY + UnknownKey.shownName(name);
        String key = name.substring(PROPERTY_PREFIX.length());
        Problem flaw = UnknownKey.copied(place, key, Catalog.property(""));
        if (flaw != null) {
            problems.add(flaw);
        } else if (name.startsWith(PROPERTY_PREFIX) && KeyName.of(key).setting() != null) {
            put(key, value, place);
        } else {
            problems.add(UnknownKey.property(place, key));
        }
    }

    private void put(String key, @Nullable String given, String place) {
        SettingKey<?> setting = KeyName.of(key).setting();
        if (setting == null || given == null) {
            return; // the value has gone since its name was listed
        }
        String value = StoredText.of(given);
        entries.meet(KeyName.of(key), place);
        boolean empty = value.trim().isEmpty();
        if (empty) {
            problems.add(new Problem(place, key, "has no value", "unset it or give a value", true));
        }
        // Blanks around a secret belong to it, as with the values of expressions.
        String text = setting.secret() ? value : value.trim();
        entries.put(new Entry(setting, key, empty ? null : text, place, false));
    }
}
