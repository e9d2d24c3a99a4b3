package io.github.jwtfilter.settings;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was given for each key. */
final class Entries {
    private static final String BACKSLASH_HINT =
            " (properties files take single backslashes for themselves: write / or \\\\ in paths)";

    private final String source;
    private final Map<String, Entry> byKey = new LinkedHashMap<>();

    Entries(String source) {
        this.source = source;
    }

    /** Adds an entry, in place of an earlier one for the same key. */
    void put(Entry entry) {
        byKey.put(entry.key(), entry);
    }

    @Nullable
    Entry get(String key) {
        return byKey.get(key);
    }

    boolean has(SettingKey<?> key) {
        return byKey.containsKey(key.name());
    }

    Collection<Entry> all() {
        return byKey.values();
    }

    /** Where the value of a key stands, or the source in which it is missing. */
    String place(String key) {
        Entry entry = byKey.get(key);
        return entry == null ? source : entry.place();
    }

    /** The text given for a key, if it holds an expression. */
    Optional<String> expression(String key) {
        Entry entry = byKey.get(key);
        return entry == null
                ? Optional.empty()
                : Optional.ofNullable(entry.text()).filter(Expander::isExpression);
    }

    /** What is to be added to the remedy of an error that concerns a key. */
    String hint(String key) {
        Entry entry = byKey.get(key);
        return entry != null && entry.backslashEaten() && entry.namesFiles() ? BACKSLASH_HINT : "";
    }
}
