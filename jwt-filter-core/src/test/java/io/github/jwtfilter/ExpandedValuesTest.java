package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.SettingsException;
import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.FakeResources;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A variable whose name was swapped with that of a secret must not appear in a log. */
class ExpandedValuesTest {
    private static final String SECRET = "hunter2-S3CRET";

    private final FakeResources resources = new FakeResources();

    private String failure(String lines) {
        String content = "issuer = any\naudience = any\n" + lines;
        SettingsFile file = SettingsFile.of("x.properties", content.getBytes(StandardCharsets.UTF_8));
        FakeEnvironment environment = new FakeEnvironment().withVariable("GIVEN", SECRET);
        return catchThrowableOfType(
                        SettingsException.class,
                        () -> GuardFactory.create(SettingsReader.read(file, environment, resources), Clock.systemUTC()))
                .getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys.jwks-file", "keys.public-key", "keys.keystore"})
    void a_location_is_shown_as_its_expression(String key) {
        assertThat(failure(key + " = ${env:GIVEN}"))
                .isEqualTo("x.properties:3: " + key
                        + ": the file that ${env:GIVEN} names cannot be read; check the path and the read"
                        + " permission of the file");
    }

    @Test
    void a_file_without_keys_is_shown_as_its_expression() {
        resources.with(SECRET, "nothing");
        assertThat(failure("keys.public-key = ${env:GIVEN}"))
                .contains("${env:GIVEN} contains no PEM block")
                .doesNotContain(SECRET);
    }

    @Test
    void an_algorithm_is_shown_as_its_expression() {
        assertThat(failure("keys.jwks-file = jwks.json\nalgorithms = RS256, ${env:GIVEN}"))
                .contains("algorithms: \"RS256, ${env:GIVEN}\" is not a supported algorithm")
                .doesNotContain(SECRET);
    }

    @Test
    void a_value_without_an_expression_is_shown() {
        assertThat(failure("keys.public-key = $${a.pem\nalgorithms = RS257"))
                .contains("there is no file ${a.pem")
                .contains("\"RS257\" is not a supported algorithm");
    }

    @Test
    void an_alias_is_shown_as_its_expression() throws Exception {
        KeyStore keystore = KeyStore.getInstance("PKCS12");
        keystore.load(null, null);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        keystore.store(content, "changeit".toCharArray());
        resources.with("keys.p12", content.toByteArray());

        assertThat(failure("keys.keystore = keys.p12\nkeys.keystore.password = changeit\n"
                        + "keys.keystore.aliases = ${env:GIVEN}"))
                .contains("no certificate with the alias \"${env:GIVEN}\"")
                .doesNotContain(SECRET);
    }
}
