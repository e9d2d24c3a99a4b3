package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.SingleLine;

/** One problem of the settings, with its place and remedy. */
public final class Problem {
    private final String place;
    private final String key;
    private final String message;
    private final String remedy;
    private final boolean error;

    /**
     * Creates a problem.
     *
     * @param place the place of the value
     * @param key its key, or an empty text
     * @param message the problem, without secrets
     * @param remedy the correction
     * @param error whether the settings cannot be used
     */
    public Problem(String place, String key, String message, String remedy, boolean error) {
        this.place = SingleLine.of(place);
        this.key = SingleLine.of(key);
        this.message = SingleLine.of(message);
        this.remedy = SingleLine.of(remedy);
        this.error = error;
    }

    /**
     * Returns the place of the value.
     *
     * @return for example {@code jwt-filter.properties:3}
     */
    public String place() {
        return place;
    }

    /**
     * Returns the key.
     *
     * @return its name, or an empty text for a problem of a line or of the whole file
     */
    public String key() {
        return key;
    }

    /**
     * Returns the message.
     *
     * @return a sentence without secrets
     */
    public String message() {
        return message;
    }

    /**
     * Returns the remedy.
     *
     * @return a sentence
     */
    public String remedy() {
        return remedy;
    }

    /**
     * Returns whether the settings cannot be used.
     *
     * @return true for an error, false for a finding that deserves a review
     */
    public boolean error() {
        return error;
    }

    @Override
    public String toString() {
        return place + ": " + (key.isEmpty() ? "" : key + ": ") + message + "; " + remedy;
    }
}
