package io.github.jwtfilter.algorithm;

import java.security.NoSuchAlgorithmException;
import java.security.Signature;

/** What the Java runtime has: Java 8 may lack RSASSA-PSS, and Ed25519 came with Java 15. */
final class Providers {
    static final String REMEDY = "run on Java 15 or later, or install a provider that has it, such as Bouncy Castle";

    private Providers() {}

    static boolean has(JwsAlgorithm algorithm) {
        try {
            Signature.getInstance(jcaName(algorithm));
            return true;
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }

    private static String jcaName(JwsAlgorithm algorithm) {
        switch (algorithm.family()) {
            case RSA_PSS:
                return "RSASSA-PSS";
            case EDDSA:
                return "Ed25519";
            case ECDSA:
                return "SHA" + algorithm.hashBits() + "withECDSA";
            default:
                return "SHA" + algorithm.hashBits() + "withRSA";
        }
    }
}
