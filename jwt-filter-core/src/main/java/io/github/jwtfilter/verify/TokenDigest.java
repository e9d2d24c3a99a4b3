package io.github.jwtfilter.verify;

import io.github.jwtfilter.digest.Sha256;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What a token is remembered by: all of its SHA-256 digest, so that neither is the token kept nor can another one pass for it. */
class TokenDigest {
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
        return new TokenDigest(ByteBuffer.wrap(Sha256.of(token)));
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof TokenDigest && isSameAs((TokenDigest) other);
    }

    private boolean isSameAs(TokenDigest other) {
        return first == other.first && second == other.second && third == other.third && fourth == other.fourth;
    }

    /** Nobody can choose the bits of a digest, so that any of them are as good as a hash of all. */
    @Override
    public final int hashCode() {
        return (int) first;
    }
}
