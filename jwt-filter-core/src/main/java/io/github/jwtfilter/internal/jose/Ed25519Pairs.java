package io.github.jwtfilter.internal.jose;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads Ed25519 private keys and computes their public keys. The Java runtime has no method for this: its generator takes the
 * private key from a random source, which returns the given bytes here.
 */
final class Ed25519Pairs {
    private static final int BITS = 255;

    /** The object identifier 1.3.101.112, and the start of the two OCTET STRINGs around the key (RFC 8410 section 7). */
    private static final byte[] BEFORE_KEY = {0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20};

    private Ed25519Pairs() {}

    /** Returns the 32 bytes of a key in PKCS#8, of version 1 or 2 (RFC 5958), or null if it is not an Ed25519 key. */
    static byte @Nullable [] privateBytes(byte[] pkcs8) {
        for (int at = 2; at <= 10 && at + BEFORE_KEY.length + Ed25519Point.KEY_BYTES <= pkcs8.length; at++) {
            int start = at + BEFORE_KEY.length;
            if (Arrays.equals(Arrays.copyOfRange(pkcs8, at, start), BEFORE_KEY)) {
                return Arrays.copyOfRange(pkcs8, start, start + Ed25519Point.KEY_BYTES);
            }
        }
        return null;
    }

    static KeyPair of(byte[] key) throws InvalidKeyException {
        if (key.length != Ed25519Point.KEY_BYTES) {
            throw new InvalidKeyException("is not an Ed25519 key of 32 bytes", "export the key again");
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(BITS, new FixedBytes(key));
            KeyPair pair = generator.generateKeyPair();
            byte[] privateKey = privateBytes(pair.getPrivate().getEncoded());
            if (Arrays.equals(privateKey, key)) {
                return pair;
            }
        } catch (NoSuchAlgorithmException e) {
            throw new InvalidKeyException("is an Ed25519 key, which this Java runtime does not know", Providers.REMEDY);
        } catch (RuntimeException e) {
            // Reported below; the exception could quote the key.
        }
        throw new InvalidKeyException(
                "is an Ed25519 key whose public key this Java runtime cannot compute", Providers.REMEDY);
    }

    /** A random source that returns fixed bytes. */
    private static final class FixedBytes extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        FixedBytes(byte[] seed) {
            super(null, null);
            this.seed = seed.clone();
        }

        @Override
        public synchronized void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
