package io.github.jwtfilter.rejection;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A rejected request: the reason, and for the log the token, the rule, what the token or the user lacks, and what the operator
 * could do. These texts are computed only when they are read.
 */
public final class Rejection {
    private final RejectionReason reason;
    private final @Nullable TokenLabel token;
    private final @Nullable Supplier<String> advice;
    private final @Nullable Object rule;
    private final @Nullable Supplier<@Nullable String> missing;

    private Rejection(
            RejectionReason reason,
            @Nullable TokenLabel token,
            @Nullable Supplier<String> advice,
            @Nullable Object rule,
            @Nullable Supplier<@Nullable String> missing) {
        this.reason = reason;
        this.token = token;
        this.advice = advice;
        this.rule = rule;
        this.missing = missing;
    }

    /**
     * A rejection that no token is to blame for.
     *
     * @param reason why
     * @return the rejection
     */
    public static Rejection of(RejectionReason reason) {
        return new Rejection(reason, null, null, null, null);
    }

    /**
     * A rejection of one token.
     *
     * @param reason why
     * @param token how logs name it
     * @return the rejection
     */
    public static Rejection of(RejectionReason reason, TokenLabel token) {
        return new Rejection(reason, token, null, null, null);
    }

    /**
     * A rejection that settings could prevent.
     *
     * @param reason why
     * @param advice which settings; fixed text, worked out only if it is asked for
     * @return the rejection
     */
    public static Rejection withAdvice(RejectionReason reason, Supplier<String> advice) {
        return new Rejection(reason, null, advice, null, null);
    }

    /**
     * The same rejection by an access rule.
     *
     * @param deciding the rule, or several; its text is the key, such as {@code access.30}
     * @return a copy with the rule
     */
    public Rejection by(Object deciding) {
        return new Rejection(reason, token, advice, deciding, missing);
    }

    /**
     * The same rejection with what the token or the user lacks.
     *
     * @param lacked for example the roles of which one is required, or null if nothing is missing; free of claims
     * @return a copy with the text
     */
    public Rejection lacking(Supplier<@Nullable String> lacked) {
        return new Rejection(reason, token, advice, rule, lacked);
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
     * @return the label of the token, or of all verified tokens of different users; null without a token
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

    /**
     * The rule that decided.
     *
     * @return the keys of the rule or rules, or null if none was evaluated
     */
    public @Nullable String rule() {
        return rule == null ? null : rule.toString();
    }

    /**
     * What the token or the user lacks.
     *
     * @return for example {@code role admin|clerk}, or null
     */
    public @Nullable String missing() {
        return missing == null ? null : missing.get();
    }

    @Override
    public String toString() {
        return token == null ? reason.code() : reason.code() + " " + token;
    }
}
