package io.github.jwtfilter.attack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;

/** One key of each type. */
final class KeyRing {
    static final List<String> HMAC = List.of("HS256", "HS384", "HS512");
    static final List<String> RSA = List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512");
    static final List<String> ECDSA = List.of("ES256", "ES384", "ES512");
    static final List<String> EDDSA = List.of("EdDSA", "Ed25519");
    static final List<String> PUBLIC = List.of(
            "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519");

    /** The trusted keys of the settings. */
    static final KeyRing OWN = new KeyRing("kX9vQ2rT7mB4nZ8cL1wE6yU3iO5pA0sDfGhJkLqWeRtYuIoPaSdFgHjKlZxCvBnM");
    /** Keys of the same types that no settings contain. */
    static final KeyRing ATTACKER = new KeyRing("mallory0mallory1mallory2mallory3mallory4mallory5mallory6mallory7");

    final KeyPair rsa = rsa(2048, 65537);
    final KeyPair p256 = ec("secp256r1");
    final KeyPair p384 = ec("secp384r1");
    final KeyPair p521 = ec("secp521r1");
    final KeyPair ed25519 = generate("Ed25519", null);
    final String secret;

    private KeyRing(String secret) {
        this.secret = secret;
    }

    static KeyPair rsa(int bits, long exponent) {
        return generate("RSA", new RSAKeyGenParameterSpec(bits, java.math.BigInteger.valueOf(exponent)));
    }

    static KeyPair ec(String curve) {
        return generate("EC", new ECGenParameterSpec(curve));
    }

    static KeyPair generate(String algorithm, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (parameters != null) {
                generator.initialize(parameters);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] secretBytes() {
        return secret.getBytes();
    }

    RSAPublicKey rsaPublic() {
        return (RSAPublicKey) rsa.getPublic();
    }

    KeyPair pair(String algorithm) {
        return switch (algorithm) {
            case "ES256" -> p256;
            case "ES384" -> p384;
            case "ES512" -> p521;
            case "EdDSA", "Ed25519" -> ed25519;
            default -> rsa;
        };
    }

    PublicKey publicKey(String algorithm) {
        return pair(algorithm).getPublic();
    }

    ECPublicKey ecPublic(String algorithm) {
        return (ECPublicKey) publicKey(algorithm);
    }

    Signer signer(String algorithm) {
        try {
            if (HMAC.contains(algorithm)) {
                return Signers.nimbus(algorithm, new MACSigner(secret));
            }
            if (ECDSA.contains(algorithm)) {
                return Signers.nimbus(algorithm, new ECDSASigner((ECPrivateKey)
                        pair(algorithm).getPrivate()));
            }
            return EDDSA.contains(algorithm)
                    ? Signers.jca("Ed25519", ed25519.getPrivate())
                    : Signers.nimbus(algorithm, new RSASSASigner(rsa.getPrivate()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
