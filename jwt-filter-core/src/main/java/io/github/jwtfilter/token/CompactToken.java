package io.github.jwtfilter.token;

import io.github.jwtfilter.algorithm.SignedToken;
import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.RejectionReason;
import java.nio.charset.StandardCharsets;

/**
 * A token in the JWS compact serialisation (RFC 7515 section 7.1), taken apart but not yet read: its shape is right and its
 * size is bounded, nothing more is known of it.
 */
public final class CompactToken {
    private static final int NO_DOT = -1;

    private final String token;
    private final int firstDot;
    private final int secondDot;
    private final byte[] payloadBytes;
    private final byte[] signatureBytes;

    private CompactToken(String token, int firstDot, int secondDot, byte[] payloadBytes, byte[] signatureBytes) {
        this.token = token;
        this.firstDot = firstDot;
        this.secondDot = secondDot;
        this.payloadBytes = payloadBytes;
        this.signatureBytes = signatureBytes;
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
            return Outcome.rejected(encodesAsAscii(token) ? wrongParts(token) : RejectionReason.NOT_ASCII);
        }
        return decode(token, firstDot, secondDot);
    }

    private static RejectionReason wrongParts(String token) {
        int dots = 0;
        for (int at = token.indexOf('.'); at != NO_DOT; at = token.indexOf('.', at + 1)) {
            dots++;
        }
        return dots == 4 ? RejectionReason.ENCRYPTED : RejectionReason.NOT_THREE_PARTS;
    }

    private static boolean isAscii(String token) {
        int bits = 0;
        for (int i = 0; i < token.length(); i++) {
            bits |= token.charAt(i);
        }
        return bits < 0x80;
    }

    /**
     * The same by the runtime's own encoder, which looks at many characters at a time: text without the right dots is what
     * anybody can send most of. Half of a surrogate pair, which no bytes of a request become, is told by its dots.
     */
    private static boolean encodesAsAscii(String token) {
        return token.getBytes(StandardCharsets.UTF_8).length == token.length();
    }

    private static Outcome<CompactToken> decode(String token, int firstDot, int secondDot) {
        // The header is mostly not needed in bytes, since it is remembered.
        boolean canonical = Base64Url.isCanonical(token, 0, firstDot);
        byte[] payload = canonical ? Base64Url.decode(token, firstDot + 1, secondDot) : null;
        byte[] signature = payload == null ? null : Base64Url.decode(token, secondDot + 1, token.length());
        return payload == null || signature == null
                ? Outcome.rejected(wrongEncoding(token))
                : Outcome.of(new CompactToken(token, firstDot, secondDot, payload, signature));
    }

    private static RejectionReason wrongEncoding(String token) {
        if (!isAscii(token)) {
            return RejectionReason.NOT_ASCII;
        }
        return isPadded(token) ? RejectionReason.PADDED_ENCODING : RejectionReason.BAD_ENCODING;
    }

    /** Whether there are equals signs, and each ends a part. */
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
     * The first part as it was sent.
     *
     * @return canonical base64url, each time anew
     */
    public String header() {
        return token.substring(0, firstDot);
    }

    int headerLength() {
        return firstDot;
    }

    /**
     * Whether the first part is this one.
     *
     * @param header a text without dots
     * @return true if it was sent like that, to the letter
     */
    boolean hasHeader(String header) {
        return header.length() == firstDot && token.startsWith(header);
    }

    /**
     * The first part, decoded.
     *
     * @return bytes of which nothing is known, each time anew
     */
    public byte[] headerBytes() {
        byte[] bytes = Base64Url.decode(token, 0, firstDot);
        if (bytes == null) {
            throw new IllegalStateException("was found canonical");
        }
        return bytes;
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
     * What its signature covers, and the signature.
     *
     * @return the parts for whoever verifies it
     */
    public SignedToken signed() {
        return new SignedToken(token, firstDot, secondDot, signatureBytes);
    }
}
