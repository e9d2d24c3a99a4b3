package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.base64.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts and authenticates data that the filter stores elsewhere: AES-256 in GCM (NIST SP 800-38D), with keys that are derived
 * from the secrets of the application by HKDF with SHA-256 (RFC 5869), one for each purpose. Thread-safe.
 */
final class TextCipher {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String HMAC = "HmacSHA256";
    private static final byte[] NO_SALT = new byte[32];

    private final Supplier<List<byte[]>> secrets;
    private final String application;
    private final SecureRandom random = new SecureRandom();

    /**
     * Creates a cipher.
     *
     * @param secrets the secrets, at least one: the first encrypts, all of them decrypt
     * @param application the name of the application, so that applications with one secret do not accept each other's data
     */
    TextCipher(Supplier<List<byte[]>> secrets, String application) {
        this.secrets = secrets;
        this.application = application;
    }

    /**
     * Encrypts data.
     *
     * @param data any bytes
     * @param purpose the use of the data: it is decrypted for the same use only
     * @return base64url, different for each call
     */
    String encrypt(byte[] data, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, secrets.get().get(0), purpose, nonce)
                    .doFinal(data);
            byte[] both = new byte[NONCE_BYTES + encrypted.length];
            System.arraycopy(nonce, 0, both, 0, NONCE_BYTES);
            System.arraycopy(encrypted, 0, both, NONCE_BYTES, encrypted.length);
            return Base64Url.encode(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java runtime cannot encrypt with AES-256 in GCM", e);
        }
    }

    /**
     * Decrypts data.
     *
     * @param text any text
     * @param purpose the use of the data
     * @return the data; null if it was not encrypted with one of the secrets for this use, or was changed
     */
    byte @Nullable [] decrypt(String text, String purpose) {
        byte[] both = Base64Url.decode(text);
        if (both == null || both.length < NONCE_BYTES + TAG_BITS / 8) {
            return null;
        }
        for (byte[] secret : secrets.get()) {
            try {
                return cipher(Cipher.DECRYPT_MODE, secret, purpose, both)
                        .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
            } catch (GeneralSecurityException e) {
                // Another secret may have encrypted the text; otherwise it is not ours.
            }
        }
        return null;
    }

    private Cipher cipher(int mode, byte[] secret, String purpose, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(key(secret, purpose), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
        return cipher;
    }

    /** Returns a key of 32 bytes: HKDF-Extract, and the first block of HKDF-Expand. */
    private byte[] key(byte[] secret, String purpose) throws GeneralSecurityException {
        byte[] info = ("jwt-filter " + purpose + ' ' + application + '\u0001').getBytes(StandardCharsets.UTF_8);
        return hmac(hmac(NO_SALT, secret), info);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        return mac.doFinal(data);
    }
}
