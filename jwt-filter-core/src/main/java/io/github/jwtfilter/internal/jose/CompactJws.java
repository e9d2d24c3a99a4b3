package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import java.nio.charset.StandardCharsets;

/**
 * A token in JWS Compact Serialization (RFC 7515 section 7.1), split and base64url-decoded. Its header and claims are
 * not parsed, and its signature is not verified yet.
 */
public final class CompactJws {
    private static final int NO_DOT = -1;

    private final String token;
    private final int firstDot;
    private final int secondDot;
    private final byte[] payloadBytes;
    private final byte[] signatureBytes;

    /** Creates a token from its parsed parts: the text in ASCII, the end indexes of header and payload, decoded parts. */
    CompactJws(String token, int firstDot, int secondDot, byte[] payloadBytes, byte[] signatureBytes) {
        this.token = token;
        this.firstDot = firstDot;
        this.secondDot = secondDot;
        this.payloadBytes = payloadBytes;
        this.signatureBytes = signatureBytes;
    }

    /**
     * Parses the compact serialization of a JWS.
     *
     * @param token the token as received
     * @param maxSize the maximum length, in characters
     * @return the token, or the reason why it is malformed
     */
    public static Result<CompactJws> parse(String token, int maxSize) {
        if (token.isEmpty()) {
            return Result.rejected(RejectionReason.EMPTY_TOKEN);
        }
        if (token.length() > maxSize) {
            return Result.rejected(RejectionReason.TOO_LARGE);
        }
        int firstDot = token.indexOf('.');
        int secondDot = firstDot == NO_DOT ? NO_DOT : token.indexOf('.', firstDot + 1);
        if (secondDot == NO_DOT || token.indexOf('.', secondDot + 1) != NO_DOT) {
            return Result.rejected(encodesAsAscii(token) ? wrongParts(token) : RejectionReason.NOT_ASCII);
        }
        return decode(token, firstDot, secondDot);
    }

    private static RejectionReason wrongParts(String token) {
        int dots = 0;
        for (int at = token.indexOf('.'); at != NO_DOT; at = token.indexOf('.', at + 1)) {
            dots++;
        }
        boolean several = token.indexOf(',') >= 0; // a proxy has joined two headers
        return dots == 4 && !several ? RejectionReason.ENCRYPTED : RejectionReason.NOT_THREE_PARTS;
    }

    private static boolean isAscii(String token) {
        int bits = 0;
        for (int i = 0; i < token.length(); i++) {
            bits |= token.charAt(i);
        }
        return bits < 0x80;
    }

    /**
     * Returns whether a text is ASCII, by the vectorized encoder of the runtime, since malformed text is the cheapest
     * input for an attacker. An unpaired surrogate counts as ASCII here, but cannot result from the bytes of a request.
     */
    private static boolean encodesAsAscii(String token) {
        return token.getBytes(StandardCharsets.UTF_8).length == token.length();
    }

    private static Result<CompactJws> decode(String token, int firstDot, int secondDot) {
        // The decoded header is rarely needed: a cache holds parsed headers.
        boolean canonical = Base64Url.isCanonical(token, 0, firstDot);
        byte[] payload = canonical ? Base64Url.decode(token, firstDot + 1, secondDot) : null;
        byte[] signature = payload == null ? null : Base64Url.decode(token, secondDot + 1, token.length());
        return payload == null || signature == null
                ? Result.rejected(wrongEncoding(token))
                : Result.accepted(new CompactJws(token, firstDot, secondDot, payload, signature));
    }

    private static RejectionReason wrongEncoding(String token) {
        if (!isAscii(token)) {
            return RejectionReason.NOT_ASCII;
        }
        return isPadded(token) ? RejectionReason.PADDED_ENCODING : RejectionReason.BAD_ENCODING;
    }

    /** Returns whether the text contains equals signs, each at the end of a part. */
    private static boolean isPadded(String token) {
        boolean padded = false;
        for (int at = token.indexOf('='); at >= 0; at = token.indexOf('=', at + 1)) {
            char next = at + 1 < token.length() ? token.charAt(at + 1) : '.';
            if (next != '.' && next != '=') {
                return false;
            }
            padded = true;
        }
        return padded;
    }

    /**
     * Returns the encoded header.
     *
     * @return canonical base64url; a new string for each call
     */
    String header() {
        return token.substring(0, firstDot);
    }

    int headerLength() {
        return firstDot;
    }

    /**
     * Returns whether the encoded header equals a text.
     *
     * @param header a text without dots
     * @return true if both are equal, character by character
     */
    boolean hasHeader(String header) {
        return header.length() == firstDot && token.startsWith(header);
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

    /** Returns the decoded third part; the caller must not modify it. */
    byte[] signatureBytes() {
        return signatureBytes;
    }

    /** Returns the JWS Signing Input (RFC 7515 section 5.2), as a new array for each call. */
    byte[] signingInput() {
        return token.substring(0, secondDot).getBytes(StandardCharsets.ISO_8859_1);
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
