package io.github.jwtfilter.benchmarks.workload;

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
    EDDSA("EdDSA", "Ed25519");

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
        return "2026-11-" + header.toLowerCase(Locale.ROOT);
    }
}
