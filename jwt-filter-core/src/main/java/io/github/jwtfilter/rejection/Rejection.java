package io.github.jwtfilter.rejection;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One refused request: the reason, how to name its token in a log, and what the operator could do about it. */
public final class Rejection {
    private final RejectionReason reason;
    private final @Nullable TokenLabel token;

    private final @Nullable Supplier<String> advice;

    private Rejection(RejectionReason reason, @Nullable TokenLabel token, @Nullable Supplier<String> advice) {
        this.reason = reason;
        this.token = token;
        this.advice = advice;
    }

    /**
     * A rejection that no token is to blame for.
     *
     * @param reason why
     * @return the rejection
     */
    public static Rejection of(RejectionReason reason) {
        return new Rejection(reason, null, null);
    }

    /**
     * A rejection of one token.
     *
     * @param reason why
     * @param token how logs name it
     * @return the rejection
     */
    public static Rejection of(RejectionReason reason, TokenLabel token) {
        return new Rejection(reason, token, null);
    }

    /**
     * A rejection that settings could prevent.
     *
     * @param reason why
     * @param advice which settings; fixed text, worked out only if it is asked for
     * @return the rejection
     */
    public static Rejection withAdvice(RejectionReason reason, Supplier<String> advice) {
        return new Rejection(reason, null, advice);
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

    /**
     * What the operator could do about it.
     *
     * @return fixed text for the log, or null if nothing more is known than the reason
     */
    public @Nullable String advice() {
        return advice == null ? null : advice.get();
    }

    @Override
    public String toString() {
        return token == null ? reason.code() : reason.code() + " " + token;
    }
}
