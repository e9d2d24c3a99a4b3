package io.github.jwtfilter.internal.http;

/** Thrown if keys cannot be fetched. Has no stack trace, since it is an expected event. */
public final class FetchFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** The message, never null. */
    private final String reason;

    /**
     * Creates a failure.
     *
     * @param reason the cause for operators, without any content of the response, a secret or a token
     */
    public FetchFailure(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
