package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.RejectionReason;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of a step: a value, or the reason for a rejection. A rejection costs neither an exception nor an
 * allocation.
 *
 * @param <T> the type of the value of a step that passed
 */
public final class Outcome<T> {
    private static final Map<RejectionReason, Outcome<?>> REJECTED = new EnumMap<>(RejectionReason.class);

    static {
        for (RejectionReason reason : RejectionReason.values()) {
            REJECTED.put(reason, new Outcome<>(null, reason));
        }
    }

    private final @Nullable T value;
    private final @Nullable RejectionReason reason;

    private Outcome(@Nullable T value, @Nullable RejectionReason reason) {
        this.value = value;
        this.reason = reason;
    }

    /**
     * Returns the result of a step that passed.
     *
     * @param value the value of the step
     * @param <T> its type
     * @return a result with that value
     */
    public static <T> Outcome<T> of(T value) {
        return new Outcome<>(value, null);
    }

    /**
     * Returns the result of a step that failed.
     *
     * @param reason the reason
     * @param <T> the type of the missing value
     * @return a shared instance
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // contains no value, so it fits every type; every reason has its entry
    public static <T> Outcome<T> rejected(RejectionReason reason) {
        return (Outcome<T>) REJECTED.get(reason);
    }

    /**
     * Returns whether this result contains the given instance.
     *
     * @param other any value
     * @return true if the value is the same object
     */
    public boolean holds(T other) {
        return value == other;
    }

    /**
     * Returns the reason for the rejection.
     *
     * @return the reason, or null if there is a value
     */
    public @Nullable RejectionReason reason() {
        return reason;
    }

    /**
     * Returns the value of a step that passed.
     *
     * @return the value
     * @throws IllegalStateException if the step failed
     */
    public T value() {
        if (value == null) {
            throw new IllegalStateException("rejected: " + reason);
        }
        return value;
    }
}
