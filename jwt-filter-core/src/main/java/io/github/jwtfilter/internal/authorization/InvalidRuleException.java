package io.github.jwtfilter.internal.authorization;

/** Thrown for a rule that cannot be parsed: the part, the error, and the remedy. */
final class InvalidRuleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String part;
    private final String remedy;

    /**
     * Creates an exception. The message continues a sentence that starts with the part, for example
     * {@code is not a method}.
     */
    InvalidRuleException(String part, String message, String remedy) {
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
