package io.github.jwtfilter.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.settings.SettingsException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weak keys and secrets: settings that contain them are rejected. */
class WeakKeysTest {
    private static void assertRejectedPem(String pem) {
        assertThatThrownBy(() -> Target.guard("keys.public-key = key.pem\n", new MemoryFiles().with("key.pem", pem)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("keys.public-key");
    }

    private static void assertRejectedJwk(Members jwk) {
        MemoryFiles files = new MemoryFiles().with("jwks.json", KeyTexts.jwkSet(jwk.withText("kid", "weak")));
        assertThatThrownBy(() -> Target.guard("keys.jwks-file = jwks.json\n", files))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("keys.jwks-file");
    }

    private static void assertRejectedSecret(String secret) {
        assertThatThrownBy(() -> Target.guard("keys.secret = " + secret + "\n", new MemoryFiles()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("keys.secret")
                .satisfies(exception -> assertThat(exception.getMessage()).doesNotContain(secret));
    }

    @Test
    void accepts_a_valid_key_in_each_form() {
        RSAPublicKey key = KeyRing.OWN.rsaPublic();
        BigInteger modulus = key.getModulus();
        byte[] info = Der.rsaSubjectPublicKeyInfo(modulus, key.getPublicExponent());
        for (String pem :
                new String[] {KeyTexts.pem("PUBLIC KEY", info), KeyTexts.pem("RSA PUBLIC KEY", Der.rsaPublicKey(key))
                }) {
            assertThat(Target.guard("keys.public-key = key.pem\n", new MemoryFiles().with("key.pem", pem))
                            .authenticate(Tokens.good("RS256"))
                            .value()
                            .getName())
                    .isEqualTo("mallory");
        }
    }

    @Test
    void accepts_a_certificate_but_not_tokens_of_another_key() throws Exception {
        String pem = KeyTexts.pem("CERTIFICATE", Der.certificate("issuer", KeyRing.OWN.rsa));
        Target target = new Target(
                "certificate",
                Target.guard("keys.public-key = key.pem\n", new MemoryFiles().with("key.pem", pem)),
                List.of());
        assertThat(target.guard().authenticate(Tokens.good("PS256")).rejection())
                .isNull();
        String forged = Tokens.signed(Members.header("PS256"), Members.claims(), KeyRing.ATTACKER.signer("PS256"));
        assertThat(target.guard().authenticate(forged).rejection()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 768, 1024, 1536, 2040, 2047})
    void rejects_short_rsa_keys(int bits) throws Exception {
        KeyPair weak = KeyRing.rsa(bits, 65537);
        RSAPublicKey key = (RSAPublicKey) weak.getPublic();
        assertRejectedPem(KeyTexts.pem(key));
        assertRejectedPem(KeyTexts.pem("RSA PUBLIC KEY", Der.rsaPublicKey(key)));
        assertRejectedPem(KeyTexts.pem("CERTIFICATE", Der.certificate("issuer", weak)));
        assertRejectedJwk(KeyTexts.jwk(key));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 17, 257, 65536})
    void rejects_unsafe_exponents(long exponent) {
        BigInteger modulus = KeyRing.OWN.rsaPublic().getModulus();
        BigInteger unsafe = BigInteger.valueOf(exponent);
        assertRejectedPem(KeyTexts.pem("PUBLIC KEY", Der.rsaSubjectPublicKeyInfo(modulus, unsafe)));
        assertRejectedPem(KeyTexts.pem("RSA PUBLIC KEY", Der.rsaPublicKey(modulus, unsafe)));
        assertRejectedJwk(KeyTexts.jwk(KeyRing.OWN.rsa.getPublic()).withText("e", Tokens.encode(unsafe.toByteArray())));
    }

    @Test
    void rejects_absurd_rsa_numbers() {
        BigInteger exponent = BigInteger.valueOf(65537);
        BigInteger modulus = KeyRing.OWN.rsaPublic().getModulus();
        BigInteger huge = BigInteger.ONE.shiftLeft(16_383).add(BigInteger.ONE);
        for (byte[] der : new byte[][] {
            Der.rsaSubjectPublicKeyInfo(huge, exponent),
            Der.rsaSubjectPublicKeyInfo(modulus, modulus.subtract(BigInteger.TWO)),
            Der.rsaSubjectPublicKeyInfo(modulus.subtract(BigInteger.ONE), exponent),
        }) {
            assertRejectedPem(KeyTexts.pem("PUBLIC KEY", der));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256k1", "secp192r1", "secp224r1", "brainpoolP256r1"})
    void rejects_keys_on_other_curves(String curve) {
        KeyPair pair;
        try {
            pair = KeyRing.ec(curve);
        } catch (IllegalStateException e) {
            // This Java version cannot create such keys; the name of the curve suffices.
            assertRejectedJwk(KeyTexts.jwk(KeyRing.OWN.p256.getPublic()).withText("crv", curve));
            return;
        }
        assertRejectedPem(KeyTexts.pem(pair.getPublic()));
    }

    static Stream<String> smallOrderPoints() {
        return EddsaAttacks.SMALL_ORDER.stream();
    }

    @ParameterizedTest
    @MethodSource("smallOrderPoints")
    void rejects_ed25519_keys_of_small_order(String point) {
        byte[] raw = HexFormat.of().parseHex(point);
        assertRejectedJwk(KeyTexts.jwk(KeyRing.OWN.ed25519.getPublic()).withText("x", Tokens.encode(raw)));
        byte[] x509 = KeyRing.OWN.ed25519.getPublic().getEncoded();
        System.arraycopy(raw, 0, x509, x509.length - 32, 32);
        assertRejectedPem(KeyTexts.pem("PUBLIC KEY", x509));
    }

    @Test
    void rejects_keys_of_other_kinds() {
        assertRejectedPem(KeyTexts.pem(KeyRing.generate("Ed448", null).getPublic()));
        assertRejectedPem(KeyTexts.pem(KeyRing.generate("X25519", null).getPublic()));
        assertRejectedPem(KeyTexts.pem(KeyRing.generate("DH", null).getPublic()));
        assertRejectedPem(
                KeyTexts.pem("PRIVATE KEY", KeyRing.OWN.rsa.getPrivate().getEncoded()));
        assertRejectedPem("");
        assertRejectedPem("mallory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"correct horse", "changeit", "0123456789012345678901234567890", "base64:c2VjcmV0", "hex:00"})
    void rejects_short_secrets(String secret) {
        assertRejectedSecret(secret);
    }

    @ParameterizedTest
    @CsvSource({"HS384, 47", "HS512, 63"})
    void rejects_an_algorithm_for_which_the_secret_is_too_short(String algorithm, int length) {
        String settings =
                "keys.secret = " + KeyRing.OWN.secret.substring(0, length) + "\nalgorithms = " + algorithm + "\n";
        assertThatThrownBy(() -> Target.guard(settings, new MemoryFiles())).isInstanceOf(SettingsException.class);
    }

    @Test
    void rejects_public_keys_as_secrets() {
        for (String algorithm : new String[] {"RS256", "ES256", "EdDSA"}) {
            byte[] der = KeyRing.OWN.publicKey(algorithm).getEncoded();
            assertRejectedSecret("base64:" + Base64.getEncoder().encodeToString(der));
            assertRejectedSecret(Base64.getEncoder().encodeToString(der));
            assertRejectedSecret(KeyTexts.pem(KeyRing.OWN.publicKey(algorithm)).replace("\n", ""));
            assertRejectedSecret(KeyTexts.jwk(KeyRing.OWN.publicKey(algorithm)).toString());
        }
    }

    @Test
    void rejects_hmac_and_none_with_public_keys() {
        MemoryFiles files = new MemoryFiles().with("key.pem", KeyTexts.pem(KeyRing.OWN.rsa.getPublic()));
        for (String algorithms :
                new String[] {"none", "None", "RS256, none", "HS256", "RS256, HS256", "rs256", "RS257"}) {
            assertThatThrownBy(
                            () -> Target.guard("keys.public-key = key.pem\nalgorithms = " + algorithms + "\n", files))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("algorithms");
        }
        assertThatThrownBy(() -> Target.guard(Targets.SECRET_LINE + "keys.public-key = key.pem\n", files))
                .isInstanceOf(SettingsException.class);
        assertThatThrownBy(() -> Target.guard(Targets.SECRET_LINE + "algorithms = RS256\n", files))
                .isInstanceOf(SettingsException.class);
    }
}
