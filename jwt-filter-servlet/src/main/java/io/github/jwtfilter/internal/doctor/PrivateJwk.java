package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.base64.Base64Url;
import io.github.jwtfilter.internal.jose.JwkThumbprint;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Generates a key as a private JWK (RFC 7518 section 6, RFC 8037 section 2). */
final class PrivateJwk {
    /** The length of a private Ed25519 key, which ends its PKCS#8 encoding (RFC 8410 section 7). */
    private static final int ED25519_BYTES = 32;

    private static final int KEY_ID_BYTES = 16;

    private PrivateJwk() {}

    /** Returns the members of a new key. Its ID is its thumbprint; that of a secret is random, since a thumbprint verifies guesses. */
    static Map<String, @Nullable Object> generate(KeyAlgorithm algorithm, int rsaBits) throws GeneralSecurityException {
        Map<String, @Nullable Object> jwk = new LinkedHashMap<>();
        jwk.put("kid", Base64Url.encode(random(KEY_ID_BYTES)));
        jwk.put("use", "sig");
        jwk.put("alg", algorithm.name());
        if (algorithm.isSecret()) {
            jwk.put("kty", "oct");
            jwk.put("k", Base64Url.encode(random(algorithm.secretBytes())));
            return jwk;
        }
        KeyPair pair = algorithm.newKeyPair(rsaBits);
        jwk.put("kid", JwkThumbprint.of(pair.getPublic()));
        String members = "{" + JwkThumbprint.members(pair.getPublic()) + "}";
        JsonObject json = StrictJson.parse(members.getBytes(StandardCharsets.US_ASCII));
        if (json != null) { // always
            jwk.putAll(json.asMap());
        }
        addPrivate(jwk, pair.getPrivate());
        return jwk;
    }

    private static void addPrivate(Map<String, @Nullable Object> jwk, PrivateKey key) {
        if (key instanceof RSAPrivateCrtKey) {
            RSAPrivateCrtKey rsa = (RSAPrivateCrtKey) key;
            jwk.put("d", Base64Url.encode(unsigned(rsa.getPrivateExponent(), 1)));
            jwk.put("p", Base64Url.encode(unsigned(rsa.getPrimeP(), 1)));
            jwk.put("q", Base64Url.encode(unsigned(rsa.getPrimeQ(), 1)));
            jwk.put("dp", Base64Url.encode(unsigned(rsa.getPrimeExponentP(), 1)));
            jwk.put("dq", Base64Url.encode(unsigned(rsa.getPrimeExponentQ(), 1)));
            jwk.put("qi", Base64Url.encode(unsigned(rsa.getCrtCoefficient(), 1)));
        } else if (key instanceof ECPrivateKey) {
            ECPrivateKey ec = (ECPrivateKey) key;
            int length = (ec.getParams().getOrder().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
            jwk.put("d", Base64Url.encode(unsigned(ec.getS(), length)));
        } else {
            byte[] encoded = key.getEncoded();
            jwk.put("d", Base64Url.encode(Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length)));
        }
    }

    /** Returns the number in big-endian order, with leading zeros up to a length. */
    private static byte[] unsigned(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        int sign = signed[0] == 0 && signed.length > 1 ? 1 : 0;
        int digits = signed.length - sign;
        byte[] unsigned = new byte[Math.max(length, digits)];
        System.arraycopy(signed, sign, unsigned, unsigned.length - digits, digits);
        return unsigned;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
