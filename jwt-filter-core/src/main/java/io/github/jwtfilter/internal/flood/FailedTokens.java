package io.github.jwtfilter.internal.flood;

import io.github.jwtfilter.internal.digest.TokenDigest;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that have recently failed the signature check, each with the keys under which it has failed. The slot of a token
 * depends on its digest, and a later token replaces an earlier one: memory is bounded, and neither operation takes a lock.
 */
final class FailedTokens {
    private static final int SLOTS = 4_096;

    private final AtomicReferenceArray<@Nullable Failure> slots = new AtomicReferenceArray<>(SLOTS);

    /** Returns whether a token has failed under these keys; false if that is forgotten. {@code keys} is compared by identity. */
    @SuppressWarnings("ReferenceEquality") // other keys may verify the token, also if they are equal in part
    boolean contains(TokenDigest token, Object keys) {
        Failure failure = slots.get(slot(token));
        return failure != null && failure.keys == keys && failure.equals(token);
    }

    /** Adds a token. {@code keys} is retained, and should therefore be small. */
    void add(TokenDigest token, Object keys) {
        slots.lazySet(slot(token), new Failure(token, keys));
    }

    private static int slot(TokenDigest token) {
        return token.hashCode() & (SLOTS - 1);
    }

    private static final class Failure extends TokenDigest {
        private final Object keys;

        Failure(TokenDigest token, Object keys) {
            super(token);
            this.keys = keys;
        }
    }
}
