package io.github.jwtfilter.internal.digest;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The complete SHA-256 digest of a token as a key of tables, so that the token is not stored and cannot be confused with
 * another one. Entries of tables can extend it, to save a memory access.
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

    /**
     * Creates an entry of a table.
     *
     * @param other the digest of its token
     */
    protected TokenDigest(TokenDigest other) {
        first = other.first;
        second = other.second;
        third = other.third;
        fourth = other.fourth;
    }

    /**
     * Computes the digest of a token.
     *
     * @param token any text
     * @return its digest
     */
    public static TokenDigest of(String token) {
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

    /** A digest that is not yet in a table. */
    private static final class Computed extends TokenDigest {
        Computed(ByteBuffer digest) {
            super(digest);
        }
    }
}
