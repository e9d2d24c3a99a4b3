package io.github.jwtfilter.internal.jose;

/** Thrown if a key must not or cannot be used. */
public final class InvalidKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The remedy, which is part of the serialized form. */
    private final String remedy;

    /**
     * Creates an exception.
     *
     * @param message the problem, as the end of a sentence about the key, without secrets
     * @param remedy the remedy, as a sentence
     */
    public InvalidKeyException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /**
     * Returns the problem.
     *
     * @return the end of a sentence about the key
     */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /**
     * Returns the remedy.
     *
     * @return a sentence
     */
    public String remedy() {
        return remedy;
    }
}
