package io.github.jwtfilter;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A rejected request: the reason, and for the log the token, the rule, the missing role or scope, and advice for the
 * operator. These texts are computed only on demand.
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
     * Creates a rejection that does not concern a token.
     *
     * @param reason the reason
     * @return the rejection
     */
    public static Rejection of(RejectionReason reason) {
        return new Rejection(reason, null, null, null, null);
    }

    /**
     * Creates a rejection of one token.
     *
     * @param reason the reason
     * @param token the label of the token in logs
     * @return the rejection
     */
    public static Rejection of(RejectionReason reason, TokenLabel token) {
        return new Rejection(reason, token, null, null, null);
    }

    /**
     * Creates a rejection that settings could prevent.
     *
     * @param reason the reason
     * @param advice which settings; fixed text, computed on demand
     * @return the rejection
     */
    public static Rejection withAdvice(RejectionReason reason, Supplier<String> advice) {
        return new Rejection(reason, null, advice, null, null);
    }

    /**
     * Returns the same rejection with the deciding access rule.
     *
     * @param deciding the rule, or several; its text is the key, such as {@code access.30}
     * @return a copy with the rule
     */
    public Rejection by(Object deciding) {
        return new Rejection(reason, token, advice, deciding, missing);
    }

    /**
     * Returns the same rejection with the role or scope that the token or the user lacks.
     *
     * @param missing for example the roles of which one is required, or null if nothing is missing; free of claims
     * @return a copy with the text
     */
    public Rejection withMissing(Supplier<@Nullable String> missing) {
        return new Rejection(reason, token, advice, rule, missing);
    }

    /**
     * Returns the reason.
     *
     * @return the reason
     */
    public RejectionReason reason() {
        return reason;
    }

    /**
     * Returns the label of the token in logs.
     *
     * @return the label of the token, or of all verified tokens of different users; null without a token
     */
    public @Nullable TokenLabel token() {
        return token;
    }

    /**
     * Returns advice for the operator.
     *
     * @return fixed text for the log, or null if there is nothing to add to the reason
     */
    public @Nullable String advice() {
        return advice == null ? null : advice.get();
    }

    /**
     * Returns the deciding rule.
     *
     * @return the keys of the rule or rules, or null if none was evaluated
     */
    public @Nullable String rule() {
        return rule == null ? null : rule.toString();
    }

    /**
     * Returns the role or scope that the token or the user lacks.
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
