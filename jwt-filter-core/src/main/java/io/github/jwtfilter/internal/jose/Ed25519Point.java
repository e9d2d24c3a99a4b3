package io.github.jwtfilter.internal.jose;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Validates encoded Ed25519 public keys and signatures (RFC 8032 section 5.1). */
final class Ed25519Point {
    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger ORDER =
            BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger EIGHTH =
            new BigInteger("5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16);

    /** The y-coordinates of the eight points whose order divides the cofactor; anyone can forge signatures for such a key. */
    private static final Set<BigInteger> SMALL_ORDER = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(
            BigInteger.ZERO, BigInteger.ONE, PRIME.subtract(BigInteger.ONE), EIGHTH, PRIME.subtract(EIGHTH))));

    private Ed25519Point() {}

    /** Returns whether the bytes encode a coordinate below the prime, and not a point of small order. */
    static boolean isValidKey(byte[] key) {
        if (key.length != KEY_BYTES) {
            return false;
        }
        BigInteger y = littleEndian(key, 0, KEY_BYTES).clearBit(255);
        return y.compareTo(PRIME) < 0 && !SMALL_ORDER.contains(y);
    }

    /** Returns whether a signature has 64 bytes and S is below the group order, which excludes malleable signatures. */
    static boolean isValidSignature(byte[] signature) {
        return signature.length == SIGNATURE_BYTES
                && littleEndian(signature, KEY_BYTES, SIGNATURE_BYTES).compareTo(ORDER) < 0;
    }

    private static BigInteger littleEndian(byte[] bytes, int from, int to) {
        byte[] reversed = new byte[to - from];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = bytes[to - 1 - i];
        }
        return new BigInteger(1, reversed);
    }
}
