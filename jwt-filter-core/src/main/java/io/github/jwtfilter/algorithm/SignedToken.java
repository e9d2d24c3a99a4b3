package io.github.jwtfilter.algorithm;

import java.nio.charset.StandardCharsets;

/** A token in the JWS compact serialisation as its signature sees it (RFC 7515 section 5.2). */
public final class SignedToken {
    private final String token;
    private final int firstDot;
    private final int secondDot;
    private final byte[] signature;

    /**
     * A token that has been taken apart.
     *
     * @param token its text, in ASCII
     * @param firstDot where its header ends
     * @param secondDot where its payload ends
     * @param signature its third part, decoded; not to be changed any more
     */
    public SignedToken(String token, int firstDot, int secondDot, byte[] signature) {
        this.token = token;
        this.firstDot = firstDot;
        this.secondDot = secondDot;
        this.signature = signature;
    }

    /** What is signed: the JWS Signing Input, in bytes made with each call. */
    byte[] signingInput() {
        return token.substring(0, secondDot).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The third part, decoded; owned by this token. */
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
        return "a token"; // which must not get into a log
    }
}
