package io.github.jwtfilter;

import org.jspecify.annotations.Nullable;

/**
 * The result of verifying one token: either a value that proves acceptance, or the rejection.
 *
 * @param <T> the type of the value for an accepted token
 */
public final class Result<T> {
    private final @Nullable T value;
    private final @Nullable Rejection rejection;

    private Result(@Nullable T value, @Nullable Rejection rejection) {
        this.value = value;
        this.rejection = rejection;
    }

    /**
     * Returns a result with a value.
     *
     * @param value the value for the accepted token
     * @param <T> the type of the value
     * @return a result without a rejection
     */
    public static <T> Result<T> accepted(T value) {
        return new Result<>(value, null);
    }

    /**
     * Returns a result with a rejection.
     *
     * @param rejection the reason
     * @param <T> the type of the missing value
     * @return a result without a value
     */
    public static <T> Result<T> rejected(Rejection rejection) {
        return new Result<>(null, rejection);
    }

    /**
     * Returns the rejection.
     *
     * @return the rejection, or null if the token was accepted
     */
    public @Nullable Rejection rejection() {
        return rejection;
    }

    /**
     * Returns the value.
     *
     * @return the value for the accepted token
     * @throws IllegalStateException if the token was rejected
     */
    public T value() {
        if (value == null) {
            throw new IllegalStateException("rejected: " + rejection);
        }
        return value;
    }
}
