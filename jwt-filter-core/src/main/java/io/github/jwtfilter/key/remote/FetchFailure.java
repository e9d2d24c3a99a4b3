package io.github.jwtfilter.key.remote;

/** Why keys could not be fetched. An expected event, so that it costs no stack trace. */
public final class FetchFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** The message, which is never null. */
    private final String reason;

    /**
     * A failure.
     *
     * @param reason what happened, for people: never anything of the answer, of a secret or of a token
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
