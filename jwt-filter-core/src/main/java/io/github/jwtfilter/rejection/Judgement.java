package io.github.jwtfilter.rejection;

import org.jspecify.annotations.Nullable;

/**
 * What came of judging one token: a value that proves it was accepted, or the rejection. Exactly one of them is there.
 *
 * @param <T> what an accepted token becomes
 */
public final class Judgement<T> {
    private final @Nullable T value;
    private final @Nullable Rejection rejection;

    private Judgement(@Nullable T value, @Nullable Rejection rejection) {
        this.value = value;
        this.rejection = rejection;
    }

    /**
     * The token is accepted.
     *
     * @param value what it has become
     * @param <T> the type of the value
     * @return a judgement without a rejection
     */
    public static <T> Judgement<T> accepted(T value) {
        return new Judgement<>(value, null);
    }

    /**
     * The token is rejected.
     *
     * @param rejection why
     * @param <T> the type of the value that is missing
     * @return a judgement without a value
     */
    public static <T> Judgement<T> rejected(Rejection rejection) {
        return new Judgement<>(null, rejection);
    }

    /**
     * Why the token was rejected.
     *
     * @return the rejection, or null if the token was accepted
     */
    public @Nullable Rejection rejection() {
        return rejection;
    }

    /**
     * What an accepted token has become.
     *
     * @return the value
     * @throws IllegalStateException if the token was rejected
     */
    public T value() {
        if (value == null) {
            throw new IllegalStateException("rejected: " + rejection);
        }
        return value;
    }
}
