package io.github.jwtfilter.internal.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretStrengthTest {
    @Test
    void serves_the_algorithms_for_which_it_is_long_enough() throws Exception {
        assertThat(algorithms(32)).containsExactly(JwsAlgorithm.HS256);
        assertThat(algorithms(47)).containsExactly(JwsAlgorithm.HS256);
        assertThat(algorithms(48)).containsExactly(JwsAlgorithm.HS256, JwsAlgorithm.HS384);
        assertThat(algorithms(63)).containsExactly(JwsAlgorithm.HS256, JwsAlgorithm.HS384);
        assertThat(algorithms(64)).containsExactly(JwsAlgorithm.HS256, JwsAlgorithm.HS384, JwsAlgorithm.HS512);
        assertThat(algorithms(1000)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 31})
    void rejects_secrets_below_32_bytes_and_states_the_minimum(int length) {
        assertThatThrownBy(() -> SignatureVerifier.ofSecret(TestKeys.secret(length)))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessage("is a secret of " + length + " bytes; HS256 needs at least 32, HS384 48 and HS512 64");
    }

    @Test
    void keeps_a_copy() throws Exception {
        byte[] secret = TestKeys.secret(32);
        SignatureVerifier verifier = SignatureVerifier.ofSecret(secret);
        byte[] signature = TestSignatures.sign(JwsAlgorithm.HS256, TestKeys.secret(32));
        Arrays.fill(secret, (byte) 0);

        assertThat(TestSignatures.verifies(verifier, JwsAlgorithm.HS256, signature))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-string-secret-at-least-256-bits-long",
                "your-256-bit-secret",
                "a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long\n",
                "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
                "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970",
            })
    void rejects_secrets_that_everyone_can_read(String text) {
        assertPublished(text.getBytes(UTF_8));
    }

    @Test
    void rejects_them_in_their_decoded_forms_too() {
        assertPublished(Base64.getUrlDecoder()
                .decode("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"));
        assertPublished(Base64.getDecoder().decode("404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970"));
        assertPublished(HexFormat.of().parseHex("404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970"));
        assertPublished(HexFormat.of().parseHex("3cfa76ef14937c1c0ea519f8fc057a80fcd04a7420f8e8bcd0a7567c272e007b"));
    }

    static Stream<byte[]> keys_in_other_forms() {
        byte[] rsa = TestKeys.RSA.getPublic().getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(rsa, 24, rsa.length);
        String base64 = Base64.getMimeEncoder().encodeToString(rsa);
        return Stream.of(
                rsa,
                pkcs1,
                TestKeys.P_256.getPublic().getEncoded(),
                TestKeys.P_521.getPublic().getEncoded(),
                TestKeys.ED25519.getPublic().getEncoded(),
                TestCertificate.of(TestKeys.RSA),
                base64.getBytes(UTF_8),
                (base64 + "\n").getBytes(UTF_8),
                Base64.getEncoder().encode(TestKeys.P_384.getPublic().getEncoded()),
                Base64.getEncoder().encode(TestCertificate.of(TestKeys.P_256)),
                ("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n").getBytes(UTF_8),
                "-----BEGIN CERTIFICATE-----\nnonsense that is long enough".getBytes(UTF_8),
                "text before -----BEGIN RSA PUBLIC KEY-----".getBytes(UTF_8),
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}".getBytes(UTF_8),
                "{\"kty\":\"oct\",\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ\"}".getBytes(UTF_8),
                " {\"keys\":[],\"padding\":\"xxxxxxxxxxxxxxxx\"} ".getBytes(UTF_8),
                "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ".getBytes(UTF_8),
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI".getBytes(UTF_8),
                "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoY".getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("keys_in_other_forms")
    void rejects_a_public_key_as_a_secret(byte[] secret) {
        assertThatThrownBy(() -> SignatureVerifier.ofSecret(secret))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("is a key (PEM, DER, JWK), not a secret");
    }

    /** Texts that were copied incompletely, or with characters around them. */
    static Stream<String> damaged_keys() {
        return Stream.of(TestKeys.RSA, TestKeys.P_256, TestKeys.P_384, TestKeys.P_521, TestKeys.ED25519)
                .map(pair -> pair.getPublic().getEncoded())
                .flatMap(SecretStrengthTest::damaged);
    }

    private static Stream<String> damaged(byte[] der) {
        String base64 = Base64.getEncoder().encodeToString(der);
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString(der);
        return Stream.of(
                "- " + base64,
                "_" + base64,
                base64 + "-",
                base64 + "-----",
                "-----\n" + base64 + "\n-----",
                base64 + "=",
                base64 + "==",
                base64.replace("=", ""),
                "\"" + base64 + "\"",
                encoded("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----"),
                encoded("{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}"),
                encoded("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ"),
                base64 + "\n-----END PUBLIC KEY-----",
                base64.substring(0, 40) + "\\n" + base64.substring(40),
                url,
                "'" + url + "'",
                url + "=");
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("damaged_keys")
    void rejects_a_public_key_in_a_damaged_text(String secret) {
        rejects_a_public_key_as_a_secret(secret.getBytes(UTF_8));
    }

    @Test
    void a_secret_that_only_starts_like_a_der_key_is_a_secret() throws Exception {
        byte[] secret = TestKeys.secret(32);
        secret[0] = 0x30;
        secret[1] = 0x1e;

        assertThat(SignatureVerifier.ofSecret(secret).algorithms()).isNotEmpty();
        assertThat(SignatureVerifier.ofSecret("MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A-no-key-at-all".getBytes(UTF_8))
                        .algorithms())
                .isNotEmpty();
        assertThat(SignatureVerifier.ofSecret("MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIA=A".getBytes(UTF_8))
                        .algorithms())
                .isNotEmpty();
    }

    @Test
    void never_shows_the_secret() {
        String secret = "hunter2-hunter2-hunter2";
        KeyPair rsa = TestKeys.RSA;

        assertThatThrownBy(() -> SignatureVerifier.ofSecret(secret.getBytes(UTF_8)))
                .message()
                .doesNotContain("hunter2");
        assertThatThrownBy(() -> SignatureVerifier.ofSecret(rsa.getPublic().getEncoded()))
                .message()
                .doesNotContain(((RSAPublicKey) rsa.getPublic()).getModulus().toString(16));
    }

    private static Set<JwsAlgorithm> algorithms(int length) throws InvalidKeyException {
        return SignatureVerifier.ofSecret(TestKeys.secret(length)).algorithms();
    }

    private static void assertPublished(byte[] secret) {
        assertThatThrownBy(() -> SignatureVerifier.ofSecret(secret))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("is a publicly documented secret");
    }
}
