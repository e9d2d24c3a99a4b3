package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.internal.json.JsonObject;

/**
 * Recognizes sender-constrained tokens: only the holder of a key or certificate may use them (RFC 7800, RFC 8705, RFC
 * 9449), and as bearer tokens they would lose that protection.
 */
final class Confirmation {
    private static final String DPOP = "DPoP";

    private Confirmation() {}

    /**
     * Returns true for a {@code cnf} claim with any value, and for the payload type by which Keycloak marks its DPoP
     * tokens.
     */
    static boolean isIn(JsonObject claims) {
        return claims.has("cnf") || DPOP.equalsIgnoreCase(claims.string("typ"));
    }
}
