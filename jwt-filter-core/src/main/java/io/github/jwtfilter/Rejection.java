package io.github.jwtfilter;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A rejected request: the reason, and for the log the token, the rule, the values of the failed check, and advice for the
 * operator. These texts are computed only on demand.
 */
public final class Rejection {
    private final RejectionReason reason;
    private final @Nullable TokenLabel token;
    private final @Nullable Supplier<String> advice;
    private final @Nullable Object rule;
    private final @Nullable Supplier<@Nullable FailedCheck> check;

    private Rejection(
            RejectionReason reason,
            @Nullable TokenLabel token,
            @Nullable Supplier<String> advice,
            @Nullable Object rule,
            @Nullable Supplier<@Nullable FailedCheck> check) {
        this.reason = reason;
        this.token = token;
        this.advice = advice;
        this.rule = rule;
        this.check = check;
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
     * Creates a rejection of one token with the values of the failed check.
     *
     * @param reason the reason
     * @param token the label of the token in logs
     * @param check computes the values on demand, or null if there are none
     * @return the rejection
     */
    public static Rejection of(RejectionReason reason, TokenLabel token, Supplier<@Nullable FailedCheck> check) {
        return new Rejection(reason, token, null, null, check);
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
        return new Rejection(reason, token, advice, deciding, check);
    }

    /**
     * Returns the same rejection with the values of the failed check.
     *
     * @param failed computes the values on demand, or null if there are none; without parts of unverified tokens
     * @return a copy with the values
     */
    public Rejection withCheck(Supplier<@Nullable FailedCheck> failed) {
        return new Rejection(reason, token, advice, rule, failed);
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
     * Returns the values of the failed check: expected and found claims, roles or scopes.
     *
     * @return escaped text, or null if there is nothing to add to the reason
     */
    public @Nullable FailedCheck check() {
        return check == null ? null : check.get();
    }

    /**
     * Returns the role or scope that the token or the user lacks.
     *
     * @return for example {@code role admin|clerk}, or null
     */
    public @Nullable String missing() {
        FailedCheck failed = check();
        return failed == null ? null : failed.missing();
    }

    @Override
    public String toString() {
        return token == null ? reason.code() : reason.code() + " " + token;
    }
}
