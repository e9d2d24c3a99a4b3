package io.github.jwtfilter.internal.jose;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Converts Ed25519 keys between their 32 bytes and {@link PublicKey}, with a provider of the runtime. */
final class Ed25519Keys {
    /** The start of a SubjectPublicKeyInfo with the object identifier 1.3.101.112 (RFC 8410 section 4). */
    private static final byte[] X509_PREFIX = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private Ed25519Keys() {}

    /** Returns the 32 bytes of a key in X.509 encoding, or null if it is not an Ed25519 key. */
    static byte @Nullable [] raw(byte @Nullable [] x509) {
        int prefix = X509_PREFIX.length;
        if (x509 == null
                || x509.length != prefix + Ed25519Point.KEY_BYTES
                || !Arrays.equals(Arrays.copyOf(x509, prefix), X509_PREFIX)) {
            return null;
        }
        return Arrays.copyOfRange(x509, prefix, x509.length);
    }

    static PublicKey of(byte[] raw) throws InvalidKeyException {
        if (!Ed25519Point.isValidKey(raw)) {
            throw invalidKey();
        }
        byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + raw.length);
        System.arraycopy(raw, 0, x509, X509_PREFIX.length, raw.length);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
        } catch (NoSuchAlgorithmException e) {
            throw new InvalidKeyException(
                    "is an Ed25519 key, which this Java runtime does not support", Providers.REMEDY);
        } catch (InvalidKeySpecException | RuntimeException e) {
            throw invalidKey();
        }
    }

    static InvalidKeyException invalidKey() {
        return new InvalidKeyException(
                "is not a valid Ed25519 key (32 bytes, a point of large order)", "get the key from the issuer again");
    }
}
