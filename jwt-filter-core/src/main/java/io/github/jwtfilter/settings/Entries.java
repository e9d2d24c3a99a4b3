package io.github.jwtfilter.settings;

import java.util.Collections;
import java.util.HashMap;
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
    private final Map<String, Entry> filledIn = new HashMap<>();
    private final Map<String, String> issuers = new LinkedHashMap<>();

    Entries(String source) {
        this.source = source;
    }

    /** Adds an entry, in place of an earlier one for the same key. */
    void put(Entry entry) {
        byKey.put(entry.key(), entry);
    }

    /** Adds a line of a preset, for whoever asks where the value of its key stands. */
    void fillIn(Entry entry) {
        filledIn.put(entry.key(), entry);
    }

    /** Notes that a key, be it an unknown one, was given for an issuer. */
    void meet(KeyName name, String place) {
        if (!name.prefix().isEmpty()) {
            issuers.putIfAbsent(name.prefix(), place);
        }
    }

    /** The places in which the prefixes of issuers first appear, in that order. */
    Map<String, String> issuers() {
        return Collections.unmodifiableMap(issuers);
    }

    /** What was given with a prefix, or with none if it is empty. */
    Scope scope(String prefix) {
        Scope scope = new Scope(prefix);
        for (Entry entry : byKey.values()) {
            if (entry.name().prefix().equals(prefix)) {
                scope.add(entry);
            }
        }
        return scope;
    }

    private @Nullable Entry find(String key) {
        Entry entry = byKey.get(key);
        return entry == null ? filledIn.get(key) : entry;
    }

    /** Where the value of a key stands, or the source in which it is missing. */
    String place(String key) {
        Entry entry = find(key);
        return entry == null ? source : entry.place();
    }

    /** The text given for a key, if it holds an expression. */
    Optional<String> expression(String key) {
        Entry entry = find(key);
        return entry == null ? Optional.empty() : entry.expression();
    }

    /** What is to be added to the remedy of an error that concerns a key. */
    String hint(String key) {
        Entry entry = byKey.get(key);
        return entry != null && entry.backslashEaten() && entry.namesFiles() ? BACKSLASH_HINT : "";
    }
}
