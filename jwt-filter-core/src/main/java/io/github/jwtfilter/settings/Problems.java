package io.github.jwtfilter.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects all problems of the settings, so that they can be reported together. */
public final class Problems implements Report {
    private final Entries entries;
    private final List<Problem> all = new ArrayList<>();
    private final Set<String> reported = new HashSet<>();

    /**
     * Creates an empty collection.
     *
     * @param entries the source of places and of values as written
     */
    public Problems(Entries entries) {
        this.entries = entries;
    }

    /**
     * Adds a problem of any place or key. A problem that several issuers share is added once.
     *
     * @param problem the problem
     */
    public void add(Problem problem) {
        if (reported.add(problem.toString())) {
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
    public String displayText(String key, String value) {
        return entries.expression(key).orElse(value);
    }

    /**
     * Returns an empty collection for the same settings, such as for keys that have changed since.
     *
     * @return a collection without problems
     */
    public Problems anew() {
        return new Problems(entries);
    }

    /**
     * Returns whether the settings cannot be used.
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
     * Returns all problems so far.
     *
     * @return problems in the order they were found
     */
    public List<Problem> all() {
        return Collections.unmodifiableList(all);
    }
}
