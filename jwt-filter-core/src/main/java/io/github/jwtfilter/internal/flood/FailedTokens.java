package io.github.jwtfilter.internal.flood;

import io.github.jwtfilter.internal.digest.TokenDigest;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that have recently failed the signature check, each with the keys under which it has failed. The slot of a token
 * depends on its digest, and a later token replaces an earlier one: memory is bounded, and neither operation takes a lock.
 *
 * <p>The ends of the signatures exclude nearly all other tokens without their digest, whose computation would be the most
 * expensive step of a new token after its signature.
 */
final class FailedTokens {
    private static final int SLOTS = 4_096;

    /** More than tokens, since a token is also forgotten if another end replaces its own. */
    private static final int ENDS = 4 * SLOTS;

    private static final int END_LENGTH = 16;

    private final AtomicIntegerArray ends = new AtomicIntegerArray(ENDS);
    private final AtomicReferenceArray<@Nullable Failure> slots = new AtomicReferenceArray<>(SLOTS);

    /** Returns whether a token with the same end has failed. For all others, no digest is needed. */
    boolean mayContain(String token) {
        int end = end(token);
        return ends.get(slot(end, ENDS)) == end;
    }

    /** Returns whether a token has failed under these keys, compared by identity; false if that is forgotten. */
    @SuppressWarnings("ReferenceEquality") // other keys may verify the token, also if they are equal in part
    boolean contains(TokenDigest digest, Object keys) {
        Failure failure = slots.get(slot(digest.hashCode(), SLOTS));
        return failure != null && failure.keys == keys && failure.equals(digest);
    }

    /** Adds a token. {@code keys} is retained, and should therefore be small. */
    void add(String token, TokenDigest digest, Object keys) {
        int end = end(token);
        slots.lazySet(slot(digest.hashCode(), SLOTS), new Failure(digest, keys));
        ends.lazySet(slot(end, ENDS), end);
    }

    /** Returns a hash code of the last characters, which belong to the signature. */
    private static int end(String token) {
        int hash = 1;
        for (int i = Math.max(0, token.length() - END_LENGTH); i < token.length(); i++) {
            hash = 31 * hash + token.charAt(i);
        }
        return hash;
    }

    private static int slot(int hash, int slots) {
        return (hash ^ hash >>> 16) & (slots - 1);
    }

    private static final class Failure extends TokenDigest {
        private final Object keys;

        Failure(TokenDigest token, Object keys) {
            super(token);
            this.keys = keys;
        }
    }
}
