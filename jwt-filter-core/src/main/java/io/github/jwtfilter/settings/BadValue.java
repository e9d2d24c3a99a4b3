package io.github.jwtfilter.settings;

/**
 * Thrown for a text that is not a valid value of its setting. The message is a predicate without its subject, for
 * example {@code is not a duration}, so that the caller decides whether the text may be shown.
 */
final class BadValue extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    BadValue(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
