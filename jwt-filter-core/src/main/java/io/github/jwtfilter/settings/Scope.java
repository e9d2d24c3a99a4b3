package io.github.jwtfilter.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of one issuer, or those without an issuer, by their key names without a prefix. */
public final class Scope {
    private final String prefix;
    private final Map<String, Entry> byName = new LinkedHashMap<>();

    Scope(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Adds an entry, unless one with precedence exists.
     *
     * @param entry the entry
     */
    public void add(Entry entry) {
        byName.putIfAbsent(entry.name().local(), entry);
    }

    /**
     * Returns the entry of a key.
     *
     * @param name a key without prefix
     * @return the entry, or null if the key is missing
     */
    @Nullable
    public Entry get(String name) {
        return byName.get(name);
    }

    /**
     * Returns whether a key is set.
     *
     * @param key the key
     * @return true if there is an entry
     */
    public boolean has(SettingKey<?> key) {
        return byName.containsKey(key.name());
    }

    /**
     * Returns whether one of several keys is set.
     *
     * @param keys keys and families of keys
     * @return true if there is an entry of at least one of them
     */
    public boolean hasAny(List<SettingKey<?>> keys) {
        for (Entry entry : byName.values()) {
            if (keys.contains(entry.setting())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the keys of a list that have an entry.
     *
     * @param keys the candidates
     * @return those with an entry
     */
    public List<SettingKey<?>> configured(List<SettingKey<?>> keys) {
        List<SettingKey<?>> configured = new ArrayList<>();
        for (SettingKey<?> key : keys) {
            if (has(key)) {
                configured.add(key);
            }
        }
        return configured;
    }

    /**
     * Returns whether the entry was written by the operator rather than added by a preset.
     *
     * @param key the key
     * @return true if its entry is one of this scope
     */
    public boolean isWritten(SettingKey<?> key) {
        Entry entry = byName.get(key.name());
        return entry != null && entry.known() == null;
    }

    /**
     * Returns the entries by their key names without a prefix.
     *
     * @return entries by key without prefix
     */
    public Map<String, Entry> all() {
        return Collections.unmodifiableMap(byName);
    }

    /** Returns the name of the issuer; empty for the unnamed one. */
    String issuer() {
        return KeyName.of(prefix).issuer();
    }

    /**
     * Returns the name of a key of this issuer in the file.
     *
     * @param name a key without prefix
     * @return the name with the prefix
     */
    public String own(String name) {
        return prefix + name;
    }

    /**
     * Returns the name under which the value of a key was set; the name for this issuer if it was not set.
     *
     * @param name a key without prefix
     * @return the name as written
     */
    public String configuredName(String name) {
        Entry entry = byName.get(name);
        return entry == null ? own(name) : entry.key();
    }

    /**
     * Returns a report that accepts key names without a prefix.
     *
     * @param all the report that receives all problems
     * @return the report for this issuer
     */
    public Report report(Report all) {
        return prefix.isEmpty() ? all : new ScopedReport(this, all);
    }
}
