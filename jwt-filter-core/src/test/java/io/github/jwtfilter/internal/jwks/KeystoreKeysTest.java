package io.github.jwtfilter.internal.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.TestCertificate;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.settings.CollectedProblems;
import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoreKeysTest {
    private static final String PASSWORD = "changeit";

    private final CollectedProblems problems = new CollectedProblems();

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void reads_every_certificate(String type) throws Exception {
        KeySet keys = read(keystore(type), type, PASSWORD);

        assertThat(keys.algorithms()).hasSize(7).contains(JwsAlgorithm.RS256, JwsAlgorithm.ES256);
        assertThat(problems.none()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void reads_only_the_configured_entries(String type) throws Exception {
        assertThat(read(keystore(type), type, PASSWORD, "ec").algorithms()).containsExactly(JwsAlgorithm.ES256);
        assertThat(problems.none()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void a_wrong_password_is_an_error_of_the_password(String type) throws Exception {
        assertThat(read(keystore(type), type, "wrong-secret").keys()).isEmpty();
        assertThat(problems.errors())
                .singleElement()
                .asString()
                .startsWith("keys.keystore.password: the password does not open the keystore")
                .doesNotContain("wrong-secret");
    }

    @Test
    void a_jks_keystore_can_be_read_without_a_password() throws Exception {
        assertThat(read(keystore("JKS"), "JKS", null).keys()).hasSize(2);
        assertThat(problems.none()).isTrue();
    }

    @Test
    void an_encrypted_pkcs12_keystore_without_a_password_is_an_error() throws Exception {
        assertThat(read(keystore("PKCS12"), "PKCS12", null).keys()).isEmpty();
        assertThat(problems.errors()).singleElement().asString().contains("keys.keystore.password");
    }

    @Test
    void without_a_password_an_empty_one_is_used() throws Exception {
        KeyStore keystore = empty("PKCS12");
        keystore.setCertificateEntry("ec", TestCertificate.parsed(TestKeys.P_256));
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        keystore.store(content, new char[0]);

        assertThat(read(content.toByteArray(), "PKCS12", null).keys()).hasSize(1);
        assertThat(problems.none()).isTrue();
    }

    @Test
    void a_missing_entry_is_an_error_that_lists_the_existing_ones() throws Exception {
        assertThat(read(keystore("PKCS12"), "PKCS12", PASSWORD, "ec", "other\n").keys())
                .hasSize(1);
        assertThat(problems.errors())
                .singleElement()
                .asString()
                .startsWith(
                        "keys.keystore.aliases: the keystore contains no certificate with the alias \"other\\u000a\";"
                                + " its entries are \"")
                .contains("rsa", "ec");
    }

    @Test
    void an_entry_without_a_certificate_is_an_error_only_if_configured() throws Exception {
        byte[] content = withSecretKey();

        assertThat(read(content, "PKCS12", PASSWORD).keys()).hasSize(1);
        assertThat(problems.none()).isTrue();
        assertThat(read(content, "PKCS12", PASSWORD, "secret").keys()).isEmpty();
        assertThat(problems.errors()).singleElement().asString().contains("no certificate with the alias \"secret\"");
    }

    @Test
    void a_keystore_without_certificates_is_an_error() throws Exception {
        KeyStore keystore = empty("PKCS12");

        assertThat(read(bytes(keystore), "PKCS12", PASSWORD).keys()).isEmpty();
        assertThat(problems.errors()).singleElement().asString().contains("contains no certificate that can be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void a_file_that_is_no_keystore_is_an_error(String type) {
        for (String content : List.of("no keystore", "")) {
            problems.clear();
            assertThat(read(content.getBytes(UTF_8), type, PASSWORD).keys()).isEmpty();
            assertThat(problems.errors())
                    .singleElement()
                    .asString()
                    .startsWith("keys.keystore: the file is not a keystore of type \"" + type);
        }
    }

    @Test
    void a_truncated_file_is_an_error() throws Exception {
        byte[] content = keystore("PKCS12");

        assertThat(read(Arrays.copyOf(content, content.length / 2), "PKCS12", PASSWORD)
                        .keys())
                .isEmpty();
        assertThat(problems.errors()).hasSize(1);
    }

    @Test
    void an_unknown_type_is_an_error_of_the_type() throws Exception {
        assertThat(read(keystore("PKCS12"), "PKCS99", PASSWORD).keys()).isEmpty();
        assertThat(problems.errors()).singleElement().asString().startsWith("keys.keystore.type: ");
    }

    @Test
    void a_weak_key_and_an_expired_certificate_are_reported() throws Exception {
        KeyPair weak = TestKeys.generate("RSA", new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4));
        KeyStore keystore = empty("PKCS12");
        keystore.setCertificateEntry("weak", TestCertificate.parsed(weak));

        assertThat(read(Instant.parse("2030-01-01T00:00:00Z"), bytes(keystore), "PKCS12", PASSWORD, List.of())
                        .keys())
                .isEmpty();
        assertThat(problems.errors())
                .singleElement()
                .asString()
                .contains("the certificate \"weak\" is an RSA key of 1024 bits");
        assertThat(problems.findings()).singleElement().asString().contains("the certificate \"weak\" expired on");
    }

    private static byte[] keystore(String type) throws Exception {
        KeyStore keystore = empty(type);
        keystore.setCertificateEntry("ec", TestCertificate.parsed(TestKeys.P_256));
        Certificate[] chain = {TestCertificate.parsed(TestKeys.RSA)};
        keystore.setKeyEntry("rsa", TestKeys.RSA.getPrivate(), PASSWORD.toCharArray(), chain);
        return bytes(keystore);
    }

    private static byte[] withSecretKey() throws Exception {
        KeyStore keystore = empty("PKCS12");
        keystore.setCertificateEntry("ec", TestCertificate.parsed(TestKeys.P_256));
        KeyStore.PasswordProtection protection = new KeyStore.PasswordProtection(PASSWORD.toCharArray());
        keystore.setEntry(
                "secret", new KeyStore.SecretKeyEntry(new SecretKeySpec(TestKeys.secret(32), "AES")), protection);
        return bytes(keystore);
    }

    private static KeyStore empty(String type) throws Exception {
        KeyStore keystore = KeyStore.getInstance(type);
        keystore.load(null, null);
        return keystore;
    }

    private static byte[] bytes(KeyStore keystore) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        keystore.store(out, PASSWORD.toCharArray());
        return out.toByteArray();
    }

    private KeySet read(byte[] content, String type, String password, String... aliases) {
        Instant now = Instant.parse("2026-06-01T00:00:00Z");
        return read(now, content, type, password, aliases.length == 0 ? Collections.emptyList() : List.of(aliases));
    }

    private KeySet read(Instant now, byte[] content, String type, String password, List<String> aliases) {
        KeyReport report = new KeyReport(problems.sink(), "keys.keystore");
        UnnamedKeys keys = new UnnamedKeys(report, Clock.fixed(now, ZoneOffset.UTC));
        byte[] bytes = password == null ? null : password.getBytes(UTF_8);
        new KeystoreKeys(report, keys).read(content, type, bytes, aliases);
        return keys.toKeySet();
    }
}
