package io.github.jwtfilter.settings;

/** Something that is wrong with the settings: where, what, and the way out. */
public final class Problem {
    private final String place;
    private final String key;
    private final String message;
    private final String remedy;
    private final boolean error;

    Problem(String place, String key, String message, String remedy, boolean error) {
        this.place = OneLine.of(place);
        this.key = OneLine.of(key);
        this.message = OneLine.of(message);
        this.remedy = OneLine.of(remedy);
        this.error = error;
    }

    /**
     * Where the value stands.
     *
     * @return for example {@code jwt-filter.properties:3}
     */
    public String place() {
        return place;
    }

    /**
     * The key.
     *
     * @return its name, or an empty text if a line or the whole file is to blame
     */
    public String key() {
        return key;
    }

    /**
     * What is wrong.
     *
     * @return a sentence that holds no secret
     */
    public String message() {
        return message;
    }

    /**
     * The way out.
     *
     * @return a sentence
     */
    public String remedy() {
        return remedy;
    }

    /**
     * Whether the settings cannot be used.
     *
     * @return true for an error, false for a finding that deserves a look
     */
    public boolean error() {
        return error;
    }

    @Override
    public String toString() {
        return place + ": " + (key.isEmpty() ? "" : key + ": ") + message + "; " + remedy;
    }
}
