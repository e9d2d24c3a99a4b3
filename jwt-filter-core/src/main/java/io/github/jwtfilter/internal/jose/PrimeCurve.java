package io.github.jwtfilter.internal.jose;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The curves of the ES algorithms (RFC 7518 section 3.4), with the parameters of FIPS 186-4 appendix D.1.2. */
@SuppressWarnings("ImmutableEnumChecker") // ECParameterSpec is immutable, but not annotated as such
public enum PrimeCurve {
    /** P-256, for ES256. */
    P_256(
            "P-256",
            32,
            "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
            "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
            "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
            "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
            "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
    /** P-384, for ES384. */
    P_384(
            "P-384",
            48,
            "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
            "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
            "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7",
            "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f",
            "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973"),
    /** P-521, for ES512. */
    P_521(
            "P-521",
            66,
            "01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                    + "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109"
                    + "e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00",
            "00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3d"
                    + "baa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66",
            "011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e66"
                    + "2c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650",
            "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa"
                    + "51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409");

    private static final BigInteger THREE = BigInteger.valueOf(3);

    private final String jwkName;
    private final int bytes;
    private final BigInteger prime;
    private final ECParameterSpec parameters;

    PrimeCurve(String jwkName, int bytes, String p, String b, String x, String y, String n) {
        this.jwkName = jwkName;
        this.bytes = bytes;
        this.prime = new BigInteger(p, 16);
        BigInteger a = prime.subtract(BigInteger.valueOf(3));
        EllipticCurve curve = new EllipticCurve(new ECFieldFp(prime), a, new BigInteger(b, 16));
        ECPoint generator = new ECPoint(new BigInteger(x, 16), new BigInteger(y, 16));
        this.parameters = new ECParameterSpec(curve, generator, new BigInteger(n, 16), 1);
    }

    /**
     * Returns the curve for its name in a JWK.
     *
     * @param exact the value of {@code crv} (RFC 7518 section 6.2.1.1)
     * @return the curve, or null if the name is unknown
     */
    public static @Nullable PrimeCurve ofJwkName(String exact) {
        for (PrimeCurve curve : values()) {
            if (curve.jwkName.equals(exact)) {
                return curve;
            }
        }
        return null;
    }

    /** Returns the curve with exactly these parameters, or null: anyone can forge signatures if the generator is arbitrary. */
    static @Nullable PrimeCurve of(@Nullable ECParameterSpec parameters) {
        for (PrimeCurve curve : values()) {
            if (parameters != null && curve.hasParameters(parameters)) {
                return curve;
            }
        }
        return null;
    }

    private boolean hasParameters(ECParameterSpec other) {
        // EllipticCurve.equals also compares the seed, which is not part of the curve.
        return parameters.getCurve().getField().equals(other.getCurve().getField())
                && parameters.getCurve().getA().equals(other.getCurve().getA())
                && parameters.getCurve().getB().equals(other.getCurve().getB())
                && parameters.getGenerator().equals(other.getGenerator())
                && parameters.getOrder().equals(other.getOrder())
                && parameters.getCofactor() == other.getCofactor();
    }

    /** Returns whether the point satisfies y² = x³ - 3x + b; the cofactor is 1, so any such point has the right order. */
    boolean contains(ECPoint point) {
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (point.equals(ECPoint.POINT_INFINITY) || !isCoordinate(x) || !isCoordinate(y)) {
            return false;
        }
        BigInteger b = parameters.getCurve().getB();
        BigInteger right = x.multiply(x).subtract(THREE).multiply(x).add(b);
        return y.multiply(y).subtract(right).mod(prime).signum() == 0;
    }

    /** Returns the two points with this x-coordinate; without one on the curve, points that are not on it. */
    List<ECPoint> pointsAt(BigInteger x) {
        BigInteger b = parameters.getCurve().getB();
        BigInteger square = x.multiply(x).subtract(THREE).multiply(x).add(b).mod(prime);
        // Each of the primes is 3 modulo 4.
        BigInteger y = square.modPow(prime.add(BigInteger.ONE).shiftRight(2), prime);
        return Collections.unmodifiableList(Arrays.asList(
                new ECPoint(x, y), new ECPoint(x, prime.subtract(y).mod(prime))));
    }

    private boolean isCoordinate(BigInteger value) {
        return value.signum() >= 0 && value.compareTo(prime) < 0;
    }

    /**
     * Returns the length of a coordinate, and of each half of a signature.
     *
     * @return 32, 48 or 66 bytes
     */
    public int bytes() {
        return bytes;
    }

    /**
     * Returns the parameters for creating keys on this curve.
     *
     * @return field, coefficients, generator, order and cofactor
     */
    public ECParameterSpec parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return jwkName;
    }
}
