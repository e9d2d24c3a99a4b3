package io.github.jwtfilter.attack;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JWKs that must not verify any token, by their defect. */
final class OddKeys {
    static final String ID = "odd-key";
    static final KeyPair RSA = KeyRing.rsa(2048, 65537);
    static final KeyPair EC = KeyRing.ec("secp256r1");

    private OddKeys() {}

    static Map<String, Members> ofRsa() {
        Members jwk = KeyTexts.jwk(RSA.getPublic()).withText("kid", ID);
        Map<String, Members> odd = new LinkedHashMap<>();
        for (String use : List.of("\"enc\"", "\"SIG\"", "\"sig \"", "\"signature\"", "1", "[]", "[\"sig\"]", "true")) {
            odd.put("use " + use, jwk.with("use", use));
        }
        for (String operations : List.of(
                "[\"sign\"]",
                "[\"encrypt\",\"wrapKey\"]",
                "[\"Verify\"]",
                "[\"verify \"]",
                "\"verify\"",
                "[1]",
                "[[\"verify\"]]",
                "{}")) {
            odd.put("key_ops " + operations, jwk.with("key_ops", operations));
        }
        for (String algorithm :
                List.of("RS384", "PS256", "RSA-OAEP", "RSA1_5", "ES256", "HS256", "none", "rs256", "RS256 ", "EdDSA")) {
            odd.put("alg " + algorithm, jwk.withText("alg", algorithm));
        }
        for (String json : List.of("256", "[\"RS256\"]", "true")) {
            odd.put("alg no string " + json, jwk.with("alg", json));
        }
        for (String type : List.of("rsa", "RSA ", "EC", "OKP", "oct", "AKP", "")) {
            odd.put("kty " + type, jwk.withText("kty", type));
        }
        odd.put("kty missing", jwk.without("kty"));
        odd.put("kty null", jwk.with("kty", "null"));
        odd.put("use sig but key_ops sign", jwk.withText("use", "sig").with("key_ops", "[\"sign\"]"));
        odd.put("use enc but key_ops verify", jwk.withText("use", "enc").with("key_ops", "[\"verify\"]"));
        odd.put("n missing", jwk.without("n"));
        odd.put("n a number", jwk.with("n", "3233"));
        odd.put("n padded", jwk.withText("n", base64(RSA) + "="));
        odd.put(
                "n in plain base64",
                jwk.withText("n", base64(RSA).replace('-', '+').replace('_', '/') + "="));
        odd.put("n empty", jwk.withText("n", ""));
        odd.put("e missing", jwk.without("e"));
        odd.put("e empty", jwk.withText("e", ""));
        odd.put("e of zero", jwk.withText("e", "AA"));
        odd.put("e of 1", jwk.withText("e", "AQ"));
        odd.put("e even", jwk.withText("e", "AQAA"));
        RSAPrivateCrtKey secret = (RSAPrivateCrtKey) RSA.getPrivate();
        odd.put(
                "private key",
                jwk.withText("d", Tokens.encode(secret.getPrivateExponent().toByteArray())));
        odd.put(
                "private primes",
                jwk.withText("p", Tokens.encode(secret.getPrimeP().toByteArray())));
        odd.put("symmetric member", jwk.withText("k", Tokens.encode("mallory")));
        return odd;
    }

    static Map<String, Members> ofEc() {
        Members jwk = KeyTexts.jwk(EC.getPublic()).withText("kid", ID);
        ECPublicKey key = (ECPublicKey) EC.getPublic();
        BigInteger x = key.getW().getAffineX();
        BigInteger y = key.getW().getAffineY();
        Map<String, Members> odd = new LinkedHashMap<>();
        for (String curve :
                List.of("P-384", "P-521", "p-256", "secp256k1", "P-256K", "secp256r1", "X25519", "Ed25519", "")) {
            odd.put("crv " + curve, jwk.withText("crv", curve));
        }
        odd.put("crv missing", jwk.without("crv"));
        odd.put("x missing", jwk.without("x"));
        odd.put("y missing", jwk.without("y"));
        odd.put("y null", jwk.with("y", "null"));
        odd.put("x and y swapped", jwk.withText("x", coordinate(y)).withText("y", coordinate(x)));
        odd.put("y one more", jwk.withText("y", coordinate(y.add(BigInteger.ONE))));
        odd.put(
                "point at infinity",
                jwk.withText("x", coordinate(BigInteger.ZERO)).withText("y", coordinate(BigInteger.ZERO)));
        odd.put("x above the prime", jwk.withText("x", Tokens.encode(Numbers.fixed(x.add(Curves.P256.prime), 33))));
        odd.put("y cut", jwk.withText("y", Tokens.encode(Numbers.fixed(y, 31))));
        odd.put("EC use enc", jwk.withText("use", "enc"));
        odd.put("EC alg ES384", jwk.withText("alg", "ES384"));
        odd.put("EC alg ECDH-ES", jwk.withText("alg", "ECDH-ES"));
        odd.put("EC kty RSA", jwk.withText("kty", "RSA"));
        odd.put("EC private key", jwk.withText("d", "mallory"));
        return odd;
    }

    private static String base64(KeyPair rsa) {
        byte[] modulus = Numbers.fixed(((RSAPublicKey) rsa.getPublic()).getModulus(), 256);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(modulus);
    }

    private static String coordinate(BigInteger value) {
        return Tokens.encode(Numbers.fixed(value, 32));
    }
}
