package io.github.jwtfilter.doctor;

import io.github.jwtfilter.digest.Sha256;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** Writes a public key as a JWK (RFC 7517) whose key ID is its thumbprint (RFC 7638). */
final class PublicJwk {
    private static final int ED25519_BYTES = 32;

    private PublicJwk() {}

    static String of(PublicKey key, KeyAlgorithm algorithm) {
        String members = members(key);
        byte[] digest = Sha256.of("{" + members + "}");
        return "{\"kid\":\"" + base64Url(digest) + "\",\"use\":\"sig\",\"alg\":\"" + algorithm + "\"," + members + "}";
    }

    /** The required members in the order of their names, as the thumbprint wants them (RFC 7638 section 3.2). */
    private static String members(PublicKey key) {
        if (key instanceof RSAPublicKey) {
            RSAPublicKey rsa = (RSAPublicKey) key;
            return "\"e\":\"" + base64Url(magnitude(rsa.getPublicExponent(), 1)) + "\",\"kty\":\"RSA\",\"n\":\""
                    + base64Url(magnitude(rsa.getModulus(), 1)) + "\"";
        }
        if (key instanceof ECPublicKey) {
            ECPublicKey ec = (ECPublicKey) key;
            int bits = ec.getParams().getCurve().getField().getFieldSize();
            int length = (bits + 7) / 8;
            return "\"crv\":\"P-" + bits + "\",\"kty\":\"EC\",\"x\":\""
                    + base64Url(magnitude(ec.getW().getAffineX(), length)) + "\",\"y\":\""
                    + base64Url(magnitude(ec.getW().getAffineY(), length)) + "\"";
        }
        // What remains is Ed25519, whose X.509 encoding ends with the key itself (RFC 8410 section 4).
        byte[] encoded = key.getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
        return "\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + base64Url(raw) + "\"";
    }

    /** The number without a sign, padded with leading zeros to a length (RFC 7518 section 6.2.1.2). */
    private static byte[] magnitude(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        int start = signed[0] == 0 && signed.length > 1 ? 1 : 0;
        byte[] magnitude = new byte[Math.max(length, signed.length - start)];
        System.arraycopy(signed, start, magnitude, magnitude.length - (signed.length - start), signed.length - start);
        return magnitude;
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
