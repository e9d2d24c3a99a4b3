package io.github.jwtfilter.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrimeCurveTest {
    @ParameterizedTest
    @CsvSource({"P_256,secp256r1", "P_384,secp384r1", "P_521,secp521r1"})
    void has_the_parameters_of_the_jdk(PrimeCurve curve, String javaName) throws Exception {
        AlgorithmParameters java = AlgorithmParameters.getInstance("EC");
        java.init(new ECGenParameterSpec(javaName));

        assertThat(PrimeCurve.of(java.getParameterSpec(ECParameterSpec.class))).isEqualTo(curve);
        assertThat(curve.contains(curve.parameters().getGenerator())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"P-256,P_256", "P-384,P_384", "P-521,P_521"})
    void is_found_by_its_exact_name(String name, PrimeCurve curve) {
        assertThat(PrimeCurve.ofJwkName(name)).isEqualTo(curve);
        assertThat(curve).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p-256", "P-256 ", "P256", "secp256r1", "secp256k1", "P-512", "Ed25519"})
    void rejects_other_curve_names(String name) {
        assertThat(PrimeCurve.ofJwkName(name)).isNull();
    }

    @Test
    void a_curve_with_another_generator_order_or_coefficient_is_another_curve() {
        ECParameterSpec real = PrimeCurve.P_256.parameters();
        EllipticCurve curve = real.getCurve();
        BigInteger two = BigInteger.TWO;
        ECPoint own = new ECPoint(two, two);
        EllipticCurve otherA = new EllipticCurve(curve.getField(), two, curve.getB());
        EllipticCurve otherB = new EllipticCurve(curve.getField(), curve.getA(), two);
        EllipticCurve otherField = new EllipticCurve(
                new ECFieldFp(((ECFieldFp) curve.getField()).getP().add(two)), curve.getA(), curve.getB());

        assertThat(PrimeCurve.of(null)).isNull();
        assertThat(of(curve, real.getGenerator(), real.getOrder(), 1)).isEqualTo(PrimeCurve.P_256);
        assertThat(of(curve, own, real.getOrder(), 1)).isNull();
        assertThat(of(curve, real.getGenerator(), two, 1)).isNull();
        assertThat(of(curve, real.getGenerator(), real.getOrder(), 2)).isNull();
        assertThat(of(otherA, real.getGenerator(), real.getOrder(), 1)).isNull();
        assertThat(of(otherB, real.getGenerator(), real.getOrder(), 1)).isNull();
        assertThat(of(otherField, real.getGenerator(), real.getOrder(), 1)).isNull();
    }

    @Test
    void a_seed_does_not_change_a_curve() {
        ECParameterSpec real = PrimeCurve.P_384.parameters();
        EllipticCurve seeded = new EllipticCurve(
                real.getCurve().getField(),
                real.getCurve().getA(),
                real.getCurve().getB(),
                new byte[] {1});

        assertThat(of(seeded, real.getGenerator(), real.getOrder(), 1)).isEqualTo(PrimeCurve.P_384);
    }

    @ParameterizedTest
    @EnumSource
    void rejects_points_that_are_not_on_the_curve(PrimeCurve curve) {
        ECPoint g = curve.parameters().getGenerator();
        BigInteger p = ((ECFieldFp) curve.parameters().getCurve().getField()).getP();
        BigInteger x = g.getAffineX();
        BigInteger y = g.getAffineY();

        assertThat(curve.contains(new ECPoint(x, p.subtract(y)))).isTrue();
        assertThat(curve.contains(ECPoint.POINT_INFINITY)).isFalse();
        assertThat(curve.contains(new ECPoint(BigInteger.ZERO, BigInteger.ZERO)))
                .isFalse();
        assertThat(curve.contains(new ECPoint(x, y.add(BigInteger.ONE)))).isFalse();
        assertThat(curve.contains(new ECPoint(x.add(BigInteger.ONE), y))).isFalse();
        assertThat(curve.contains(new ECPoint(x.add(p), y))).isFalse();
        assertThat(curve.contains(new ECPoint(x, y.add(p)))).isFalse();
        assertThat(curve.contains(new ECPoint(x.negate(), y))).isFalse();
        assertThat(curve.contains(new ECPoint(x, y.negate()))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void rejects_a_point_that_is_not_on_the_curve(PrimeCurve curve) {
        ECPublicKey key = TestKeys.ec(curve, BigInteger.ONE, BigInteger.ONE);

        assertThatThrownBy(() -> SignatureVerifier.ofPublicKey(key))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessage("is not a point on the curve " + curve);
    }

    @Test
    void rejects_a_key_of_another_curve() {
        ECParameterSpec real = PrimeCurve.P_256.parameters();
        ECPoint generator = real.getGenerator();
        ECParameterSpec own = new ECParameterSpec(real.getCurve(), generator, real.getOrder(), 2);
        ECPublicKey key = new PlainEcKey(generator, own);

        assertThatThrownBy(() -> SignatureVerifier.ofPublicKey(key))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("on a curve that no supported algorithm uses");
    }

    private static PrimeCurve of(EllipticCurve curve, ECPoint generator, BigInteger order, int cofactor) {
        return PrimeCurve.of(new ECParameterSpec(curve, generator, order, cofactor));
    }

    private record PlainEcKey(ECPoint point, ECParameterSpec parameters) implements ECPublicKey {
        @Override
        public ECPoint getW() {
            return point;
        }

        @Override
        public ECParameterSpec getParams() {
            return parameters;
        }

        @Override
        public String getAlgorithm() {
            return "EC";
        }

        @Override
        public String getFormat() {
            return null;
        }

        @Override
        public byte[] getEncoded() {
            return null;
        }
    }
}
