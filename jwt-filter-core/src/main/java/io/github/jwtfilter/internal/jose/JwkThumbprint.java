package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.internal.base64.Base64Url;
import io.github.jwtfilter.internal.digest.Sha256;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/**
 * Computes JWK thumbprints (RFC 7638) with SHA-256, in base64url: the digest of the required members of a JWK in lexicographic
 * order. A thumbprint identifies the key material, independently of the key ID.
 */
public final class JwkThumbprint {
    private JwkThumbprint() {}

    /**
     * Returns the thumbprint of a public key.
     *
     * @param key an RSA key, an EC key on P-256, P-384 or P-521, or an Ed25519 key
     * @return 43 characters
     * @throws IllegalArgumentException if it is another type of key
     */
    public static String of(PublicKey key) {
        return digest(members(key));
    }

    /**
     * Returns the required members of the JWK of a public key, without the braces.
     *
     * @param key see {@link #of}
     * @return JSON without white space, with the members in lexicographic order (RFC 7638 section 3.2)
     * @throws IllegalArgumentException if it is another type of key
     */
    public static String members(PublicKey key) {
        if (key instanceof RSAPublicKey) {
            return members((RSAPublicKey) key);
        }
        if (key instanceof ECPublicKey) {
            PrimeCurve curve = PrimeCurve.of(((ECPublicKey) key).getParams());
            if (curve != null) {
                return members((ECPublicKey) key, curve);
            }
        }
        byte[] ed25519 = Ed25519Keys.raw(key.getEncoded());
        if (ed25519 == null) {
            throw new IllegalArgumentException("a key of another kind: " + key.getAlgorithm());
        }
        return ed25519Members(ed25519);
    }

    private static String members(RSAPublicKey key) {
        return "\"e\":\"" + Base64Url.encode(unsigned(key.getPublicExponent(), 1)) + "\",\"kty\":\"RSA\",\"n\":\""
                + Base64Url.encode(unsigned(key.getModulus(), 1)) + "\"";
    }

    private static String members(ECPublicKey key, PrimeCurve curve) {
        return "\"crv\":\"" + curve + "\",\"kty\":\"EC\",\"x\":\""
                + Base64Url.encode(unsigned(key.getW().getAffineX(), curve.bytes())) + "\",\"y\":\""
                + Base64Url.encode(unsigned(key.getW().getAffineY(), curve.bytes())) + "\"";
    }

    /** Returns the members of RFC 8037 section 2. */
    private static String ed25519Members(byte[] key) {
        return "\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + Base64Url.encode(key) + "\"";
    }

    static String of(RSAPublicKey key) {
        return digest(members(key));
    }

    static String of(ECPublicKey key, PrimeCurve curve) {
        return digest(members(key, curve));
    }

    static String ofEd25519(byte[] key) {
        return digest(ed25519Members(key));
    }

    /** Returns the thumbprint of a secret (RFC 7638 section 3.2). It must be kept as confidential as the secret (section 7). */
    static String ofSecret(byte[] secret) {
        return digest("\"k\":\"" + Base64Url.encode(secret) + "\",\"kty\":\"oct\"");
    }

    private static String digest(String members) {
        return Base64Url.encode(Sha256.of("{" + members + "}"));
    }

    /** Returns the number in big-endian order, with leading zeros only up to a length (RFC 7518 sections 6.2.1.2 and 6.3.1.1). */
    private static byte[] unsigned(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        int sign = signed[0] == 0 && signed.length > 1 ? 1 : 0;
        byte[] unsigned = new byte[Math.max(length, signed.length - sign)];
        System.arraycopy(signed, sign, unsigned, unsigned.length - (signed.length - sign), signed.length - sign);
        return unsigned;
    }
}
