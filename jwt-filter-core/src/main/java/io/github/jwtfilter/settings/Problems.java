package io.github.jwtfilter.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects everything that is wrong with the settings, so that it can be told at once. */
public final class Problems implements Report {
    private final Entries entries;
    private final List<Problem> all = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    /**
     * Collects problems of settings.
     *
     * @param entries tells where the value of a key stands, and how it was written
     */
    Problems(Entries entries) {
        this.entries = entries;
    }

    /** Adds a problem of one place that need not be that of a known key. What several issuers share is told once. */
    void add(Problem problem) {
        if (told.add(problem.toString())) {
            all.add(problem);
        }
    }

    @Override
    public void error(String key, String message, String remedy) {
        add(new Problem(entries.place(key), key, message, remedy + entries.hint(key), true));
    }

    @Override
    public void finding(String key, String message, String remedy) {
        add(new Problem(entries.place(key), key, message, remedy, false));
    }

    @Override
    public String shown(String key, String value) {
        return entries.expression(key).orElse(value);
    }

    /**
     * Collects problems of the same settings once more, such as those of keys that have changed since.
     *
     * @return without any problem yet
     */
    public Problems anew() {
        return new Problems(entries);
    }

    /**
     * Whether the settings cannot be used.
     *
     * @return true if there is at least one error
     */
    public boolean hasErrors() {
        for (Problem problem : all) {
            if (problem.error()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Everything found so far.
     *
     * @return problems in the order they were found
     */
    public List<Problem> all() {
        return Collections.unmodifiableList(all);
    }
}
