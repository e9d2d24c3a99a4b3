package io.github.jwtfilter.internal.jose;

import static io.github.jwtfilter.internal.jose.TestSignatures.verifies;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures that faulty verifiers have accepted, such as in CVE-2022-21449. */
class EcdsaSignatureTest {
    static Stream<Arguments> forged_halves() {
        return Stream.of(JwsAlgorithm.ES256, JwsAlgorithm.ES384, JwsAlgorithm.ES512)
                .flatMap(algorithm -> {
                    BigInteger n = algorithm.curve().parameters().getOrder();
                    BigInteger max = BigInteger.ONE
                            .shiftLeft(8 * algorithm.curve().bytes())
                            .subtract(BigInteger.ONE);
                    BigInteger[] values = {
                        BigInteger.ZERO, BigInteger.ONE, n.subtract(BigInteger.ONE), n, n.add(BigInteger.ONE), max
                    };
                    return Arrays.stream(values)
                            .flatMap(r -> Arrays.stream(values).map(s -> Arguments.of(algorithm, r, s)));
                });
    }

    @ParameterizedTest
    @MethodSource("forged_halves")
    void rejects_halves_at_the_edges(JwsAlgorithm algorithm, BigInteger r, BigInteger s) throws Exception {
        int half = algorithm.curve().bytes();
        byte[] signature = new byte[2 * half];
        write(r, signature, half);
        write(s, signature, 2 * half);

        assertThat(verifies(verifier(algorithm), algorithm, signature)).isFalse();
        boolean inRange = isInRange(algorithm, r) && isInRange(algorithm, s);
        assertThat(SignatureForm.isWellFormed(algorithm, signature)).isEqualTo(inRange);
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512"})
    void rejects_a_good_signature_with_one_half_at_the_edge(JwsAlgorithm algorithm) throws Exception {
        int half = algorithm.curve().bytes();
        byte[] good = TestSignatures.sign(algorithm, pair(algorithm).getPrivate());
        for (int from : new int[] {0, half}) {
            byte[] zeroed = good.clone();
            Arrays.fill(zeroed, from, from + half, (byte) 0);
            assertThat(verifies(verifier(algorithm), algorithm, zeroed)).isFalse();

            byte[] beyond = good.clone();
            BigInteger value = new BigInteger(1, Arrays.copyOfRange(good, from, from + half));
            write(value.add(algorithm.curve().parameters().getOrder()), beyond, from + half);
            assertThat(verifies(verifier(algorithm), algorithm, beyond)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512"})
    void rejects_the_der_form(JwsAlgorithm algorithm) throws Exception {
        Signature der = Signature.getInstance("SHA" + algorithm.hashBits() + "withECDSA");
        der.initSign(pair(algorithm).getPrivate());
        der.update((TestSignatures.HEADER + "." + TestSignatures.PAYLOAD).getBytes());
        byte[] signature = der.sign();

        assertThat(verifies(verifier(algorithm), algorithm, signature)).isFalse();
        assertThat(verifies(
                        verifier(algorithm),
                        algorithm,
                        Arrays.copyOf(signature, 2 * algorithm.curve().bytes())))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512"})
    void rejects_halves_with_leading_zeros_added_or_the_order_swapped(JwsAlgorithm algorithm) throws Exception {
        int half = algorithm.curve().bytes();
        byte[] good = TestSignatures.sign(algorithm, pair(algorithm).getPrivate());
        byte[] padded = new byte[2 * half + 2];
        System.arraycopy(good, 0, padded, 1, half);
        System.arraycopy(good, half, padded, half + 2, half);
        byte[] swapped = new byte[2 * half];
        System.arraycopy(good, 0, swapped, half, half);
        System.arraycopy(good, half, swapped, 0, half);

        assertThat(verifies(verifier(algorithm), algorithm, padded)).isFalse();
        assertThat(verifies(verifier(algorithm), algorithm, swapped)).isFalse();
    }

    private static boolean isInRange(JwsAlgorithm algorithm, BigInteger value) {
        return value.signum() > 0
                && value.compareTo(algorithm.curve().parameters().getOrder()) < 0;
    }

    /** Writes the number up to the index {@code end}, exclusive; truncates it on the left. */
    private static void write(BigInteger value, byte[] target, int end) {
        int half = target.length / 2;
        byte[] bytes = value.toByteArray();
        for (int i = 0; i < half; i++) {
            int from = bytes.length - 1 - i;
            target[end - 1 - i] = from >= 0 ? bytes[from] : 0;
        }
    }

    private static SignatureVerifier verifier(JwsAlgorithm algorithm) throws InvalidKeyException {
        return SignatureVerifier.ofPublicKey(pair(algorithm).getPublic());
    }

    private static KeyPair pair(JwsAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> TestKeys.P_256;
            case ES384 -> TestKeys.P_384;
            default -> TestKeys.P_521;
        };
    }
}
