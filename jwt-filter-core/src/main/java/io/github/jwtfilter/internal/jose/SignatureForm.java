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
        if (algorithm.symmetric()) {
            return signature.length == algorithm.hashBits() / 8;
        }
        return algorithm.family() == JwsAlgorithm.Family.EDDSA
                ? Ed25519Point.isValidSignature(signature)
                : mayBeRsa(signature.length * 8);
    }

    /** Returns whether a usable key may have this length, which is that of its signatures (RFC 8017 section 8). */
    private static boolean mayBeRsa(int bits) {
        return bits >= RsaKeyStrength.LEAST_BITS && bits <= RsaKeyStrength.MAX_BITS;
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
