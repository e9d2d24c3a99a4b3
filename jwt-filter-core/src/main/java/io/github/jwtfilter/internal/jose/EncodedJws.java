package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.base64.Base64Url;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A token in JWS Compact Serialization (RFC 7515 section 7.1) that is split into its parts, but not decoded: most invalid tokens
 * are rejected because of their header, which is short, so that their payload and signature are never decoded.
 */
public final class EncodedJws {
    private static final int NO_DOT = -1;

    private final String token;
    private final int firstDot;
    private final int secondDot;

    private EncodedJws(String token, int firstDot, int secondDot) {
        this.token = token;
        this.firstDot = firstDot;
        this.secondDot = secondDot;
    }

    /**
     * Splits a token.
     *
     * @param token the token as received
     * @param maxSize the maximum length, in characters
     * @return the three parts, of which the encoding is not checked; or the reason why the token does not consist of three parts
     */
    public static Result<EncodedJws> parse(String token, int maxSize) {
        if (token.isEmpty()) {
            return Result.rejected(RejectionReason.EMPTY_TOKEN);
        }
        if (token.length() > maxSize) {
            return Result.rejected(RejectionReason.TOO_LARGE);
        }
        int firstDot = token.indexOf('.');
        int secondDot = firstDot == NO_DOT ? NO_DOT : token.indexOf('.', firstDot + 1);
        if (secondDot == NO_DOT || token.indexOf('.', secondDot + 1) != NO_DOT) {
            return Result.rejected(isAscii(token) ? wrongParts(token) : RejectionReason.NOT_ASCII);
        }
        return Result.accepted(new EncodedJws(token, firstDot, secondDot));
    }

    private static RejectionReason wrongParts(String token) {
        int dots = 0;
        for (int at = token.indexOf('.'); at != NO_DOT; at = token.indexOf('.', at + 1)) {
            dots++;
        }
        boolean several = token.indexOf(',') >= 0; // a proxy has joined two headers
        return dots == 4 && !several ? RejectionReason.ENCRYPTED : RejectionReason.NOT_THREE_PARTS;
    }

    /**
     * Returns whether a text is ASCII, by the vectorized encoder of the runtime, since malformed text is the cheapest
     * input for an attacker. An unpaired surrogate counts as ASCII here, but cannot result from the bytes of a request, and is
     * outside the alphabet of base64url.
     */
    private static boolean isAscii(String token) {
        return token.getBytes(StandardCharsets.UTF_8).length == token.length();
    }

    /**
     * Decodes the header.
     *
     * @return unverified bytes, a new array for each call; null if the header is not canonical base64url
     */
    public byte @Nullable [] headerBytes() {
        return Base64Url.decode(token, 0, firstDot);
    }

    /**
     * Decodes the payload and the signature. The caller has decoded the header.
     *
     * @return the decoded token, or the reason why a part is not canonical base64url
     */
    public Result<CompactJws> decode() {
        byte[] ascii = token.getBytes(StandardCharsets.ISO_8859_1);
        if (ascii.length != token.length()) { // a surrogate pair becomes one character
            return Result.rejected(RejectionReason.NOT_ASCII);
        }
        byte[] payload = Base64Url.decode(ascii, firstDot + 1, secondDot);
        byte[] signature = payload == null ? null : Base64Url.decode(ascii, secondDot + 1, ascii.length);
        return payload == null || signature == null
                ? Result.rejected(wrongEncoding())
                : Result.accepted(new CompactJws(token, ascii, firstDot, secondDot, payload, signature));
    }

    /**
     * Returns why a part is not canonical base64url.
     *
     * @return the reason of the rejection
     */
    public RejectionReason wrongEncoding() {
        if (!isAscii(token)) {
            return RejectionReason.NOT_ASCII;
        }
        return isPadded() ? RejectionReason.PADDED_ENCODING : RejectionReason.BAD_ENCODING;
    }

    /** Returns whether the text contains equals signs, each at the end of a part. */
    private boolean isPadded() {
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
     * @return unverified text; a new string for each call
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
     * Returns the token as received.
     *
     * @return unverified text
     */
    public String text() {
        return token;
    }

    @Override
    public String toString() {
        return "a token"; // the token itself must not be logged
    }
}
