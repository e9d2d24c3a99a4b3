package io.github.jwtfilter.benchmarks.workload;

import java.util.List;
import java.util.Locale;

/** The measured algorithms, each with one key. */
public enum Algorithm {
    /** HMAC. */
    HS256("HS256", "HmacSHA256"),
    /** RSA, 2048 bits. */
    RS256("RS256", "RSA"),
    /** RSA with PSS padding, 2048 bits. */
    PS256("PS256", "RSA"),
    /** The curve P-256. */
    ES256("ES256", "EC"),
    /** The curve Ed25519. */
    EDDSA("EdDSA", "Ed25519"),
    /** The curve P-521. */
    ES512("ES512", "EC"),
    /** RSA, 4096 bits. */
    RS256_4096("RS256", "RSA");

    /** The algorithms of the main tables. */
    public static final List<Algorithm> USUAL = List.of(HS256, RS256, PS256, ES256, EDDSA);

    private final String header;
    private final String keys;

    Algorithm(String header, String keys) {
        this.header = header;
        this.keys = keys;
    }

    /**
     * Returns the name of the algorithm in tokens.
     *
     * @return the value of {@code alg}
     */
    public String header() {
        return header;
    }

    /**
     * Returns the name in results and file names.
     *
     * @return the name of the algorithm, with the size of the key if another size is usual
     */
    public String label() {
        return this == RS256_4096 ? "RS256-4096" : header;
    }

    /**
     * Returns the type of its keys.
     *
     * @return a name of the Java Cryptography Architecture
     */
    public String keys() {
        return keys;
    }

    /**
     * Returns the ID of its only key.
     *
     * @return the value of {@code kid}
     */
    public String keyId() {
        return "2026-11-" + label().toLowerCase(Locale.ROOT);
    }
}
