package io.github.jwtfilter.token;

import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.RejectionReason;

/**
 * A token in the JWS compact serialisation (RFC 7515 section 7.1), taken apart but not yet read: its shape is right and its
 * size is bounded, nothing more is known of it.
 */
public final class CompactToken {
    private final String header;
    private final String payload;
    private final String signature;
    private final byte[] headerBytes;
    private final byte[] payloadBytes;
    private final byte[] signatureBytes;

    private CompactToken(String token, int firstDot, int secondDot, byte[] header, byte[] payload, byte[] signature) {
        this.header = token.substring(0, firstDot);
        this.payload = token.substring(firstDot + 1, secondDot);
        this.signature = token.substring(secondDot + 1);
        this.headerBytes = header;
        this.payloadBytes = payload;
        this.signatureBytes = signature;
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
        int dots = 0;
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c >= 0x80) {
                return Outcome.rejected(RejectionReason.NOT_ASCII);
            }
            dots += c == '.' ? 1 : 0;
        }
        if (dots != 2) {
            return Outcome.rejected(dots == 4 ? RejectionReason.ENCRYPTED : RejectionReason.NOT_THREE_PARTS);
        }
        return decode(token);
    }

    private static Outcome<CompactToken> decode(String token) {
        int firstDot = token.indexOf('.');
        int secondDot = token.indexOf('.', firstDot + 1);
        byte[] header = Base64Url.decode(token, 0, firstDot);
        byte[] payload = Base64Url.decode(token, firstDot + 1, secondDot);
        byte[] signature = Base64Url.decode(token, secondDot + 1, token.length());
        if (header == null || payload == null || signature == null) {
            return Outcome.rejected(RejectionReason.BAD_ENCODING);
        }
        return Outcome.of(new CompactToken(token, firstDot, secondDot, header, payload, signature));
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
     * @return bytes of which nothing is known; owned by this token
     */
    public byte[] headerBytes() {
        return headerBytes;
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
     * @return bytes of which nothing is known; owned by this token
     */
    public byte[] signatureBytes() {
        return signatureBytes;
    }
}
