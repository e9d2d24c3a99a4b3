package io.github.jwtfilter;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of a step that returns a value, such as the verification of a token: the value, which proves that the step has
 * passed, or the rejection. A check without a value returns a {@link RejectionReason}, or null if it passes.
 *
 * @param <T> the type of the value
 */
public final class Result<T> {
    private static final Map<RejectionReason, Result<?>> REJECTED = new EnumMap<>(RejectionReason.class);

    static {
        for (RejectionReason reason : RejectionReason.values()) {
            REJECTED.put(reason, new Result<>(null, Rejection.of(reason)));
        }
    }

    private final @Nullable T value;
    private final @Nullable Rejection rejection;

    private Result(@Nullable T value, @Nullable Rejection rejection) {
        this.value = value;
        this.rejection = rejection;
    }

    /**
     * Returns a result with a value.
     *
     * @param value the value of a step that has passed
     * @param <T> the type of the value
     * @return a result without a rejection
     */
    public static <T> Result<T> accepted(T value) {
        return new Result<>(value, null);
    }

    /**
     * Returns a result with a rejection.
     *
     * @param rejection the reason, with details
     * @param <T> the type of the missing value
     * @return a result without a value
     */
    public static <T> Result<T> rejected(Rejection rejection) {
        return new Result<>(null, rejection);
    }

    /**
     * Returns a result with a rejection without details. Costs neither an exception nor an allocation.
     *
     * @param reason the reason
     * @param <T> the type of the missing value
     * @return a shared instance without a value
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // contains no value, so it fits every type; every reason has its entry
    public static <T> Result<T> rejected(RejectionReason reason) {
        return (Result<T>) REJECTED.get(reason);
    }

    /**
     * Returns the rejection.
     *
     * @return the rejection, or null if there is a value
     */
    public @Nullable Rejection rejection() {
        return rejection;
    }

    /**
     * Returns the reason of the rejection.
     *
     * @return the reason, or null if there is a value
     */
    public @Nullable RejectionReason reason() {
        return rejection == null ? null : rejection.reason();
    }

    /**
     * Returns the value.
     *
     * @return the value of a step that has passed
     * @throws IllegalStateException if there is a rejection
     */
    public T value() {
        if (value == null) {
            throw new IllegalStateException("rejected: " + rejection);
        }
        return value;
    }
}
