package io.github.jwtfilter.settings;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries by key, before expansion and parsing. */
public final class Entries {
    private static final String BACKSLASH_HINT =
            " (a single backslash is an escape character in properties files: write / or \\\\ in paths)";

    private final String source;
    private final Map<String, Entry> byKey = new LinkedHashMap<>();
    private final Map<String, Entry> presetLines = new HashMap<>();
    private final Map<String, String> issuers = new LinkedHashMap<>();

    /**
     * Creates an empty table.
     *
     * @param source the name of the settings file
     */
    public Entries(String source) {
        this.source = source;
    }

    /**
     * Adds an entry and replaces an earlier one for the same key.
     *
     * @param entry the entry
     */
    public void put(Entry entry) {
        byKey.put(entry.key(), entry);
    }

    /**
     * Adds a line of a preset, so that the place of its key can be found.
     *
     * @param entry the line of the preset
     */
    public void addPresetLine(Entry entry) {
        presetLines.put(entry.key(), entry);
    }

    /**
     * Records that a key, known or unknown, was set for an issuer.
     *
     * @param name the parsed key
     * @param place the place of the line, variable or property
     */
    public void recordIssuer(KeyName name, String place) {
        if (!name.prefix().isEmpty()) {
            issuers.putIfAbsent(name.prefix(), place);
        }
    }

    /**
     * Returns the places in which the prefixes of issuers first appear, in that order.
     *
     * @return places by prefix
     */
    public Map<String, String> issuers() {
        return Collections.unmodifiableMap(issuers);
    }

    /**
     * Returns the entries with a prefix; an empty prefix selects those without one.
     *
     * @param prefix {@code issuers.<name>.}, or an empty text
     * @return a new view
     */
    public Scope scope(String prefix) {
        Scope scope = new Scope(prefix);
        for (Entry entry : byKey.values()) {
            if (entry.name().prefix().equals(prefix)) {
                scope.add(entry);
            }
        }
        return scope;
    }

    /**
     * Returns the entries of all issuers.
     *
     * @return entries in the order in which their keys were first added
     */
    public Collection<Entry> all() {
        return Collections.unmodifiableCollection(byKey.values());
    }

    private @Nullable Entry find(String key) {
        Entry entry = byKey.get(key);
        return entry == null ? presetLines.get(key) : entry;
    }

    /**
     * Returns the place of a key, or the source in which it is missing.
     *
     * @param key the name of a key
     * @return for example {@code jwt-filter.properties:3}
     */
    public String place(String key) {
        Entry entry = find(key);
        return entry == null ? source : entry.place();
    }

    /** Returns the text of a key if it contains an expression. */
    Optional<String> expression(String key) {
        Entry entry = find(key);
        return entry == null ? Optional.empty() : entry.expression();
    }

    /** Returns a hint about a lost backslash in a file name, for the remedy of an error; otherwise an empty text. */
    String hint(String key) {
        Entry entry = byKey.get(key);
        return entry != null && entry.backslashRemoved() && entry.namesFiles() ? BACKSLASH_HINT : "";
    }
}
