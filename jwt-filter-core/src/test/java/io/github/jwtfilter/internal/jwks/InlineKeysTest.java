package io.github.jwtfilter.internal.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.FakeResources;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import io.github.jwtfilter.settings.value.InlineKey;
import java.security.Key;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as literal values of the setting. */
class InlineKeysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "key.pem",
                "a.pem, b.pem",
                "/WEB-INF/keys/public",
                "META-INF/public",
                "MII",
                "/u01/app/oracle/admin/legacy/keys/publickeyoftheissuer",
                "file:/etc/keys/MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA",
                "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA/MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA"
            })
    void locations_are_not_inline_keys(String value) {
        assertThat(InlineKey.isIn(value)).isFalse();
        assertThat(InlineKey.displayText(value)).isEqualTo(value);
    }

    @Test
    void a_private_key_in_the_settings_is_an_error_and_is_shown_nowhere() {
        for (Key key :
                new Key[] {TestKeys.RSA.getPrivate(), TestKeys.P_256.getPrivate(), TestKeys.ED25519.getPrivate()}) {
            String base64 = Base64.getEncoder().encodeToString(key.getEncoded());
            String pem = "-----BEGIN PRIVATE KEY-----\\n" + base64 + "\\n-----END PRIVATE KEY-----";
            for (String value : new String[] {base64, pem}) {
                LoadedSettings loaded = load(value);
                String table = String.valueOf(loaded.effective());

                assertThat(loaded.problems().all().toString())
                        .contains("is a private key")
                        .doesNotContain(base64.substring(20, 40));
                assertThat(table).contains("the key in the settings").doesNotContain(base64.substring(20, 40));
            }
        }
    }

    @Test
    void private_keys_in_forms_that_are_not_read_are_shown_nowhere() {
        String secret = "U2VjcmV0RXhwb25lbnQ";
        for (String value : new String[] {
            "<RSAKeyValue><Modulus>AQAB</Modulus><D>" + secret + "</D></RSAKeyValue>",
            "'{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"d\":\"" + secret + "\"}'",
            "PuTTY-User-Key-File-3: ssh-rsa Private-Lines: 1 " + secret
        }) {
            LoadedSettings loaded = load(value);

            assertThat(loaded.problems().all().toString()).contains("private").doesNotContain(secret);
            assertThat(String.valueOf(loaded.effective())).doesNotContain(secret);
        }
    }

    @Test
    void an_incomplete_private_key_is_shown_nowhere() {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(TestKeys.ED25519.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        String base64 = base64(pem.getBytes(UTF_8));
        int start = base64("-----BEGIN PR".getBytes(UTF_8)).length();
        for (int length = start; length < base64.length(); length++) {
            String value = base64.substring(0, length);

            assertThat(InlineKey.displayText(value)).isEqualTo("the key in the settings");
            assertThat(InlineKey.displayText(value + "=")).isEqualTo("the key in the settings");
        }
    }

    @Test
    void a_private_key_with_a_damaged_end_is_shown_nowhere() {
        String base64 = base64(TestKeys.P_256.getPrivate().getEncoded());
        String digits = base64.replace("=", "");
        char last = digits.charAt(digits.length() - 1);

        assertThat(InlineKey.displayText(digits)).isEqualTo("the key in the settings");
        assertThat(InlineKey.displayText(digits + "===")).isEqualTo("the key in the settings");
        assertThat(InlineKey.displayText(digits.substring(0, digits.length() - 1) + (char) (last + 1)))
                .isEqualTo("the key in the settings");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void an_array_of_keys_without_a_set_is_shown_nowhere() {
        String secret = "U2VjcmV0RXhwb25lbnQ";

        LoadedSettings loaded = load("[{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"d\":\"" + secret + "\"}]");

        assertThat(loaded.problems().hasErrors()).isTrue();
        assertThat(loaded.problems().all().toString()).doesNotContain(secret);
        assertThat(String.valueOf(loaded.effective())).doesNotContain(secret);
    }

    private static LoadedSettings load(String value) {
        String lines = "issuer = any\naudience = any\nkeys.public-key = " + value;
        LoadedSettings loaded = SettingsReader.read(
                SettingsFile.of("test.properties", lines.getBytes(UTF_8)), new FakeEnvironment(), new FakeResources());
        KeySetLoader.load(
                loaded.settings().issuers().get(0).keys(), loaded.resources(), Clock.systemUTC(), loaded.problems());
        return loaded;
    }
}
