package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.internal.base64.Base64Url;
import io.github.jwtfilter.internal.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A renewal token, {@code <family>.<secret>}: the counterpart of a refresh token (RFC 6749 section 1.5) for the filter's own
 * sessions. The family is random, and the same for all renewal tokens of a session. The first secret is random; each next one is
 * an HMAC of a random salt with the previous secret as the key, so that it can be computed again from that secret and the salt,
 * while the store has only hashes. Immutable; must not occur in logs and messages.
 */
final class RenewalToken {
    private static final int FAMILY_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int FAMILY_LENGTH = 22;
    /** The length of every renewal token, in characters. */
    static final int LENGTH = FAMILY_LENGTH + 1 + 43;

    private final String family;
    private final byte[] secret;

    private RenewalToken(String family, byte[] secret) {
        this.family = family;
        this.secret = secret;
    }

    /** Returns the first token of a new session. */
    static RenewalToken create(SecureRandom random) {
        return new RenewalToken(Base64Url.encode(bytes(random, FAMILY_BYTES)), bytes(random, SECRET_BYTES));
    }

    /** Returns a salt for {@link #successor}. */
    static String newSalt(SecureRandom random) {
        return Base64Url.encode(bytes(random, SECRET_BYTES));
    }

    /** Parses a cookie value; returns null if it has another form. */
    static @Nullable RenewalToken parse(String text) {
        if (text.length() != LENGTH || text.charAt(FAMILY_LENGTH) != '.') {
            return null;
        }
        String family = text.substring(0, FAMILY_LENGTH);
        byte[] secret = Base64Url.decode(text.substring(FAMILY_LENGTH + 1));
        return Base64Url.decode(family) == null || secret == null ? null : new RenewalToken(family, secret);
    }

    /** Returns the ID of the session in the store and in access tokens, from which the family cannot be computed. */
    String sessionId(String application) {
        return SessionDigests.session(application, family);
    }

    /** Returns the hash of the secret for the store. */
    String hash() {
        return Base64Url.encode(Sha256.start().digest(secret));
    }

    /** Returns the token that follows this one, always the same for the same salt. */
    RenewalToken successor(String salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return new RenewalToken(family, mac.doFinal(salt.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java runtime has no HmacSHA256", e);
        }
    }

    /** Returns the value of the cookie. */
    String value() {
        return family + '.' + Base64Url.encode(secret);
    }

    private static byte[] bytes(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
