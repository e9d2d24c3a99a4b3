package io.github.jwtfilter.internal.jose;

/** The result of the check of one signature. */
public enum SignatureResult {
    /** The signature is that of the key. */
    VALID,
    /** The signature is malformed, or not that of the key; another check would have the same result. */
    INVALID,
    /** The check ended with an error of the Java runtime, such as that of a hardware module. The token must be rejected. */
    FAILED
}
