package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.internal.digest.Sha256;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The key of a token in the cache: its complete SHA-256 digest, so that the token is not stored and cannot be confused
 * with another one.
 */
public abstract class TokenDigest {
    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    private TokenDigest(ByteBuffer digest) {
        first = digest.getLong();
        second = digest.getLong();
        third = digest.getLong();
        fourth = digest.getLong();
    }

    TokenDigest(TokenDigest other) {
        first = other.first;
        second = other.second;
        third = other.third;
        fourth = other.fourth;
    }

    static TokenDigest of(String token) {
        return new Computed(ByteBuffer.wrap(Sha256.of(token)));
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof TokenDigest && isSameAs((TokenDigest) other);
    }

    private boolean isSameAs(TokenDigest other) {
        return first == other.first && second == other.second && third == other.third && fourth == other.fourth;
    }

    /**
     * Returns some bits of the digest. Since an attacker cannot choose the bits of a digest, any of them are as good as
     * a hash of all.
     */
    @Override
    public final int hashCode() {
        return (int) first;
    }

    /** A digest that is not yet in the cache; entries of the cache are digests themselves, to save a memory access. */
    private static final class Computed extends TokenDigest {
        Computed(ByteBuffer digest) {
            super(digest);
        }
    }
}
