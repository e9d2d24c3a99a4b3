package io.github.jwtfilter.algorithm;

import io.github.jwtfilter.digest.Sha256;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/**
 * Computes the JWK thumbprint of a key (RFC 7638) with SHA-256, in base64url: the digest of the required members of its JWK, in
 * the order of their names. It identifies the key material, independently of the key ID.
 */
final class JwkThumbprint {
    private JwkThumbprint() {}

    static String of(RSAPublicKey key) {
        return digest("\"e\":\"" + base64url(unsigned(key.getPublicExponent(), 1)) + "\",\"kty\":\"RSA\",\"n\":\""
                + base64url(unsigned(key.getModulus(), 1)) + "\"");
    }

    static String of(ECPublicKey key, PrimeCurve curve) {
        return digest("\"crv\":\"" + curve + "\",\"kty\":\"EC\",\"x\":\""
                + base64url(unsigned(key.getW().getAffineX(), curve.bytes())) + "\",\"y\":\""
                + base64url(unsigned(key.getW().getAffineY(), curve.bytes())) + "\"");
    }

    /** RFC 8037 section 2. */
    static String ofEd25519(byte[] key) {
        return digest("\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + base64url(key) + "\"");
    }

    /** RFC 7638 section 3.2; section 7 explains why it must not be shown to those who do not have the secret. */
    static String ofSecret(byte[] secret) {
        return digest("\"k\":\"" + base64url(secret) + "\",\"kty\":\"oct\"");
    }

    private static String digest(String members) {
        return base64url(Sha256.of("{" + members + "}"));
    }

    /** The number in big-endian order, with leading zeros up to a length only (RFC 7518 sections 6.2.1.2 and 6.3.1.1). */
    private static byte[] unsigned(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        int sign = signed[0] == 0 && signed.length > 1 ? 1 : 0;
        byte[] unsigned = new byte[Math.max(length, signed.length - sign)];
        System.arraycopy(signed, sign, unsigned, unsigned.length - (signed.length - sign), signed.length - sign);
        return unsigned;
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
