package io.github.jwtfilter.internal.jose;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.jspecify.annotations.Nullable;

/** Decodes public keys in DER. Does not validate their strength. */
public final class PublicKeys {
    private static final String[] KINDS = {"RSA", "RSASSA-PSS", "EC"};

    /** The AlgorithmIdentifier of rsaEncryption (RFC 3279 section 2.3.1). */
    static final byte[] RSA_ENCRYPTION = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    private PublicKeys() {}

    /**
     * Decodes a SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7), the form of {@code PUBLIC KEY} in PEM.
     *
     * @param der the DER encoding
     * @return an RSA, EC or Ed25519 key
     * @throws InvalidKeyException if it is another type of key, or the Java runtime does not support it
     */
    public static PublicKey ofX509(byte[] der) throws InvalidKeyException {
        byte[] ed25519 = Ed25519Keys.raw(der);
        if (ed25519 != null) {
            return Ed25519Keys.of(ed25519);
        }
        for (String kind : KINDS) {
            PublicKey key = decode(kind, der);
            if (key != null) {
                return key;
            }
        }
        throw new InvalidKeyException(
                "is not a public key that this Java runtime can read",
                "use RSA, EC (P-256, P-384, P-521) or Ed25519 keys, and check that the file is complete");
    }

    /**
     * Decodes an RSAPublicKey (RFC 8017 appendix A.1.1), the form of {@code RSA PUBLIC KEY} in PEM.
     *
     * @param der the DER encoding
     * @return an RSA key
     * @throws InvalidKeyException if it is not such a key
     */
    public static PublicKey ofPkcs1(byte[] der) throws InvalidKeyException {
        byte[] bits = Der.element(Der.BIT_STRING, new byte[1], der); // no unused bits
        return ofX509(Der.element(Der.SEQUENCE, RSA_ENCRYPTION, bits));
    }

    private static @Nullable PublicKey decode(String kind, byte[] der) {
        try {
            return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException | RuntimeException e) {
            // Another type of key, or bytes that cause an exception in the provider.
            return null;
        }
    }
}
