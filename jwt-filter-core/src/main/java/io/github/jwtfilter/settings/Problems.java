package io.github.jwtfilter.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Collects everything that is wrong with the settings, so that it can be told at once. */
public final class Problems {
    private final Function<String, String> placeOfKey;
    private final Function<String, String> hintOfKey;
    private final Function<String, Optional<String>> expressionOfKey;
    private final List<Problem> all = new ArrayList<>();

    /**
     * Collects problems of settings.
     *
     * @param placeOfKey where the value of a key stands, or where it is missing
     * @param hintOfKey what is to be added to the remedy of an error that concerns a key; mostly an empty text
     * @param expressionOfKey the text given for a key, if it holds an expression
     */
    Problems(
            Function<String, String> placeOfKey,
            Function<String, String> hintOfKey,
            Function<String, Optional<String>> expressionOfKey) {
        this.placeOfKey = placeOfKey;
        this.hintOfKey = hintOfKey;
        this.expressionOfKey = expressionOfKey;
    }

    /** Adds a problem of one place that need not be that of a known key. */
    void add(Problem problem) {
        all.add(problem);
    }

    /**
     * Adds a problem that makes the settings unusable.
     *
     * @param key the key whose value is to blame, or that is missing
     * @param message what is wrong, without any secret
     * @param remedy the way out
     */
    public void error(String key, String message, String remedy) {
        all.add(new Problem(placeOfKey.apply(key), key, message, remedy + hintOfKey.apply(key), true));
    }

    /**
     * Adds something that deserves a look, though the settings can be used.
     *
     * @param key the key whose value is to blame
     * @param message what was found, without any secret
     * @param remedy the way out
     */
    public void finding(String key, String message, String remedy) {
        all.add(new Problem(placeOfKey.apply(key), key, message, remedy, false));
    }

    /**
     * How a message may name a value: what an expression stands for may be a secret, so it is named as it was written.
     *
     * @param key the key that the value was given for
     * @param value the value, or a part of it
     * @return the value, or the text with the expression that it came from
     */
    public String shown(String key, String value) {
        return expressionOfKey.apply(key).orElse(value);
    }

    /**
     * Whether the settings cannot be used.
     *
     * @return true if there is at least one error
     */
    public boolean hasErrors() {
        return all.stream().anyMatch(Problem::error);
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
