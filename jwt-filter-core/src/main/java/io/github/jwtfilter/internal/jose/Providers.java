package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.internal.jose.JwsAlgorithm.Family;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.jspecify.annotations.Nullable;

/** Creates JCA objects for the algorithms. Java 8 may lack RSASSA-PSS, and Ed25519 requires Java 15. */
final class Providers {
    static final String REMEDY = "use Java 15 or later, or install a provider that supports it, such as Bouncy Castle";

    private Providers() {}

    static boolean has(JwsAlgorithm algorithm) {
        try {
            Signature.getInstance(jcaName(algorithm));
            return true;
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }

    /** Returns a new object for signatures in the format of tokens, except ECDSA, whose format differs. */
    static Signature signature(JwsAlgorithm algorithm) throws GeneralSecurityException {
        return signature(algorithm, null);
    }

    /** Returns the same object of a provider; null for those of the Java runtime. */
    static Signature signature(JwsAlgorithm algorithm, @Nullable Provider provider) throws GeneralSecurityException {
        String name = jcaName(algorithm);
        Signature signature = provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
        if (algorithm.family() == Family.RSA_PSS) {
            signature.setParameter(pss(algorithm.hashBits()));
        }
        return signature;
    }

    /**
     * Returns the parameters of RFC 7518 section 3.5: the mask generation uses the same hash, and the salt is as long as the
     * hash.
     */
    private static PSSParameterSpec pss(int hashBits) {
        String hash = "SHA-" + hashBits;
        return new PSSParameterSpec(
                hash, "MGF1", new MGF1ParameterSpec(hash), hashBits / 8, PSSParameterSpec.DEFAULT.getTrailerField());
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
