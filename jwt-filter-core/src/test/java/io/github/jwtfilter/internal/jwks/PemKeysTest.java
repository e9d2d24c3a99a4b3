package io.github.jwtfilter.internal.jwks;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.TestCertificate;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.settings.CollectedProblems;
import java.security.KeyPair;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeysTest {
    private static final byte[] RSA = TestKeys.RSA.getPublic().getEncoded();
    private static final byte[] PKCS1 = Arrays.copyOfRange(RSA, 24, RSA.length);
    private static final String PUBLIC = TestPem.block("PUBLIC KEY", RSA);

    private final CollectedProblems problems = new CollectedProblems();

    @Test
    void reads_a_public_key() {
        assertThat(read(PUBLIC).algorithms()).hasSize(6).contains(JwsAlgorithm.RS256, JwsAlgorithm.PS512);
        assertThat(problems.none()).isTrue();
    }

    @Test
    void reads_a_pkcs1_key() {
        assertThat(read(TestPem.block("RSA PUBLIC KEY", PKCS1)).algorithms()).hasSize(6);
        assertThat(problems.none()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CERTIFICATE", "X509 CERTIFICATE"})
    void reads_the_key_of_a_certificate(String label) {
        assertThat(read(TestPem.block(label, TestCertificate.of(TestKeys.P_256)))
                        .algorithms())
                .containsExactly(JwsAlgorithm.ES256);
        assertThat(problems.none()).isTrue();
    }

    @Test
    void reads_ed25519_keys_and_certificates() {
        KeySet keys =
                read(TestPem.block("PUBLIC KEY", TestKeys.ED25519.getPublic().getEncoded())
                        + TestPem.block("CERTIFICATE", TestCertificate.of(TestKeys.ED25519)));

        assertThat(keys.algorithms()).containsExactly(JwsAlgorithm.EDDSA, JwsAlgorithm.ED25519);
        assertThat(keys.keys()).hasSize(1);
    }

    @Test
    void an_rsassa_pss_key_fits_pss_only() {
        KeyPair pss = TestKeys.generate("RSASSA-PSS", null);

        assertThat(read(TestPem.block("PUBLIC KEY", pss.getPublic().getEncoded()))
                        .algorithms())
                .containsExactly(JwsAlgorithm.PS256, JwsAlgorithm.PS384, JwsAlgorithm.PS512);
    }

    @Test
    void reads_several_blocks_with_text_around_them() {
        KeySet keys = read("Bag Attributes\n  friendlyName: x\n" + PUBLIC.replace("\n", "\r\n") + "between\n"
                + TestPem.block("EC PARAMETERS", new byte[] {6, 1, 1})
                + TestPem.block("PUBLIC KEY", TestKeys.P_384.getPublic().getEncoded()) + "after");

        assertThat(keys.keys()).hasSize(2);
        assertThat(problems.none()).isTrue();
    }

    @Test
    void counts_the_same_key_once() {
        assertThat(read(PUBLIC + PUBLIC + TestPem.block("RSA PUBLIC KEY", PKCS1))
                        .keys())
                .hasSize(1);
        assertThat(problems.none()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRIVATE KEY",
                "RSA PRIVATE KEY",
                "EC PRIVATE KEY",
                "ENCRYPTED PRIVATE KEY",
                "OPENSSH PRIVATE KEY"
            })
    void rejects_private_keys_and_reports_the_danger(String label) {
        KeySet keys = read(TestPem.block(label, TestKeys.RSA.getPrivate().getEncoded()) + PUBLIC);

        assertThat(keys.keys()).hasSize(1);
        assertThat(problems.errors())
                .singleElement()
                .asString()
                .contains("key.pem, block 1 (" + label + "), is a private key", "tokens can be forged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no pem", "BEGIN", "-----BEGIN PUBLIC KEY----"})
    void a_file_without_blocks_is_an_error(String text) {
        assertThat(read(text).keys()).isEmpty();
        assertThat(problems.errors()).singleElement().asString().contains("key.pem contains no PEM block");
    }

    @Test
    void rejects_a_file_in_utf_16() {
        assertThat(read(PUBLIC.getBytes(UTF_16)).keys()).isEmpty();
        assertThat(problems.errors()).hasSize(1);
    }

    @Test
    void broken_base64_is_an_error() {
        assertThat(read(PUBLIC.replaceFirst("MII", "M!I")).keys()).isEmpty();
        assertThat(problems.errors())
                .singleElement()
                .asString()
                .contains("block 1 (PUBLIC KEY), is not complete base64");
    }

    @Test
    void a_missing_or_other_end_is_an_error() {
        for (String text :
                List.of(PUBLIC.substring(0, PUBLIC.length() - 10), PUBLIC.replace("END PUBLIC", "END RSA PUBLIC"))) {
            problems.clear();
            assertThat(read(text).keys()).isEmpty();
            assertThat(problems.errors()).singleElement().asString().contains("is not complete base64");
        }
    }

    @Test
    void a_block_whose_end_is_missing_does_not_hide_the_next() {
        assertThat(read("-----BEGIN CERTIFICATE-----\nAAAA\n" + PUBLIC).keys()).hasSize(1);
        assertThat(problems.errors()).hasSize(1);
    }

    @Test
    void broken_der_is_an_error() {
        byte[] cut = Arrays.copyOf(RSA, RSA.length - 20);

        for (String block : List.of(
                TestPem.block("PUBLIC KEY", cut),
                TestPem.block("RSA PUBLIC KEY", new byte[] {1, 2}),
                TestPem.block("CERTIFICATE", new byte[0]))) {
            problems.clear();
            assertThat(read(block).keys()).isEmpty();
            assertThat(problems.errors()).singleElement().asString().startsWith("keys.public-key: key.pem, block 1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CERTIFICATE REQUEST, is a certificate request; extract its public key: openssl req",
        "NEW CERTIFICATE REQUEST, is a certificate request",
        "PKCS7, is a PKCS#7 bundle of certificates; convert it: openssl pkcs7",
        "CMS, is a PKCS#7 bundle",
        "X509 CRL, is a certificate revocation list",
        "SSH2 PUBLIC KEY, is an SSH2 public key",
        "TRUSTED CERTIFICATE, openssl x509 -in FILE",
        "DH PARAMETERS, is neither a public key nor a certificate",
        "PGP PUBLIC KEY BLOCK, is a PGP key"
    })
    void other_blocks_are_an_error_with_their_form(String label, String message) {
        assertThat(read(TestPem.block(label, RSA)).keys()).isEmpty();
        assertThat(problems.errors()).singleElement().asString().contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CERTIFICATE", "RSA PUBLIC KEY", "EC PUBLIC KEY", "PUBLIC KEY"})
    void the_content_counts_and_not_the_label(String label) {
        assertThat(read(TestPem.block(label, RSA)).keys()).hasSize(1);
        assertThat(problems.none()).isTrue();
    }

    @Test
    void a_private_key_under_the_label_of_a_public_one_is_recognized() {
        assertThat(read(TestPem.block("PUBLIC KEY", TestKeys.P_256.getPrivate().getEncoded()))
                        .keys())
                .isEmpty();
        assertThat(problems.errors()).singleElement().asString().contains("is a private key");
    }

    @Test
    void weak_keys_are_an_error_in_every_form() {
        KeyPair weak = TestKeys.generate("RSA", new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4));

        assertThat(read(TestPem.block("PUBLIC KEY", weak.getPublic().getEncoded()))
                        .keys())
                .isEmpty();
        assertThat(read(TestPem.block("CERTIFICATE", TestCertificate.of(weak))).keys())
                .isEmpty();
        assertThat(problems.errors()).hasSize(2).allMatch(error -> error.contains("is an RSA key of 1024 bits"));
    }

    @Test
    void an_expired_certificate_is_a_finding() {
        String pem = TestPem.block("CERTIFICATE", TestCertificate.of(TestKeys.RSA));

        assertThat(readAt(TestCertificate.UNTIL, pem).keys()).hasSize(1);
        assertThat(problems.none()).isTrue();
        assertThat(readAt(TestCertificate.UNTIL.plusSeconds(1), pem).keys()).hasSize(1);
        assertThat(problems.findings())
                .singleElement()
                .asString()
                .contains("key.pem, block 1 (CERTIFICATE), expired on 2027-01-01T00:00:00Z");
    }

    @Test
    void a_certificate_that_is_not_valid_yet_is_a_finding() {
        String pem = TestPem.block("CERTIFICATE", TestCertificate.of(TestKeys.RSA));

        assertThat(readAt(TestCertificate.FROM, pem).keys()).hasSize(1);
        assertThat(problems.none()).isTrue();
        assertThat(readAt(TestCertificate.FROM.minusSeconds(1), pem).keys()).hasSize(1);
        assertThat(problems.findings()).singleElement().asString().contains("is valid only from 2026-01-01T00:00:00Z");
    }

    @Test
    void more_keys_than_are_tried_are_an_error() {
        StringBuilder pem = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            pem.append(TestPem.block(
                    "PUBLIC KEY", TestKeys.generate("EC", null).getPublic().getEncoded()));
        }
        read(pem.toString());
        assertThat(problems.none()).isTrue();

        for (int i = 0; i < 4; i++) {
            KeyPair pair = TestKeys.generate("Ed25519", null);
            pem.append(TestPem.block("PUBLIC KEY", pair.getPublic().getEncoded()));
        }
        read(pem.toString());
        assertThat(problems.none()).isTrue();

        pem.append(TestPem.block("PUBLIC KEY", TestKeys.ED25519.getPublic().getEncoded()));
        read(pem.toString());
        assertThat(problems.errors()).singleElement().asString().contains("5 keys fit EdDSA", "keys.jwks-file");
    }

    private KeySet read(String pem) {
        return readAt(Instant.parse("2026-06-01T00:00:00Z"), pem);
    }

    private KeySet readAt(Instant now, String pem) {
        return read(now, pem.getBytes(UTF_8));
    }

    private KeySet read(byte[] content) {
        return read(Instant.parse("2026-06-01T00:00:00Z"), content);
    }

    private KeySet read(Instant now, byte[] content) {
        KeyReport report = new KeyReport(problems.sink(), "keys.public-key");
        UnnamedKeys keys = new UnnamedKeys(report, Clock.fixed(now, ZoneOffset.UTC));
        new PublicKeyFiles(report, keys).read("key.pem", content);
        return keys.toKeySet();
    }
}
