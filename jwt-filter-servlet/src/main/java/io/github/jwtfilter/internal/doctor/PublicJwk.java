package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.jose.JwkThumbprint;
import java.security.PublicKey;

/** Writes a public key as a JWK (RFC 7517) whose key ID is its thumbprint (RFC 7638). */
final class PublicJwk {
    private PublicJwk() {}

    static String of(PublicKey key, KeyAlgorithm algorithm) {
        return "{\"kid\":\"" + JwkThumbprint.of(key) + "\",\"use\":\"sig\",\"alg\":\"" + algorithm + "\","
                + JwkThumbprint.members(key) + "}";
    }
}
