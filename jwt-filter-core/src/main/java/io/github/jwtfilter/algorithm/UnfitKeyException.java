package io.github.jwtfilter.algorithm;

/** A key that must not be used, or cannot be. */
public final class UnfitKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The way out, which the serialised form carries along. */
    private final String remedy;

    /**
     * Says what is wrong and the way out.
     *
     * @param message what is wrong, as the end of a sentence about the key; holds nothing secret
     * @param remedy the way out
     */
    public UnfitKeyException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /**
     * What is wrong.
     *
     * @return the end of a sentence about the key
     */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /**
     * The way out.
     *
     * @return a sentence
     */
    public String remedy() {
        return remedy;
    }
}
