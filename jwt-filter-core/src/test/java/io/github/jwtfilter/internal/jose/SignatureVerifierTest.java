package io.github.jwtfilter.internal.jose;

import static io.github.jwtfilter.internal.jose.TestSignatures.HEADER;
import static io.github.jwtfilter.internal.jose.TestSignatures.PAYLOAD;
import static io.github.jwtfilter.internal.jose.TestSignatures.encode;
import static io.github.jwtfilter.internal.jose.TestSignatures.sign;
import static io.github.jwtfilter.internal.jose.TestSignatures.signed;
import static io.github.jwtfilter.internal.jose.TestSignatures.verifies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.internal.jose.JwsAlgorithm.Family;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {
    @ParameterizedTest
    @EnumSource
    void accepts_a_good_signature_of_every_algorithm(JwsAlgorithm algorithm) throws Exception {
        assertThat(verifies(verifier(algorithm), algorithm, signature(algorithm)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void rejects_a_signature_of_which_one_bit_was_changed(JwsAlgorithm algorithm) throws Exception {
        SignatureVerifier verifier = verifier(algorithm);
        byte[] signature = signature(algorithm);
        for (int position : new int[] {0, signature.length / 2, signature.length - 1}) {
            byte[] changed = signature.clone();
            changed[position] ^= 1;
            assertThat(verifies(verifier, algorithm, changed)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rejects_a_signature_over_something_else(JwsAlgorithm algorithm) throws Exception {
        SignatureVerifier verifier = verifier(algorithm);
        byte[] signature = signature(algorithm);

        assertThat(verifier.verifies(algorithm, signed(HEADER, PAYLOAD + "A", encode(signature), signature)))
                .isFalse();
        assertThat(verifier.verifies(algorithm, signed("A" + HEADER, PAYLOAD, encode(signature), signature)))
                .isFalse();
        assertThat(verifier.verifies(algorithm, signed(HEADER + ".", PAYLOAD, encode(signature), signature)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void rejects_signatures_of_any_other_length(JwsAlgorithm algorithm) throws Exception {
        SignatureVerifier verifier = verifier(algorithm);
        byte[] signature = signature(algorithm);
        for (int length : new int[] {0, 1, signature.length - 1, signature.length + 1, 2 * signature.length, 5000}) {
            byte[] other = Arrays.copyOf(signature, length);
            assertThat(verifies(verifier, algorithm, other))
                    .as("length " + length)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rejects_the_signature_under_every_other_algorithm(JwsAlgorithm algorithm) throws Exception {
        byte[] signature = signature(algorithm);
        SignatureVerifier verifier = verifier(algorithm);
        Set<JwsAlgorithm> others = EnumSet.complementOf(EnumSet.of(algorithm));
        if (algorithm.family() == Family.EDDSA) {
            others.removeIf(other -> other.family() == Family.EDDSA);
        }
        assertThat(others).noneMatch(other -> verifies(verifier, other, signature));
    }

    @Test
    void rejects_the_signature_of_another_key() throws Exception {
        SignatureVerifier other = SignatureVerifier.ofPublicKey(TestKeys.OTHER_RSA.getPublic());

        assertThat(verifies(other, JwsAlgorithm.RS256, signature(JwsAlgorithm.RS256)))
                .isFalse();
        assertThat(verifies(other, JwsAlgorithm.PS256, signature(JwsAlgorithm.PS256)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AAA=", "A", "\u00e4", "AA AA"})
    void java_jwt_decodes_the_signature_and_rejects_invalid_base64url(String text) throws Exception {
        CompactJws token = signed(HEADER, PAYLOAD, text, signature(JwsAlgorithm.ES256));

        assertThat(verifier(JwsAlgorithm.ES256).verifies(JwsAlgorithm.ES256, token))
                .isFalse();
    }

    @Test
    void a_key_serves_the_algorithms_that_fit_it_and_no_other() throws Exception {
        assertThat(SignatureVerifier.ofPublicKey(TestKeys.RSA.getPublic()).algorithms())
                .containsExactly(
                        JwsAlgorithm.RS256,
                        JwsAlgorithm.RS384,
                        JwsAlgorithm.RS512,
                        JwsAlgorithm.PS256,
                        JwsAlgorithm.PS384,
                        JwsAlgorithm.PS512);
        assertThat(SignatureVerifier.ofPublicKey(TestKeys.P_256.getPublic()).algorithms())
                .containsExactly(JwsAlgorithm.ES256);
        assertThat(SignatureVerifier.ofPublicKey(TestKeys.P_384.getPublic()).algorithms())
                .containsExactly(JwsAlgorithm.ES384);
        assertThat(SignatureVerifier.ofPublicKey(TestKeys.P_521.getPublic()).algorithms())
                .containsExactly(JwsAlgorithm.ES512);
        assertThat(SignatureVerifier.ofPublicKey(TestKeys.ED25519.getPublic()).algorithms())
                .containsExactly(JwsAlgorithm.EDDSA, JwsAlgorithm.ED25519);
    }

    @Test
    void its_algorithms_cannot_be_changed() throws Exception {
        Set<JwsAlgorithm> algorithms =
                SignatureVerifier.ofPublicKey(TestKeys.P_256.getPublic()).algorithms();

        assertThatThrownBy(algorithms::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X25519", "Ed448", "DSA", "DiffieHellman"})
    void rejects_keys_of_other_kinds(String kind) {
        KeyPair pair = TestKeys.generate(kind, null);

        assertThatThrownBy(() -> SignatureVerifier.ofPublicKey(pair.getPublic()))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("no supported algorithm");
    }

    @Test
    void rejects_a_key_that_has_no_encoding() {
        PublicKey key = new PublicKey() {
            @Override
            public String getAlgorithm() {
                return "unknown";
            }

            @Override
            public String getFormat() {
                return null;
            }

            @Override
            public byte[] getEncoded() {
                return null;
            }
        };

        assertThatThrownBy(() -> SignatureVerifier.ofPublicKey(key)).isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void an_rsassa_pss_key_fits_pss_only() throws Exception {
        KeyPair pss = TestKeys.generate("RSASSA-PSS", null);
        SignatureVerifier verifier = SignatureVerifier.ofPublicKey(pss.getPublic());

        assertThat(verifier.algorithms()).containsExactly(JwsAlgorithm.PS256, JwsAlgorithm.PS384, JwsAlgorithm.PS512);
        assertThat(verifies(verifier, JwsAlgorithm.PS384, sign(JwsAlgorithm.PS384, pss.getPrivate())))
                .isTrue();
    }

    @Test
    void a_pss_key_with_a_hash_fits_that_hash_only() throws Exception {
        PSSParameterSpec sha256 = new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
        KeyPair pss =
                TestKeys.generate("RSASSA-PSS", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4, sha256));

        assertThat(SignatureVerifier.ofPublicKey(pss.getPublic()).algorithms()).containsExactly(JwsAlgorithm.PS256);
    }

    @ParameterizedTest
    @EnumSource
    void two_of_the_same_public_key_are_equal(JwsAlgorithm algorithm) throws Exception {
        assertThat(verifier(algorithm).equals(verifier(algorithm))).isEqualTo(!algorithm.symmetric());
        assertThat(verifier(algorithm)).isNotEqualTo(SignatureVerifier.ofPublicKey(TestKeys.OTHER_RSA.getPublic()));
        if (!algorithm.symmetric()) {
            assertThat(verifier(algorithm)).hasSameHashCodeAs(verifier(algorithm));
        }
    }

    private static SignatureVerifier verifier(JwsAlgorithm algorithm) throws InvalidKeyException {
        return algorithm.symmetric()
                ? SignatureVerifier.ofSecret(TestKeys.SECRET)
                : SignatureVerifier.ofPublicKey(pair(algorithm).getPublic());
    }

    private static byte[] signature(JwsAlgorithm algorithm) {
        return algorithm.symmetric()
                ? sign(algorithm, TestKeys.SECRET)
                : sign(algorithm, pair(algorithm).getPrivate());
    }

    private static KeyPair pair(JwsAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> TestKeys.P_256;
            case ES384 -> TestKeys.P_384;
            case ES512 -> TestKeys.P_521;
            case EDDSA, ED25519 -> TestKeys.ED25519;
            default -> TestKeys.RSA;
        };
    }
}
