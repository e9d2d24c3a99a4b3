package io.github.jwtfilter.benchmarks.workload;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** The JDK's signature algorithms. */
public final class Signatures {
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private Signatures() {}

    /**
     * Creates a signature object.
     *
     * @param algorithm any except HS256
     * @return an object that creates and verifies signatures in the format of tokens
     * @throws GeneralSecurityException if the Java runtime does not support the algorithm
     */
    public static Signature of(Algorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case RS256, RS256_4096 -> Signature.getInstance("SHA256withRSA");
            case PS256 -> pss();
            case ES256 -> Signature.getInstance("SHA256withECDSAinP1363Format");
            case ES512 -> Signature.getInstance("SHA512withECDSAinP1363Format");
            case EDDSA -> Signature.getInstance("Ed25519");
            default -> throw new IllegalArgumentException(algorithm + " is no signature");
        };
    }

    private static Signature pss() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(PSS);
        return signature;
    }
}
