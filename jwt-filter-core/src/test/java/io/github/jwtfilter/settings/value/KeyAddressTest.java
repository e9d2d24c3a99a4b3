package io.github.jwtfilter.settings.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://idp.example.com/jwks",
                "HTTPS://idp.example.com",
                "https://idp.example.com:8443/keys?p=b2c",
                "https://idp.example.com:1/",
                "https://idp.example.com:65535/",
                "https://192.0.2.7/jwks",
                "https://[2001:db8::1]/jwks",
                "http://localhost/jwks",
                "http://LOCALHOST:8080/jwks",
                "http://127.0.0.1/jwks",
                "http://127.8.9.10:8080/jwks",
                "http://[::1]:8080/jwks"
            })
    void accepts_addresses_of_keys(String text) throws InvalidValueException {
        assertThat(KeyAddress.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jwks.json",
                "/jwks",
                "//idp.example.com/jwks",
                "https:/idp.example.com",
                "https:idp.example.com",
                "https://",
                "https://idp_1.example.com/",
                "https://idp.example.com/a b",
                "https://idp.example.com/{tenant}/keys",
                "https://idp.example.com/\u00fc",
                "file:///etc/jwks.json",
                "ftp://idp.example.com/jwks",
                "jar:https://idp.example.com/a.jar!/jwks",
                "http:///jwks"
            })
    void rejects_other_addresses(String text) {
        assertRejected(text, "is not an address from which keys can be fetched");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://idp.example.com/jwks",
                "http://localhost.example.com/jwks",
                "http://127.0.0.1.example.com/jwks",
                "http://127.example.com/jwks",
                "http://128.0.0.1/jwks",
                "http://0.0.0.0/jwks",
                "http://169.254.169.254/jwks",
                "http://[::2]/jwks"
            })
    void http_beyond_this_machine_must_be_permitted(String text) throws InvalidValueException {
        assertThat(KeyAddress.isInsecure(KeyAddress.parse(text))).isTrue();
        assertThat(KeyAddress.isAllowed(URI.create(text), false)).isFalse();
        assertThat(KeyAddress.isAllowed(URI.create(text), true)).isTrue();
        assertThat(KeyAddress.isIssuer(text, false)).isFalse();
        assertThat(KeyAddress.isIssuer(text, true)).isTrue();
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> KeyAddress.parseMetadata(text));
    }

    @Test
    void reports_an_underscore_in_a_host_name() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> KeyAddress.parse("http://my_keycloak:8080/jwks"))
                .satisfies(e -> assertThat(e.remedy()).contains("without underscores"));
    }

    @Test
    void rejects_user_info_and_fragments() {
        assertRejected("http://localhost@idp.example.com/jwks", "contains a user name or a fragment");
        assertRejected("https://user:secret@idp.example.com/jwks", "contains a user name or a fragment");
        assertRejected("https://@idp.example.com/jwks", "contains a user name or a fragment");
        assertRejected("https://idp.example.com/jwks#keys", "contains a user name or a fragment");
        assertRejected("https://idp.example.com/jwks#", "contains a user name or a fragment");
    }

    @Test
    void rejects_ports_that_there_cannot_be() {
        assertRejected("https://idp.example.com:0/jwks", "contains an invalid port");
        assertRejected("https://idp.example.com:65536/jwks", "contains an invalid port");
    }

    @Test
    void builds_metadata_addresses_of_issuers_without_a_query() {
        assertThat(KeyAddress.isIssuer("https://idp.example.com/realms/a", false))
                .isTrue();
        assertThat(KeyAddress.isIssuer("http://127.0.0.1:8080/realms/a", false)).isTrue();
        assertThat(KeyAddress.isIssuer("https://idp.example.com/?realm=a", false))
                .isFalse();
        assertThat(KeyAddress.isIssuer("http://idp.example.com/adfs/services/trust", false))
                .isFalse();
        assertThat(KeyAddress.isIssuer("accounts.google.com", false)).isFalse();
    }

    private static void assertRejected(String text, String message) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> KeyAddress.parse(text))
                .withMessage(message)
                .satisfies(e -> assertThat(e.remedy()).isNotBlank().doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.com/.well-known/oauth-protected-resource",
                "https://app.example.com/\"x",
                "https://app.example.com/\\x",
                "https://app.example.com/x#y",
                "https://alice@app.example.com/x",
                "https://app.example.com/\r\nX: y",
                "https://app.example.com/\u00e4",
                "/.well-known/oauth-protected-resource"
            })
    void metadata_addresses_fit_into_a_header(String text) throws InvalidValueException {
        assertThat(KeyAddress.parseMetadata("https://app.example.com/.well-known/oauth-protected-resource/app?a=b"))
                .asString()
                .matches("[!-~]+")
                .doesNotContain("\"", "\\");
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> KeyAddress.parseMetadata(text));
    }
}
