package io.github.jwtfilter.internal.jose;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import org.jspecify.annotations.Nullable;

/** Decodes private keys in DER, and computes their public keys. Does not validate their strength. */
public final class PrivateKeys {
    private static final String[] KINDS = {"RSA", "RSASSA-PSS", "EC"};

    /** The version of PrivateKeyInfo (RFC 5208 section 5). */
    private static final byte[] VERSION = {0x02, 0x01, 0x00};

    private PrivateKeys() {}

    /**
     * Decodes a PrivateKeyInfo (PKCS#8, RFC 5208), the form of {@code PRIVATE KEY} in PEM.
     *
     * @param der the DER encoding
     * @return the pair of an RSA, EC or Ed25519 key
     * @throws InvalidKeyException if it is another type of key, or the Java runtime does not support it
     */
    public static KeyPair ofPkcs8(byte[] der) throws InvalidKeyException {
        byte[] ed25519 = Ed25519Pairs.privateBytes(der);
        if (ed25519 != null) {
            return Ed25519Pairs.of(ed25519);
        }
        for (String kind : KINDS) {
            PrivateKey key = decode(kind, new PKCS8EncodedKeySpec(der));
            if (key instanceof RSAPrivateCrtKey) {
                return rsa(kind, (RSAPrivateCrtKey) key);
            }
            if (key instanceof ECPrivateKey) {
                return EcPairs.of((ECPrivateKey) key);
            }
        }
        throw new InvalidKeyException(
                "is not a private key that this Java runtime can read",
                "use RSA, EC (P-256, P-384, P-521) or Ed25519 keys, and check that the file is complete");
    }

    /**
     * Decodes an RSAPrivateKey (PKCS#1, RFC 8017 appendix A.1.2), the form of {@code RSA PRIVATE KEY} in PEM.
     *
     * @param der the DER encoding
     * @return an RSA pair
     * @throws InvalidKeyException if it is not such a key
     */
    public static KeyPair ofPkcs1(byte[] der) throws InvalidKeyException {
        return ofPkcs8(
                Der.element(Der.SEQUENCE, VERSION, PublicKeys.RSA_ENCRYPTION, Der.element(Der.OCTET_STRING, der)));
    }

    /**
     * Decodes an ECPrivateKey (SEC 1, RFC 5915), the form of {@code EC PRIVATE KEY} in PEM.
     *
     * @param der the DER encoding, which names the curve
     * @return an EC pair
     * @throws InvalidKeyException if it is not such a key, or on another curve
     */
    public static KeyPair ofSec1(byte[] der) throws InvalidKeyException {
        byte[] curve = EcPairs.curveIn(der);
        if (curve == null) {
            throw new InvalidKeyException(
                    "is an EC key on a curve that no supported algorithm uses", "use a key on P-256, P-384 or P-521");
        }
        byte[] algorithm = Der.element(Der.SEQUENCE, EcPairs.EC_PUBLIC_KEY, curve);
        return ofPkcs8(Der.element(Der.SEQUENCE, VERSION, algorithm, Der.element(Der.OCTET_STRING, der)));
    }

    /**
     * Returns the pair of an EC key.
     *
     * @param curve its curve
     * @param number the private number, {@code d} of a JWK
     * @return an EC pair
     * @throws InvalidKeyException if the number is not between 1 and the order of the curve
     */
    public static KeyPair ofEc(PrimeCurve curve, BigInteger number) throws InvalidKeyException {
        return EcPairs.of(curve, number);
    }

    /**
     * Returns the pair of an Ed25519 key.
     *
     * @param key the 32 bytes of RFC 8032 section 5.1.5, {@code d} of a JWK
     * @return an Ed25519 pair
     * @throws InvalidKeyException if these are not 32 bytes, or the Java runtime does not support Ed25519
     */
    public static KeyPair ofEd25519(byte[] key) throws InvalidKeyException {
        return Ed25519Pairs.of(key);
    }

    /**
     * Returns the pair of an RSA key.
     *
     * @param key the numbers of the key
     * @return an RSA pair
     * @throws InvalidKeyException if the numbers are not those of a key
     */
    public static KeyPair ofRsa(KeySpec key) throws InvalidKeyException {
        PrivateKey decoded = decode("RSA", key);
        if (decoded instanceof RSAPrivateCrtKey) {
            return rsa("RSA", (RSAPrivateCrtKey) decoded);
        }
        throw new InvalidKeyException("is not an RSA key", "export the key again, with all its members");
    }

    private static KeyPair rsa(String kind, RSAPrivateCrtKey key) throws InvalidKeyException {
        try {
            RSAPublicKeySpec numbers = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            return new KeyPair(KeyFactory.getInstance(kind).generatePublic(numbers), key);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new InvalidKeyException(
                    "is an RSA key that this Java runtime rejects", "use a key of 2048 to 8192 bits");
        }
    }

    private static @Nullable PrivateKey decode(String kind, KeySpec key) {
        try {
            return KeyFactory.getInstance(kind).generatePrivate(key);
        } catch (GeneralSecurityException | RuntimeException e) {
            return null; // another type of key, or bytes that cause an exception in the provider
        }
    }
}
