package io.github.jwtfilter.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of one issuer, or those without an issuer, by their key names without a prefix. */
final class Scope {
    private final String prefix;
    private final Map<String, Entry> byName = new LinkedHashMap<>();

    Scope(String prefix) {
        this.prefix = prefix;
    }

    /** Adds an entry, unless one with precedence exists. */
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

    /** Returns the keys of a list that have an entry. */
    List<SettingKey<?>> given(List<SettingKey<?>> keys) {
        List<SettingKey<?>> given = new ArrayList<>();
        for (SettingKey<?> key : keys) {
            if (has(key)) {
                given.add(key);
            }
        }
        return given;
    }

    /** Returns whether the entry was written by the operator rather than added by a preset. */
    boolean isWritten(SettingKey<?> key) {
        Entry entry = byName.get(key.name());
        return entry != null && entry.known() == null;
    }

    /** Returns the entries by their key names without a prefix. */
    Map<String, Entry> all() {
        return Collections.unmodifiableMap(byName);
    }

    /** Returns the name of the issuer; empty for the unnamed one. */
    String issuer() {
        return KeyName.of(prefix).issuer();
    }

    /** Returns the name of a key of this issuer in the file. */
    String own(String name) {
        return prefix + name;
    }

    /** Returns the name under which the value of a key was set; the name for this issuer if it was not set. */
    String given(String name) {
        Entry entry = byName.get(name);
        return entry == null ? own(name) : entry.key();
    }

    /** Returns a report that accepts key names without a prefix. */
    Report report(Report all) {
        return new ScopedReport(this, all);
    }
}
