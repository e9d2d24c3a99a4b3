package io.github.jwtfilter.access;

/** A rule that cannot be read: which part of it, what is wrong, and the way out. */
final class BadRule extends Exception {
    private static final long serialVersionUID = 1L;

    private final String part;
    private final String remedy;

    /** The message is the rest of a sentence that starts with the part, for example {@code is no method}. */
    BadRule(String part, String message, String remedy) {
        super(message);
        this.part = part;
        this.remedy = remedy;
    }

    String part() {
        return part;
    }

    String remedy() {
        return remedy;
    }
}
