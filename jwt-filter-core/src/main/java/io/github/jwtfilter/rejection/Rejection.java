package io.github.jwtfilter.rejection;

import org.jspecify.annotations.Nullable;

/** One refused request: the reason, and how to name its token in a log. */
public final class Rejection {
    private final RejectionReason reason;
    private final @Nullable TokenLabel token;

    private Rejection(RejectionReason reason, @Nullable TokenLabel token) {
        this.reason = reason;
        this.token = token;
    }

    /**
     * A rejection that no token is to blame for.
     *
     * @param reason why
     * @return the rejection
     */
    public static Rejection of(RejectionReason reason) {
        return new Rejection(reason, null);
    }

    /**
     * A rejection of one token.
     *
     * @param reason why
     * @param token how logs name it
     * @return the rejection
     */
    public static Rejection of(RejectionReason reason, TokenLabel token) {
        return new Rejection(reason, token);
    }

    /**
     * Why the request is refused.
     *
     * @return the reason
     */
    public RejectionReason reason() {
        return reason;
    }

    /**
     * How logs name the token.
     *
     * @return the label, or null if no single token was found
     */
    public @Nullable TokenLabel token() {
        return token;
    }

    @Override
    public String toString() {
        return token == null ? reason.code() : reason.code() + " " + token;
    }
}
