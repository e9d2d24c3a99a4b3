package io.github.jwtfilter.internal.jose;

import java.nio.charset.StandardCharsets;

/** A token in JWS Compact Serialization, split for signature verification (RFC 7515 section 5.2). */
public final class SignedToken {
    private final String token;
    private final int firstDot;
    private final int secondDot;
    private final byte[] signature;

    /**
     * Creates a token from its parsed parts.
     *
     * @param token the token text, in ASCII
     * @param firstDot the end index of the header
     * @param secondDot the end index of the payload
     * @param signature the decoded third part; must not be modified afterwards
     */
    public SignedToken(String token, int firstDot, int secondDot, byte[] signature) {
        this.token = token;
        this.firstDot = firstDot;
        this.secondDot = secondDot;
        this.signature = signature;
    }

    /** Returns the JWS Signing Input, as a new array for each call. */
    byte[] signingInput() {
        return token.substring(0, secondDot).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns the decoded third part; the caller must not modify it. */
    byte[] signatureBytes() {
        return signature;
    }

    String header() {
        return token.substring(0, firstDot);
    }

    String payload() {
        return token.substring(firstDot + 1, secondDot);
    }

    String signature() {
        return token.substring(secondDot + 1);
    }

    @Override
    public String toString() {
        return "a token"; // the token itself must not be logged
    }
}
