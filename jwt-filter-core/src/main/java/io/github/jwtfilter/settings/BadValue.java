package io.github.jwtfilter.settings;

/**
 * A text that is not a value of its setting. The message is the rest of a sentence that starts with the text, for example
 * {@code is not a duration}, so that whoever reports it decides whether the text may be shown.
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
