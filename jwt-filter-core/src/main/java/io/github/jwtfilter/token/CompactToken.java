package io.github.jwtfilter.token;

import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.RejectionReason;

/**
 * A token in the JWS compact serialisation (RFC 7515 section 7.1), taken apart but not yet read: its shape is right and its
 * size is bounded, nothing more is known of it.
 */
public final class CompactToken {
    private static final int NO_DOT = -1;

    private final String header;
    private final String payload;
    private final String signature;
    private final byte[] payloadBytes;

    private CompactToken(String header, String payload, String signature, byte[] payloadBytes) {
        this.header = header;
        this.payload = payload;
        this.signature = signature;
        this.payloadBytes = payloadBytes;
    }

    /**
     * Takes a token apart.
     *
     * @param token the text as it was sent
     * @param maxSize the most characters that are looked at
     * @return the parts, or what is wrong with the shape
     */
    public static Outcome<CompactToken> parse(String token, int maxSize) {
        if (token.isEmpty()) {
            return Outcome.rejected(RejectionReason.EMPTY_TOKEN);
        }
        if (token.length() > maxSize) {
            return Outcome.rejected(RejectionReason.TOO_LARGE);
        }
        int firstDot = token.indexOf('.');
        int secondDot = firstDot == NO_DOT ? NO_DOT : token.indexOf('.', firstDot + 1);
        if (secondDot == NO_DOT || token.indexOf('.', secondDot + 1) != NO_DOT) {
            return Outcome.rejected(isAscii(token) ? wrongParts(token) : RejectionReason.NOT_ASCII);
        }
        return decode(token, firstDot, secondDot);
    }

    private static RejectionReason wrongParts(String token) {
        long dots = token.chars().filter(c -> c == '.').count();
        return dots == 4 ? RejectionReason.ENCRYPTED : RejectionReason.NOT_THREE_PARTS;
    }

    private static boolean isAscii(String token) {
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static Outcome<CompactToken> decode(String token, int firstDot, int secondDot) {
        // Header and signature are mostly not needed in bytes: the one is remembered, the other decoded by the
        // algorithm.
        boolean canonical = Base64Url.isCanonical(token, 0, firstDot)
                && Base64Url.isCanonical(token, secondDot + 1, token.length());
        String payload = token.substring(firstDot + 1, secondDot);
        byte[] bytes = canonical ? Base64Url.decode(payload) : null;
        if (bytes == null) {
            return Outcome.rejected(isAscii(token) ? RejectionReason.BAD_ENCODING : RejectionReason.NOT_ASCII);
        }
        return Outcome.of(
                new CompactToken(token.substring(0, firstDot), payload, token.substring(secondDot + 1), bytes));
    }

    /**
     * The first part as it was sent.
     *
     * @return canonical base64url
     */
    public String header() {
        return header;
    }

    /**
     * The second part as it was sent.
     *
     * @return canonical base64url
     */
    public String payload() {
        return payload;
    }

    /**
     * The third part as it was sent.
     *
     * @return canonical base64url
     */
    public String signature() {
        return signature;
    }

    /**
     * The first part, decoded.
     *
     * @return bytes of which nothing is known, each time anew
     */
    public byte[] headerBytes() {
        return decoded(header);
    }

    /**
     * The second part, decoded.
     *
     * @return bytes of which nothing is known; owned by this token
     */
    public byte[] payloadBytes() {
        return payloadBytes;
    }

    /**
     * The third part, decoded.
     *
     * @return bytes of which nothing is known, each time anew
     */
    public byte[] signatureBytes() {
        return decoded(signature);
    }

    private static byte[] decoded(String part) {
        byte[] bytes = Base64Url.decode(part);
        if (bytes == null) {
            throw new IllegalStateException("was found canonical");
        }
        return bytes;
    }
}
