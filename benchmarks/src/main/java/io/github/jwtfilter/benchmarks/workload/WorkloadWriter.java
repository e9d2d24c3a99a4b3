package io.github.jwtfilter.benchmarks.workload;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Creates the keys and tokens of a run. */
public final class WorkloadWriter {
    private static final int ED25519_BYTES = 32;

    private final Workload workload;
    private final Instant expiry = Instant.now().plus(Workload.LIFETIME);

    private WorkloadWriter(Workload workload) {
        this.workload = workload;
    }

    /**
     * Creates new keys and tokens.
     *
     * @param directory the directory of the files; created if missing
     * @return the workload
     * @throws IOException if they cannot be written
     */
    public static Workload write(Path directory) throws IOException {
        Workload workload = new Workload(Files.createDirectories(directory));
        try {
            new WorkloadWriter(workload).write();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return workload;
    }

    private void write() throws IOException, GeneralSecurityException {
        List<JWK> keys = new ArrayList<>();
        for (Algorithm algorithm : Algorithm.values()) {
            SigningKey key = SigningKey.generate(algorithm);
            if (algorithm == Algorithm.RS256 || algorithm == Algorithm.ES256) {
                keys.add(jwk(algorithm, key));
            }
            write(algorithm, key);
            write(algorithm, TokenKind.VALID, key.token(algorithm.keyId(), Claims.of(0, expiry)));
            if (algorithm == Algorithm.RS256) {
                writeOtherKinds(key);
                writeSized(key);
                writeMany(key);
            }
        }
        Files.writeString(workload.rsaAndEcKeySet(), new JWKSet(keys).toString(true));
    }

    private void writeOtherKinds(SigningKey key) throws IOException, GeneralSecurityException {
        Algorithm algorithm = Algorithm.RS256;
        String valid = workload.token(algorithm, TokenKind.VALID);
        String claims = Claims.of(0, expiry);
        String expired = Claims.of(0, Instant.now().minusSeconds(3600));
        write(algorithm, TokenKind.SHORT_GARBAGE, "a.b.c");
        write(algorithm, TokenKind.RANDOM_TEXT, random(valid.length()));
        write(algorithm, TokenKind.RANDOM_PARTS, randomParts(valid));
        write(algorithm, TokenKind.BAD_SIGNATURE, withBadSignature(valid));
        write(algorithm, TokenKind.EXPIRED, key.token(algorithm.keyId(), expired));
        write(algorithm, TokenKind.NO_KEY_ID, key.tokenWithoutKeyId(claims));
        write(algorithm, TokenKind.OKTA_SMALL, key.token(algorithm.keyId(), ProviderClaims.okta(0, expiry)));
        write(algorithm, TokenKind.OKTA_LARGE, key.token(algorithm.keyId(), ProviderClaims.okta(100, expiry)));
        write(algorithm, TokenKind.ENTRA_SMALL, key.token(algorithm.keyId(), ProviderClaims.entra(5, expiry)));
        write(algorithm, TokenKind.ENTRA_LARGE, key.token(algorithm.keyId(), ProviderClaims.entra(130, expiry)));
        write(algorithm, TokenKind.KEYCLOAK_SMALL, key.token(algorithm.keyId(), ProviderClaims.keycloak(5, expiry)));
        write(algorithm, TokenKind.KEYCLOAK_LARGE, key.token(algorithm.keyId(), ProviderClaims.keycloak(130, expiry)));
        write(algorithm, TokenKind.UNKNOWN_KEY, SigningKey.generate(algorithm).token("2025-11-" + algorithm, claims));
    }

    private static String randomParts(String token) {
        return Arrays.stream(token.split("\\."))
                .map(part -> random(part.length()))
                .collect(Collectors.joining("."));
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return SigningKey.encode(bytes).substring(0, length);
    }

    private static String withBadSignature(String token) {
        int middle = (token.lastIndexOf('.') + token.length()) / 2;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        return token.substring(0, middle) + other + token.substring(middle + 1);
    }

    private void writeSized(SigningKey key) throws IOException, GeneralSecurityException {
        for (ScaleFactor factor : ScaleFactor.values()) {
            for (int size : factor.sizes()) {
                int number = factor.sizeOf(size, ScaleFactor.CLAIMS);
                String claims = SizedClaims.of(number, factor.sizeOf(size, ScaleFactor.ROLES), expiry);
                Files.writeString(workload.tokenFile(factor, size), key.token(Algorithm.RS256.keyId(), claims));
            }
        }
    }

    private void writeMany(SigningKey key) throws IOException {
        String tokens = IntStream.rangeClosed(1, Workload.MOST)
                .parallel()
                .mapToObj(number -> numbered(key, number))
                .collect(Collectors.joining("\n"));
        Files.writeString(workload.manyTokens(), tokens);
    }

    private String numbered(SigningKey key, int number) {
        try {
            return key.token(Algorithm.RS256.keyId(), Claims.of(number, expiry));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Algorithm algorithm, TokenKind kind, String token) throws IOException {
        Files.writeString(workload.tokenFile(algorithm, kind), token);
    }

    private void write(Algorithm algorithm, SigningKey key) throws IOException {
        byte[] encoded =
                algorithm == Algorithm.HS256 ? key.secret() : key.publicKey().getEncoded();
        Files.write(workload.keyFile(algorithm), encoded);
        Files.writeString(workload.keySet(algorithm), new JWKSet(jwk(algorithm, key)).toString(false));
    }

    private static JWK jwk(Algorithm algorithm, SigningKey key) {
        var alg = com.nimbusds.jose.JWSAlgorithm.parse(algorithm.header());
        String id = algorithm.keyId();
        return switch (algorithm) {
            case HS256 ->
                new OctetSequenceKey.Builder(key.secret())
                        .keyID(id)
                        .algorithm(alg)
                        .build();
            case ES256, ES512 ->
                new ECKey.Builder(
                                algorithm == Algorithm.ES256 ? Curve.P_256 : Curve.P_521, (ECPublicKey) key.publicKey())
                        .keyID(id)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(alg)
                        .build();
            case EDDSA ->
                new OctetKeyPair.Builder(Curve.Ed25519, point(key))
                        .keyID(id)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(alg)
                        .build();
            default ->
                new RSAKey.Builder((RSAPublicKey) key.publicKey())
                        .keyID(id)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(alg)
                        .build();
        };
    }

    private static Base64URL point(SigningKey key) {
        byte[] encoded = key.publicKey().getEncoded();
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length));
    }
}
