package io.github.jwtfilter.benchmarks.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.List;

/**
 * Keys and tokens in a directory. Each run has new ones, made by {@link WorkloadWriter}, which the Java processes that the run
 * starts read from the directory in the system property {@value #PROPERTY}.
 */
public record Workload(Path directory) {
    /** Who has issued all tokens. */
    public static final String ISSUER = "https://idp.example.com/realms/legacy";

    /** Whom they are for. */
    public static final String AUDIENCE = "legacy-app";

    /** The system property that names the directory. */
    public static final String PROPERTY = "bench.workload";

    /** How many valid tokens there are beside the first. */
    public static final int MANY = 10_000;

    static final Duration LIFETIME = Duration.ofHours(12);

    /**
     * The workload of this run.
     *
     * @return what the system property names
     */
    public static Workload current() {
        return new Workload(Path.of(System.getProperty(PROPERTY)));
    }

    /**
     * One token.
     *
     * @param algorithm how it is signed
     * @param kind what it is like; everything but valid ones is signed by RS256 only
     * @return the token
     */
    public String token(Algorithm algorithm, TokenKind kind) {
        return read(tokenFile(algorithm, kind));
    }

    /**
     * Many valid tokens, all different.
     *
     * @return {@value #MANY} tokens signed by RS256
     */
    public List<String> tokens() {
        return read(manyTokens()).lines().toList();
    }

    /**
     * The one public key of an algorithm.
     *
     * @param algorithm any but HS256
     * @return the key
     */
    public PublicKey publicKey(Algorithm algorithm) {
        try {
            byte[] encoded = Files.readAllBytes(keyFile(algorithm));
            return KeyFactory.getInstance(algorithm.keys()).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The secret of HS256.
     *
     * @return 32 bytes
     */
    public byte[] secret() {
        try {
            return Files.readAllBytes(keyFile(Algorithm.HS256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The JWK Set that holds the one key of an algorithm.
     *
     * @param algorithm any
     * @return a file
     */
    public Path keySet(Algorithm algorithm) {
        return directory.resolve(algorithm.header() + ".jwks.json");
    }

    Path keyFile(Algorithm algorithm) {
        return directory.resolve(algorithm.header() + ".key");
    }

    Path tokenFile(Algorithm algorithm, TokenKind kind) {
        return directory.resolve(algorithm.header() + "-" + kind.label() + ".token");
    }

    Path manyTokens() {
        return directory.resolve("many.tokens");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
