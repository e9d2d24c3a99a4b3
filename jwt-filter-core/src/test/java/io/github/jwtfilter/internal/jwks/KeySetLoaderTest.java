package io.github.jwtfilter.internal.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.TestCertificate;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.settings.CollectedProblems;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeySetLoaderTest {
    private final Map<String, byte[]> files = new HashMap<>();
    private final CollectedProblems problems = new CollectedProblems();

    @Test
    void loads_a_secret() {
        KeySet keys = load("keys.secret = hex:" + HexFormat.of().formatHex(TestKeys.secret(48)));

        assertThat(keys.algorithms()).containsExactly(JwsAlgorithm.HS256, JwsAlgorithm.HS384);
        assertThat(problems.none()).isTrue();
    }

    @Test
    void a_short_secret_is_an_error_with_the_minimum_and_without_the_secret() {
        assertThat(load("keys.secret = hunter2").keys()).isEmpty();
        assertThat(problems.errors())
                .containsExactly(
                        "keys.secret: is a secret of 7 bytes; HS256 needs at least 32, HS384 48 and HS512 64; use at"
                                + " least 32 bytes from a random generator, and configure the same secret in the issuer");
    }

    @Test
    void a_secret_of_few_different_bytes_is_a_finding() {
        assertThat(load("keys.secret = " + "abcd".repeat(8)).keys()).hasSize(1);
        assertThat(problems.findings()).singleElement().asString().contains("is a secret of very few different bytes");
        assertThat(load("keys.secret = " + "abcde".repeat(8)).keys()).hasSize(1);
        assertThat(problems.findings()).hasSize(1);
    }

    @Test
    void loads_a_jwk_set() {
        files.put("jwks.json", ("{\"keys\":[" + TestJwks.ec() + "]}").getBytes(UTF_8));

        assertThat(load("keys.jwks-file = jwks.json").algorithms()).containsExactly(JwsAlgorithm.ES256);
        assertThat(problems.none()).isTrue();
    }

    @Test
    void removes_one_byte_order_mark_before_a_jwk_set() {
        String set = "{\"keys\":[" + TestJwks.ec() + "]}";
        files.put("one.json", ("\ufeff" + set).getBytes(UTF_8));
        files.put("two.json", ("\ufeff\ufeff" + set).getBytes(UTF_8));

        assertThat(load("keys.jwks-file = one.json").keys()).hasSize(1);
        assertThat(problems.none()).isTrue();
        assertThat(load("keys.jwks-file = two.json").keys()).isEmpty();
        assertThat(problems.errors()).singleElement().asString().contains("is not a JWK Set");
    }

    @Test
    void loads_several_pem_files() {
        files.put(
                "a.pem",
                TestPem.block("PUBLIC KEY", TestKeys.P_256.getPublic().getEncoded())
                        .getBytes(UTF_8));
        files.put(
                "b.pem",
                TestPem.block("CERTIFICATE", TestCertificate.of(TestKeys.P_384)).getBytes(UTF_8));

        assertThat(load("keys.public-key = a.pem, b.pem").algorithms())
                .containsExactly(JwsAlgorithm.ES256, JwsAlgorithm.ES384);
        assertThat(problems.none()).isTrue();
    }

    @Test
    void loads_a_keystore() throws Exception {
        KeyStore keystore = KeyStore.getInstance("JKS");
        keystore.load(null, null);
        keystore.setCertificateEntry("one", TestCertificate.parsed(TestKeys.P_256));
        keystore.setCertificateEntry("two", TestCertificate.parsed(TestKeys.P_384));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        keystore.store(out, "changeit".toCharArray());
        files.put("keys.jks", out.toByteArray());
        String settings = "keys.keystore = keys.jks\nkeys.keystore.password = changeit\nkeys.keystore.type = JKS\n";

        assertThat(load(settings).algorithms()).containsExactly(JwsAlgorithm.ES256, JwsAlgorithm.ES384);
        assertThat(load(settings + "keys.keystore.aliases = two").algorithms()).containsExactly(JwsAlgorithm.ES384);
        assertThat(problems.none()).isTrue();
    }

    @Test
    void a_file_that_cannot_be_read_is_an_error_of_its_key() {
        assertThat(load("keys.jwks-file = none.json").keys()).isEmpty();
        assertThat(load("keys.public-key = none.pem").keys()).isEmpty();
        assertThat(load("keys.keystore = none.p12").keys()).isEmpty();
        assertThat(problems.errors())
                .containsExactly(
                        "keys.jwks-file: no file none.json; check the path and the read permission of the file",
                        "keys.public-key: no file none.pem; check the path and the read permission of the file",
                        "keys.keystore: no file none.p12; check the path and the read permission of the file");
    }

    @Test
    void a_missing_pem_file_does_not_hide_problems_of_the_next() {
        files.put("b.pem", "nothing".getBytes(UTF_8));

        assertThat(load("keys.public-key = a.pem, b.pem").keys()).isEmpty();
        assertThat(problems.errors()).hasSize(2);
    }

    @Test
    void files_are_read_up_to_256_kib() {
        load("keys.jwks-file = large.json");

        assertThat(lastLimit).isEqualTo(256 * 1024);
    }

    @Test
    void two_sources_are_both_looked_at_and_neither_is_used() {
        files.put("jwks.json", ("{\"keys\":[" + TestJwks.ec() + "]}").getBytes(UTF_8));

        assertThat(load("keys.jwks-file = jwks.json\nkeys.secret = short").keys())
                .isEmpty();
        assertThat(problems.errors()).singleElement().asString().startsWith("keys.secret: is a secret of 5 bytes");
    }

    @Test
    void without_a_source_there_are_no_keys() {
        assertThat(load("").keys()).isEmpty();
    }

    private int lastLimit;

    private KeySet load(String settings) {
        Resources resources = (location, maxBytes) -> {
            lastLimit = maxBytes;
            return read(location);
        };
        KeySettings keys = SettingsReader.read(
                        SettingsFile.of("test.properties", settings.getBytes(UTF_8)), new FakeEnvironment(), resources)
                .settings()
                .issuers()
                .get(0)
                .keys();
        Clock clock = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
        return KeySetLoader.load(keys, resources, clock, problems.sink());
    }

    private byte[] read(String location) throws IOException {
        byte[] content = files.get(location);
        if (content == null) {
            throw new FileNotFoundException("no file " + location);
        }
        return content;
    }
}
