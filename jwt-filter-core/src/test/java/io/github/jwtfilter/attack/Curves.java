package io.github.jwtfilter.attack;

import com.nimbusds.jose.jwk.Curve;
import java.math.BigInteger;
import java.security.spec.ECFieldFp;

/** The numbers of the curves that ES algorithms use. */
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

    /** A number at the length that its coordinates and signatures have. */
    byte[] fixed(BigInteger value) {
        return Numbers.fixed(value, bytes);
    }
}
