package io.github.jwtfilter.internal.jose;

import static io.github.jwtfilter.internal.jose.TestSignatures.sign;
import static io.github.jwtfilter.internal.jose.TestSignatures.verifies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519Test {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger L =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);

    @Test
    void accepts_a_signature_with_both_algorithm_names() throws Exception {
        byte[] signature = sign(JwsAlgorithm.ED25519, TestKeys.ED25519.getPrivate());

        assertThat(verifies(verifier(), JwsAlgorithm.ED25519, signature)).isTrue();
        assertThat(verifies(verifier(), JwsAlgorithm.EDDSA, signature)).isTrue();
    }

    @Test
    void rejects_a_trailing_zero_byte_which_java_17_accepts() throws Exception {
        byte[] signature = sign(JwsAlgorithm.ED25519, TestKeys.ED25519.getPrivate());

        assertThat(verifies(verifier(), JwsAlgorithm.EDDSA, Arrays.copyOf(signature, 65)))
                .isFalse();
    }

    @Test
    void rejects_the_twin_of_a_signature_with_the_order_added() throws Exception {
        byte[] signature = sign(JwsAlgorithm.ED25519, TestKeys.ED25519.getPrivate());
        BigInteger s = littleEndian(Arrays.copyOfRange(signature, 32, 64));
        byte[] twin = signature.clone();
        System.arraycopy(bytes(s.add(L)), 0, twin, 32, 32);

        assertThat(verifies(verifier(), JwsAlgorithm.EDDSA, twin)).isFalse();
        assertThat(Ed25519Point.isValidSignature(twin)).isFalse();
    }

    @Test
    void the_second_half_must_be_below_the_order() {
        assertThat(Ed25519Point.isValidSignature(withS(L.subtract(BigInteger.ONE))))
                .isTrue();
        assertThat(Ed25519Point.isValidSignature(withS(L))).isFalse();
        assertThat(Ed25519Point.isValidSignature(withS(L.add(BigInteger.ONE)))).isFalse();
    }

    @Test
    void rejects_all_points_of_small_order_and_their_other_spellings() {
        List<BigInteger[]> points = pointsOfSmallOrder();
        assertThat(points).hasSize(8);
        for (BigInteger[] point : points) {
            assertThat(times(point, 8)).containsExactly(BigInteger.ZERO, BigInteger.ONE);
            for (int sign = 0; sign < 2; sign++) {
                byte[] key = bytes(point[1]);
                key[31] |= (byte) (sign << 7);
                assertThat(Ed25519Point.isValidKey(key)).isFalse();
                assertInvalid(key);
            }
        }
    }

    @Test
    void the_base_point_is_valid_and_of_large_order() {
        BigInteger y = BigInteger.valueOf(4)
                .multiply(BigInteger.valueOf(5).modInverse(P))
                .mod(P);
        BigInteger[] base = {root(xSquared(y)), y};

        assertThat(times(base, 8)).isNotEqualTo(new BigInteger[] {BigInteger.ZERO, BigInteger.ONE});
        assertThat(Ed25519Point.isValidKey(bytes(y))).isTrue();
    }

    @Test
    void rejects_coordinates_that_are_not_below_the_prime() {
        for (int i = 0; i < 19; i++) {
            assertInvalid(bytes(P.add(BigInteger.valueOf(i))));
        }
    }

    @Test
    void rejects_coordinates_that_no_point_has() {
        BigInteger y = BigInteger.TWO;
        while (root(xSquared(y)) != null) {
            y = y.add(BigInteger.ONE);
        }
        assertThat(Ed25519Point.isValidKey(bytes(y))).isTrue();
        assertInvalid(bytes(y));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 33, 44, 57, 64})
    void rejects_keys_of_any_other_length(int length) {
        assertInvalid(Arrays.copyOf(TestKeys.raw(TestKeys.ED25519), length));
    }

    private static SignatureVerifier verifier() throws InvalidKeyException {
        return SignatureVerifier.ofEd25519(TestKeys.raw(TestKeys.ED25519));
    }

    private static void assertInvalid(byte[] key) {
        assertThatThrownBy(() -> SignatureVerifier.ofEd25519(key))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("not a valid Ed25519 key");
    }

    private static byte[] withS(BigInteger s) {
        byte[] signature = new byte[64];
        System.arraycopy(bytes(s), 0, signature, 32, 32);
        return signature;
    }

    /** Returns the subgroup of order 8, computed by multiplying points by the large prime order. */
    private static List<BigInteger[]> pointsOfSmallOrder() {
        List<BigInteger[]> found = new ArrayList<>();
        for (int i = 2; found.size() < 8 && i < 200; i++) {
            BigInteger y = BigInteger.valueOf(i);
            BigInteger x = root(xSquared(y));
            if (x != null) {
                BigInteger[] torsion = times(new BigInteger[] {x, y}, L);
                if (found.stream().noneMatch(point -> Arrays.equals(point, torsion))) {
                    found.add(torsion);
                }
            }
        }
        return found;
    }

    private static BigInteger xSquared(BigInteger y) {
        BigInteger y2 = y.multiply(y);
        return y2.subtract(BigInteger.ONE)
                .multiply(D.multiply(y2).add(BigInteger.ONE).modInverse(P))
                .mod(P);
    }

    private static BigInteger root(BigInteger square) {
        BigInteger root = square.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!root.multiply(root).mod(P).equals(square)) {
            BigInteger i = BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
            root = root.multiply(i).mod(P);
        }
        return root.multiply(root).mod(P).equals(square) ? root : null;
    }

    private static BigInteger[] times(BigInteger[] point, long factor) {
        return times(point, BigInteger.valueOf(factor));
    }

    private static BigInteger[] times(BigInteger[] point, BigInteger factor) {
        BigInteger[] sum = {BigInteger.ZERO, BigInteger.ONE};
        for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
            sum = plus(sum, sum);
            if (factor.testBit(bit)) {
                sum = plus(sum, point);
            }
        }
        return sum;
    }

    private static BigInteger[] plus(BigInteger[] a, BigInteger[] b) {
        BigInteger product =
                D.multiply(a[0]).multiply(b[0]).multiply(a[1]).multiply(b[1]).mod(P);
        BigInteger x = a[0].multiply(b[1]).add(a[1].multiply(b[0]));
        BigInteger y = a[1].multiply(b[1]).add(a[0].multiply(b[0]));
        return new BigInteger[] {
            x.multiply(BigInteger.ONE.add(product).modInverse(P)).mod(P),
            y.multiply(BigInteger.ONE.subtract(product).modInverse(P)).mod(P)
        };
    }

    private static byte[] bytes(BigInteger value) {
        byte[] big = value.toByteArray();
        byte[] little = new byte[32];
        for (int i = 0; i < 32 && i < big.length; i++) {
            little[i] = big[big.length - 1 - i];
        }
        return little;
    }

    private static BigInteger littleEndian(byte[] bytes) {
        byte[] big = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            big[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, big);
    }
}
