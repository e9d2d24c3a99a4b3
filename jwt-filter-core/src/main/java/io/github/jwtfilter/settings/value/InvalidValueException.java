package io.github.jwtfilter.settings.value;

/**
 * Thrown for a text that is not a valid value of its setting. The message is a predicate without its subject, for
 * example {@code is not a duration}, so that the caller decides whether the text may be shown.
 */
public final class InvalidValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public InvalidValueException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
