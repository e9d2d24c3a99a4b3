package io.github.jwtfilter.internal.revocation;

import io.github.jwtfilter.StoredRevocation.Kind;
import io.github.jwtfilter.internal.digest.Sha256;
import java.security.MessageDigest;
import java.util.Base64;
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
        MessageDigest digest = Sha256.start();
        add(digest, kind.name());
        for (String value : values) {
            add(digest, value);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    private static void add(MessageDigest digest, @Nullable String value) {
        int length = value == null ? ABSENT : value.length();
        byte[] bytes = new byte[4 + 3 * Math.max(length, 0)];
        bytes[0] = (byte) (length >> 24);
        bytes[1] = (byte) (length >> 16);
        bytes[2] = (byte) (length >> 8);
        bytes[3] = (byte) length;
        digest.update(bytes, 0, value == null ? 4 : encode(value, bytes));
    }

    /**
     * Encodes each UTF-16 code unit separately, as UTF-8 encodes a character. The encoder of the JDK would replace an unpaired surrogate
     * by a question mark, so that different texts would have the same ID.
     */
    private static int encode(String value, byte[] bytes) {
        int end = 4;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
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
