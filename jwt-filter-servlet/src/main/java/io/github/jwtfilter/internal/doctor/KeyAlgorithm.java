package io.github.jwtfilter.internal.doctor;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;

/**
 * The algorithms for which keys can be generated, and the properties of such a key. Secrets are as long as the hash,
 * RFC 7518 section 3.2.
 */
enum KeyAlgorithm {
    HS256(32),
    HS384(48),
    HS512(64),
    RS256("RSA"),
    RS384("RSA"),
    RS512("RSA"),
    PS256("RSA"),
    PS384("RSA"),
    PS512("RSA"),
    ES256("secp256r1"),
    ES384("secp384r1"),
    ES512("secp521r1"),
    EdDSA("Ed25519"),
    Ed25519("Ed25519");

    private final int secretBytes;
    private final String kind;

    KeyAlgorithm(int secretBytes) {
        this.secretBytes = secretBytes;
        this.kind = "";
    }

    KeyAlgorithm(String kind) {
        this.secretBytes = 0;
        this.kind = kind;
    }

    boolean isSecret() {
        return secretBytes > 0;
    }

    int secretBytes() {
        return secretBytes;
    }

    /** Returns the usual algorithm of a JWK that can sign. */
    static KeyAlgorithm of(Map<String, ?> jwk) {
        Object algorithm = jwk.get("alg");
        if (algorithm != null) {
            return valueOf(algorithm.toString());
        }
        switch (String.valueOf(jwk.get("kty"))) {
            case "oct":
                return HS256;
            case "RSA":
                return RS256;
            case "OKP":
                return EdDSA;
            default:
                return ofCurve(String.valueOf(jwk.get("crv")));
        }
    }

    private static KeyAlgorithm ofCurve(String name) {
        switch (name) {
            case "P-384":
                return ES384;
            case "P-521":
                return ES512;
            default:
                return ES256;
        }
    }

    /** Returns a new pair; {@code rsaBits} is the size of an RSA key. */
    KeyPair newKeyPair(int rsaBits) throws GeneralSecurityException {
        return generator(rsaBits).generateKeyPair();
    }

    private KeyPairGenerator generator(int rsaBits) throws GeneralSecurityException {
        if (kind.equals("RSA")) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(rsaBits);
            return generator;
        }
        if (kind.equals("Ed25519")) {
            return ed25519();
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(kind));
        return generator;
    }

    private static KeyPairGenerator ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519");
        } catch (NoSuchAlgorithmException e) {
            throw new UnusableInput("This Java runtime does not support Ed25519; use Java 15 or later.");
        }
    }
}
