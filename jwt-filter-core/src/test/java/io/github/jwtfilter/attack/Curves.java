package io.github.jwtfilter.attack;

import com.nimbusds.jose.jwk.Curve;
import java.math.BigInteger;
import java.security.spec.ECFieldFp;

/** The parameters of the curves of the ES algorithms. */
enum Curves {
    P256("ES256", Curve.P_256, 32),
    P384("ES384", Curve.P_384, 48),
    P521("ES512", Curve.P_521, 66);

    final String algorithm;
    final int bytes;
    final BigInteger order;
    final BigInteger prime;

    Curves(String algorithm, Curve curve, int bytes) {
        this.algorithm = algorithm;
        this.bytes = bytes;
        this.order = curve.toECParameterSpec().getOrder();
        this.prime = ((ECFieldFp) curve.toECParameterSpec().getCurve().getField()).getP();
    }

    /** Encodes a number with the length of the curve's coordinates. */
    byte[] fixed(BigInteger value) {
        return Numbers.fixed(value, bytes);
    }
}
