package io.github.jwtfilter.internal.revocation;

import io.github.jwtfilter.StoredRevocation.Kind;
import io.github.jwtfilter.internal.base64.Base64Url;
import io.github.jwtfilter.internal.digest.Sha256;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The IDs of revocations in stores. An ID is the SHA-256 digest of the kind and the values, each with its length, so that no
 * two lists of values have the same input: texts of any length and content match exactly, without Unicode normalization. All
 * servers that share a store must compute the same IDs, so the format must not change.
 */
public final class RevocationId {
    /** The name that stands for every key. */
    public static final String EVERY_KEY_NAME = "*";

    /** The ID of the revocation of every key. */
    public static final String EVERY_KEY = ofKey(EVERY_KEY_NAME);

    /** The ID of the revocation of all tokens. */
    public static final String ALL = of(Kind.ALL);

    private static final int ABSENT = -1;
    private static final int LENGTH_BYTES = 4;
    private static final int MAX_BYTES_PER_CHAR = 3;

    private RevocationId() {}

    /**
     * Returns the ID for one token.
     *
     * @param issuer the claim {@code iss}, or null for tokens without it
     * @param tokenId the claim {@code jti}
     * @return 43 characters of base64url
     */
    public static String ofToken(@Nullable String issuer, String tokenId) {
        return of(Kind.TOKEN, issuer, tokenId);
    }

    /**
     * Returns the ID for the tokens of one session.
     *
     * @param issuer the claim {@code iss}, or null for tokens without it
     * @param sessionId the claim {@code sid}; an integer as its decimal text
     * @return 43 characters of base64url
     */
    public static String ofSession(@Nullable String issuer, String sessionId) {
        return of(Kind.SESSION, issuer, sessionId);
    }

    /**
     * Returns the ID for the tokens of one user.
     *
     * @param issuer the claim {@code iss}, or null for tokens without it
     * @param subject the claim {@code sub}; an integer as its decimal text
     * @return 43 characters of base64url
     */
    public static String ofSubject(@Nullable String issuer, String subject) {
        return of(Kind.SUBJECT, issuer, subject);
    }

    /**
     * Returns the ID for the tokens that a key has signed.
     *
     * @param name the key ID, the JWK thumbprint (RFC 7638), or {@link #EVERY_KEY_NAME}
     * @return 43 characters of base64url
     */
    public static String ofKey(String name) {
        return of(Kind.KEY, name);
    }

    private static String of(Kind kind, @Nullable String... values) {
        return of(Sha256.start(), kind, values);
    }

    /** Computes an ID with a digest without input, which is without input again afterwards. */
    static String of(MessageDigest digest, Kind kind, @Nullable String... values) {
        int length = maxLength(kind.name());
        for (String value : values) {
            length += maxLength(value);
        }
        byte[] bytes = new byte[length];
        int end = encode(kind.name(), bytes, 0);
        for (String value : values) {
            end = encode(value, bytes, end);
        }
        digest.update(bytes, 0, end);
        return Base64Url.encode(digest.digest());
    }

    private static int maxLength(@Nullable String value) {
        return LENGTH_BYTES + (value == null ? 0 : MAX_BYTES_PER_CHAR * value.length());
    }

    /**
     * Encodes each UTF-16 code unit separately, as UTF-8 encodes a character. The encoder of the JDK would replace an unpaired surrogate
     * by a question mark, so that different texts would have the same ID.
     */
    private static int encode(@Nullable String value, byte[] bytes, int start) {
        int length = value == null ? ABSENT : value.length();
        int end = start;
        bytes[end++] = (byte) (length >> 24);
        bytes[end++] = (byte) (length >> 16);
        bytes[end++] = (byte) (length >> 8);
        bytes[end++] = (byte) length;
        for (int i = 0; i < length; i++) {
            char c = value == null ? 0 : value.charAt(i);
            if (c < 0x80) {
                bytes[end++] = (byte) c;
            } else if (c < 0x800) {
                bytes[end++] = (byte) (0xc0 | (c >> 6));
                bytes[end++] = (byte) (0x80 | (c & 0x3f));
            } else {
                bytes[end++] = (byte) (0xe0 | (c >> 12));
                bytes[end++] = (byte) (0x80 | ((c >> 6) & 0x3f));
                bytes[end++] = (byte) (0x80 | (c & 0x3f));
            }
        }
        return end;
    }
}
