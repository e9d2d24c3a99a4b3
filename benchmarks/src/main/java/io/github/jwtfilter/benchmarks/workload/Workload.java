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
 * Keys and tokens in a directory. {@link WorkloadWriter} creates new ones for each run, and the Java processes of the run read
 * them from the directory in the system property {@value #PROPERTY}.
 */
public record Workload(Path directory) {
    /** The issuer of all tokens. */
    public static final String ISSUER = "https://idp.example.com/realms/legacy";

    /** The audience of all tokens. */
    public static final String AUDIENCE = "legacy-app";

    /** The system property that contains the directory. */
    public static final String PROPERTY = "bench.workload";

    /** The number of distinct tokens in most measurements. */
    public static final int MANY = 10_000;

    /** The number of distinct tokens that exist. */
    public static final int MOST = 100_000;

    static final Duration LIFETIME = Duration.ofHours(12);

    /**
     * Returns the workload of this run.
     *
     * @return the workload in the directory of the system property
     */
    public static Workload current() {
        return new Workload(Path.of(System.getProperty(PROPERTY)));
    }

    /**
     * Returns one token.
     *
     * @param algorithm the signature algorithm
     * @param kind the kind of token; invalid ones are signed with RS256 only
     * @return the token
     */
    public String token(Algorithm algorithm, TokenKind kind) {
        return read(tokenFile(algorithm, kind));
    }

    /**
     * Returns valid, distinct tokens.
     *
     * @param count the number, at most {@value #MOST}
     * @return tokens signed with RS256
     */
    public List<String> tokens(int count) {
        return read(manyTokens()).lines().limit(count).toList();
    }

    /**
     * Returns the token for a factor with a size.
     *
     * @param factor the factor
     * @param size one of its sizes
     * @return a valid token signed with RS256
     */
    public String token(ScaleFactor factor, int size) {
        return read(tokenFile(factor, size));
    }

    /**
     * Returns one of the roles in the tokens for factors.
     *
     * @param number the position of the role, from 1
     * @return the role
     */
    public static String role(int number) {
        return String.format("role-%03d", number);
    }

    /**
     * Returns the only public key of an algorithm.
     *
     * @param algorithm any except HS256
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
     * Returns the secret of HS256.
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
     * Returns the JWK Set with the only key of an algorithm.
     *
     * @param algorithm any
     * @return a file
     */
    public Path keySet(Algorithm algorithm) {
        return directory.resolve(algorithm.label() + ".jwks.json");
    }

    /**
     * Returns the JWK Set with the keys of RS256 and ES256.
     *
     * @return a file
     */
    Path rsaAndEcKeySet() {
        return directory.resolve("RS256-ES256.jwks.json");
    }

    Path keyFile(Algorithm algorithm) {
        return directory.resolve(algorithm.label() + ".key");
    }

    Path tokenFile(Algorithm algorithm, TokenKind kind) {
        return directory.resolve(algorithm.label() + "-" + kind.label() + ".token");
    }

    Path tokenFile(ScaleFactor factor, int size) {
        return directory.resolve("RS256-" + factor.label() + "-" + size + ".token");
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
