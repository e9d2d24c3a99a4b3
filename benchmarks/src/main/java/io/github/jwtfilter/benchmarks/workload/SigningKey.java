package io.github.jwtfilter.benchmarks.workload;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs tokens. */
final class SigningKey {
    private static final int SECRET_BYTES = 32;
    private static final int RSA_BITS = 2048;
    private static final int LARGE_RSA_BITS = 4096;
    private static final int EC_BITS = 256;
    private static final int LARGE_EC_BITS = 521;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Algorithm algorithm;
    private final byte[] secret;
    private final KeyPair pair;

    private SigningKey(Algorithm algorithm, byte[] secret, KeyPair pair) {
        this.algorithm = algorithm;
        this.secret = secret;
        this.pair = pair;
    }

    static SigningKey generate(Algorithm algorithm) throws GeneralSecurityException {
        if (algorithm == Algorithm.HS256) {
            byte[] secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            return new SigningKey(algorithm, secret, null);
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.keys());
        if (algorithm != Algorithm.EDDSA) {
            generator.initialize(bits(algorithm));
        }
        return new SigningKey(algorithm, null, generator.generateKeyPair());
    }

    private static int bits(Algorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> EC_BITS;
            case ES512 -> LARGE_EC_BITS;
            case RS256_4096 -> LARGE_RSA_BITS;
            default -> RSA_BITS;
        };
    }

    byte[] secret() {
        return secret;
    }

    PublicKey publicKey() {
        return pair.getPublic();
    }

    String token(String keyId, String claims) throws GeneralSecurityException {
        return tokenWithHeader(
                String.format("{\"alg\":\"%s\",\"typ\":\"JWT\",\"kid\":\"%s\"}", algorithm.header(), keyId), claims);
    }

    String tokenWithoutKeyId(String claims) throws GeneralSecurityException {
        return tokenWithHeader(String.format("{\"alg\":\"%s\",\"typ\":\"JWT\"}", algorithm.header()), claims);
    }

    private String tokenWithHeader(String header, String claims) throws GeneralSecurityException {
        String content =
                encode(header.getBytes(StandardCharsets.UTF_8)) + '.' + encode(claims.getBytes(StandardCharsets.UTF_8));
        return content + '.' + encode(sign(content.getBytes(StandardCharsets.US_ASCII)));
    }

    static String encode(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    private byte[] sign(byte[] content) throws GeneralSecurityException {
        if (algorithm == Algorithm.HS256) {
            Mac mac = Mac.getInstance(algorithm.keys());
            mac.init(new SecretKeySpec(secret, algorithm.keys()));
            return mac.doFinal(content);
        }
        var signature = Signatures.of(algorithm);
        signature.initSign(pair.getPrivate());
        signature.update(content);
        return signature.sign();
    }
}
