package io.github.jwtfilter.rejection;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step yields: a value, or the reason why there is none. Rejecting costs neither an exception nor memory.
 *
 * @param <T> the value of a step that passed
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
     * The outcome of a step that passed.
     *
     * @param value what the step yields
     * @param <T> its type
     * @return an outcome with that value
     */
    public static <T> Outcome<T> of(T value) {
        return new Outcome<>(value, null);
    }

    /**
     * The outcome of a step that failed.
     *
     * @param reason why
     * @param <T> the type of the value that is missing
     * @return a shared instance
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // holds no value, so it fits every type; every reason has its entry
    public static <T> Outcome<T> rejected(RejectionReason reason) {
        return (Outcome<T>) REJECTED.get(reason);
    }

    /**
     * Whether a value is what came out.
     *
     * @param other any value
     * @return true if it is the very one that is here
     */
    public boolean holds(T other) {
        return value == other;
    }

    /**
     * Why there is no value.
     *
     * @return the reason, or null if there is a value
     */
    public @Nullable RejectionReason reason() {
        return reason;
    }

    /**
     * The value of a step that passed.
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
