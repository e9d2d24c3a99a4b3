package io.github.jwtfilter;

import org.jspecify.annotations.Nullable;

/**
 * A store of sessions or revocations cannot be read or changed: it is unreachable, too slow, full, or contains data that this
 * version cannot read. Requests that need the store are then rejected with 503, unless {@code revocation.on-failure} is {@code admit}. The message contains no secret and no value of a
 * session.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message the problem and, if there is one, its remedy; without secrets
     */
    public StoreException(String message) {
        this(message, null);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message the problem and, if there is one, its remedy; without secrets
     * @param cause the exception of the driver, whose message may quote values; the stores of this library replace it by one with
     *     the same class name and stack trace
     */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
