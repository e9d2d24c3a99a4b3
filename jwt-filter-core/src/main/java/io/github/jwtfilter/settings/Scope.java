package io.github.jwtfilter.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries that hold in one place, by the names of their keys without a prefix: for one issuer, or for the rest. */
final class Scope {
    private final String prefix;
    private final Map<String, Entry> byName = new LinkedHashMap<>();

    Scope(String prefix) {
        this.prefix = prefix;
    }

    /** Adds an entry, unless there is one that comes first. */
    void add(Entry entry) {
        byName.putIfAbsent(entry.name().local(), entry);
    }

    @Nullable
    Entry get(String name) {
        return byName.get(name);
    }

    boolean has(SettingKey<?> key) {
        return byName.containsKey(key.name());
    }

    /** Those keys of a list that have an entry. */
    List<SettingKey<?>> given(List<SettingKey<?>> keys) {
        List<SettingKey<?>> given = new ArrayList<>();
        for (SettingKey<?> key : keys) {
            if (has(key)) {
                given.add(key);
            }
        }
        return given;
    }

    /** Whether someone wrote it down, rather than a preset. */
    boolean isWritten(SettingKey<?> key) {
        Entry entry = byName.get(key.name());
        return entry != null && entry.known() == null;
    }

    /** The entries, by the names of their keys without a prefix. */
    Map<String, Entry> all() {
        return Collections.unmodifiableMap(byName);
    }

    /** The name of the issuer; empty for the one without a name. */
    String issuer() {
        return KeyName.of(prefix).issuer();
    }

    /** The name that a key has, or would have, in the file. */
    String own(String name) {
        return prefix + name;
    }

    /** The name under which the value of a key was given; that of the own key if it was not. */
    String given(String name) {
        Entry entry = byName.get(name);
        return entry == null ? own(name) : entry.key();
    }

    /** Takes reports on plain names of keys. */
    Report report(Report all) {
        return new ScopedReport(this, all);
    }
}
