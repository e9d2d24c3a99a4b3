package io.github.jwtfilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenSecretsTest {
    private static final String SECRET = "hunter2-S3CRET";

    private static void assertHidden(LoadedSettings loaded) {
        List<Problem> problems = loaded.problems().all();
        assertThat(loaded.effectiveTable()).doesNotContain(SECRET);
        assertThat(loaded.effective().toString()).doesNotContain(SECRET);
        assertThat(problems.toString()).doesNotContain(SECRET);
        assertThat(new SettingsException(problems).toString()).doesNotContain(SECRET);
        assertThat(loaded.settings().issuers().get(0).keys().secret().toString())
                .doesNotContain(SECRET);
        assertThat(loaded.settings().issuers().get(0).keys().keystorePassword().toString())
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SECRET,
                "base64:" + SECRET + "!",
                "hex:" + SECRET,
                "${" + SECRET + "}",
                "${" + SECRET,
                SECRET + "${env:UNSET}",
                "${env:UNSET}" + SECRET,
                "${env:UNSET:-" + SECRET + "}",
                "${env:UNSET:-base64:" + SECRET + "}",
                "${sys:unset:-hex:" + SECRET + "}",
                "${env:A:-${" + SECRET + "}}",
                "${ldap:" + SECRET + "}",
                "${env:GIVEN}",
                "base64:${env:GIVEN}",
                "hex:${env:GIVEN}",
                "${file:secret.txt}",
                "base64:${file:secret.txt}",
                "${file:missing.txt}" + SECRET,
                SECRET + "\\u12",
                SECRET + "\\z",
                SECRET + "\\ud800",
                "\\\n  " + SECRET
            })
    void no_error_shows_a_secret(String value) {
        for (String key :
                List.of("keys.secret", "keys.keystore.password", "login.client-secret", "login.encryption-key")) {
            SettingsUnderTest settings = new SettingsUnderTest();
            settings.environment.withVariable("GIVEN", SECRET);
            settings.resources.with("secret.txt", SECRET + "!\n");
            assertHidden(settings.read(key + " = " + value + "\n"));
            assertHidden(settings.read(key + " = " + value + "\n" + key + " = " + value + "\nkeys.keystore = x\n"));
            assertHidden(settings.complete(key + " = " + value + "\n"));
        }
    }

    @Test
    void no_override_shows_a_secret() {
        SettingsUnderTest settings = new SettingsUnderTest();
        settings.environment
                .withVariable("JWTFILTER_KEYS_SECRET", "hex:" + SECRET)
                .withVariable("JWTFILTER_KEYS_SECRT", SECRET)
                .withProperty("jwtfilter.keys.keystore.password", "${env:" + "UNSET}" + SECRET)
                .withProperty("jwtfilter.secret", SECRET);
        assertHidden(settings.complete(""));
    }

    @Test
    void the_value_of_an_unknown_key_is_not_shown() {
        SettingsUnderTest settings = new SettingsUnderTest();
        assertHidden(
                settings.complete("secret = " + SECRET + "\nkeys.secrets = " + SECRET + "\nkeys.secrets = " + SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claims.clock-skew",
                "algorithms",
                "token.header",
                "https.required",
                "challenge.body",
                "proxy.trusted"
            })
    void the_value_of_an_expression_is_not_shown(String key) {
        SettingsUnderTest settings = new SettingsUnderTest();
        settings.environment.withVariable("GIVEN", SECRET + " \"x");
        LoadedSettings loaded = settings.complete(key + " = ${env:GIVEN}");
        assertThat(loaded.problems().hasErrors()).isTrue();
        assertHidden(loaded);
    }

    @Test
    void the_password_in_an_address_is_not_shown() {
        LoadedSettings loaded = new SettingsUnderTest()
                .read("issuer = https://idp.example.com\naudience = app\n" + "keys.jwks-uri = https://user:" + SECRET
                        + "@idp.example.com/jwks");

        assertThat(SettingsUnderTest.lines(loaded))
                .singleElement()
                .asString()
                .contains("\"https://***@idp.example.com/jwks\" contains a user name")
                .doesNotContain(SECRET);
    }
}
