package io.github.jwtfilter.internal.jose;

import java.math.BigInteger;
import java.util.Arrays;

/** Validates the format of a signature before it is verified. */
final class SignatureForm {
    private SignatureForm() {}

    static boolean isWellFormed(JwsAlgorithm algorithm, byte[] signature) {
        PrimeCurve curve = algorithm.curve();
        if (curve != null) {
            return isWellFormedEcdsa(curve, signature);
        }
        // The lengths of the other signatures depend on the key or the hash, and are verified with them.
        return algorithm.family() != JwsAlgorithm.Family.EDDSA || Ed25519Point.isValidSignature(signature);
    }

    /**
     * Returns whether R and S have full length (RFC 7518 section 3.4) and are from 1 to n-1: Java once accepted zeros
     * (CVE-2022-21449).
     */
    private static boolean isWellFormedEcdsa(PrimeCurve curve, byte[] signature) {
        int half = curve.bytes();
        return signature.length == 2 * half
                && isInRange(curve, Arrays.copyOf(signature, half))
                && isInRange(curve, Arrays.copyOfRange(signature, half, 2 * half));
    }

    private static boolean isInRange(PrimeCurve curve, byte[] magnitude) {
        BigInteger value = new BigInteger(1, magnitude);
        return value.signum() > 0 && value.compareTo(curve.parameters().getOrder()) < 0;
    }
}
