package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.base64.Base64Url;
import java.nio.charset.StandardCharsets;

/**
 * A token in JWS Compact Serialization (RFC 7515 section 7.1), split and base64url-decoded. Its header and claims are
 * not parsed, and its signature is not verified yet.
 */
public final class CompactJws {
    private final String token;
    private final byte[] ascii;
    private final int firstDot;
    private final int secondDot;
    private final byte[] payloadBytes;
    private final byte[] signatureBytes;

    /** Creates a token from its parsed parts: the text, the end indexes of header and payload, decoded parts. */
    CompactJws(String token, int firstDot, int secondDot, byte[] payloadBytes, byte[] signatureBytes) {
        this(token, token.getBytes(StandardCharsets.ISO_8859_1), firstDot, secondDot, payloadBytes, signatureBytes);
    }

    /** Creates a token from its parsed parts; {@code ascii} is the encoded text. */
    CompactJws(String token, byte[] ascii, int firstDot, int secondDot, byte[] payloadBytes, byte[] signatureBytes) {
        this.token = token;
        this.ascii = ascii;
        this.firstDot = firstDot;
        this.secondDot = secondDot;
        this.payloadBytes = payloadBytes;
        this.signatureBytes = signatureBytes;
    }

    /**
     * Parses the compact serialization of a JWS, and decodes all parts.
     *
     * @param token the token as received
     * @param maxSize the maximum length, in characters
     * @return the token, or the reason why it is malformed
     */
    public static Result<CompactJws> parse(String token, int maxSize) {
        Result<EncodedJws> encoded = EncodedJws.parse(token, maxSize);
        RejectionReason reason = encoded.reason();
        if (reason != null) {
            return Result.rejected(reason);
        }
        EncodedJws parts = encoded.value();
        return parts.headerBytes() == null ? Result.rejected(parts.wrongEncoding()) : parts.decode();
    }

    /**
     * Returns the encoded header.
     *
     * @return canonical base64url; a new string for each call
     */
    String header() {
        return token.substring(0, firstDot);
    }

    /**
     * Returns the decoded header.
     *
     * @return unverified bytes; a new array for each call
     */
    public byte[] headerBytes() {
        byte[] bytes = Base64Url.decode(token, 0, firstDot);
        if (bytes == null) {
            throw new IllegalStateException("a canonical part cannot be decoded");
        }
        return bytes;
    }

    /**
     * Returns the decoded payload.
     *
     * @return unverified bytes; not a copy
     */
    public byte[] payloadBytes() {
        return payloadBytes;
    }

    /**
     * Returns whether the signature has the form of the signatures of an algorithm, such as their length. It may still not be valid.
     *
     * @param algorithm the algorithm of the header
     * @return false if no key verifies the signature
     */
    public boolean hasSignatureOf(JwsAlgorithm algorithm) {
        return SignatureForm.isWellFormed(algorithm, signatureBytes);
    }

    /** Returns the decoded third part; the caller must not modify it. */
    byte[] signatureBytes() {
        return signatureBytes;
    }

    /** Returns the token in ASCII, which starts with the JWS Signing Input (RFC 7515 section 5.2); the caller must not modify it. */
    byte[] ascii() {
        return ascii;
    }

    /** Returns the length of the JWS Signing Input, in bytes. */
    int signingInputLength() {
        return secondDot;
    }

    /** Returns the encoded payload. */
    String payload() {
        return token.substring(firstDot + 1, secondDot);
    }

    /** Returns the encoded signature. */
    String signature() {
        return token.substring(secondDot + 1);
    }

    @Override
    public String toString() {
        return "a token"; // the token itself must not be logged
    }
}
