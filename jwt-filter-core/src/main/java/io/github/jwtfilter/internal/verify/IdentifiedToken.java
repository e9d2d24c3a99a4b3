package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.internal.jose.EncodedJws;
import io.github.jwtfilter.internal.jose.JoseHeader;

/** A token whose header is acceptable, apart from its key ID. Its payload and signature are not decoded, and nothing is verified yet. */
public final class IdentifiedToken {
    final EncodedJws encoded;
    final JoseHeader header;

    /** Whether the header is in the cache. */
    final boolean cached;

    IdentifiedToken(EncodedJws encoded, JoseHeader header, boolean cached) {
        this.encoded = encoded;
        this.header = header;
        this.cached = cached;
    }

    /**
     * Returns the token as received.
     *
     * @return unverified text
     */
    public String text() {
        return encoded.text();
    }
}
