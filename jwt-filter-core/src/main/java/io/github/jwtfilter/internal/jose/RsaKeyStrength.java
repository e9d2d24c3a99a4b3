package io.github.jwtfilter.internal.jose;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;

/**
 * Validates the strength of RSA keys: RFC 7518 section 3.3 requires 2048 bits; the upper limits bound the time of a
 * verification.
 */
final class RsaKeyStrength {
    static final int LEAST_BITS = 2048;
    static final int MAX_BITS = 8192;
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65537);
    private static final int MAX_EXPONENT_BITS = 64;

    private RsaKeyStrength() {}

    static void check(RSAPublicKey key) throws InvalidKeyException {
        int bits = key.getModulus().bitLength();
        if (bits < LEAST_BITS) {
            throw new InvalidKeyException(
                    "is an RSA key of " + bits + " bits, which can be broken",
                    "have the issuer sign with a key of at least " + LEAST_BITS + " bits");
        }
        if (bits > MAX_BITS) {
            throw new InvalidKeyException(
                    "is an RSA key of " + bits + " bits, which makes verification too slow",
                    "have the issuer sign with a key of at most " + MAX_BITS + " bits");
        }
        if (!key.getModulus().testBit(0)) {
            throw new InvalidKeyException(
                    "is not an RSA key (its modulus is even)", "get the key from the issuer again");
        }
        checkExponent(key.getPublicExponent());
    }

    private static void checkExponent(BigInteger exponent) throws InvalidKeyException {
        boolean sane = exponent.testBit(0)
                && exponent.compareTo(LEAST_EXPONENT) >= 0
                && exponent.bitLength() <= MAX_EXPONENT_BITS;
        if (!sane) {
            throw new InvalidKeyException(
                    "is an RSA key with an unsafe exponent", "have the issuer sign with a key whose exponent is 65537");
        }
    }
}
