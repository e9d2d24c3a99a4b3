package io.github.jwtfilter.internal.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.settings.value.Secret;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class ClientAuthenticationTest {
    private final ScriptedProvider provider = ScriptedProvider.start();

    @AfterEach
    void close() {
        provider.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "legacy-app | s3cr3t | legacy-app:s3cr3t",
                "legacy-app | a:b | legacy-app:a%3Ab",
                "legacy:app | a | legacy%3Aapp:a",
                "legacy app | a b | legacy+app:a+b",
                "a | 100%25 | a:100%2525",
                "a | x+y== | a:x%2By%3D%3D",
                "a | Zürich€ | a:Z%C3%BCrich%E2%82%AC",
                "é | pässwörd | %C3%A9:p%C3%A4ssw%C3%B6rd",
                "a | AbC8Q~x.y_z- | a:AbC8Q~x.y_z-",
                "a | '\"&=;\\' | a:%22%26%3D%3B%5C",
                "a | 😀 | a:%F0%9F%98%80",
            })
    void http_basic_contains_the_encoded_client_id_and_secret(String id, String secret, String decodedHeader)
            throws Exception {
        authenticate(ClientAuthentication.secret(id, Secret.parse(secret)));

        String credentials = basicCredentials();
        assertThat(credentials).isEqualTo(decodedHeader);
        // As a server decodes them (RFC 6749 section 2.3.1).
        String[] parts = credentials.split(":");
        assertThat(parts).hasSize(2);
        assertThat(URLDecoder.decode(parts[0], UTF_8)).isEqualTo(id);
        assertThat(URLDecoder.decode(parts[1], UTF_8)).isEqualTo(secret);
        assertThat(provider.lastForm())
                .containsExactly(entry("grant_type", "refresh_token"), entry("refresh_token", "r"));
    }

    @Test
    void a_secret_may_be_given_in_base64_or_hex() throws Exception {
        authenticate(ClientAuthentication.secret("a", Secret.parse("base64:c8OkOnQ=")));
        assertThat(basicCredentials()).isEqualTo("a:s%C3%A4%3At");

        authenticate(ClientAuthentication.secret("a", Secret.parse("hex:73c3a43a74")));
        assertThat(basicCredentials()).isEqualTo("a:s%C3%A4%3At");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['client_secret_basic','client_secret_post']",
                "['client_secret_post','client_secret_basic']",
                "['private_key_jwt']",
                "['CLIENT_SECRET_POST']",
                "[]",
                "null",
                "'client_secret_post'"
            })
    void a_secret_is_sent_with_http_basic(String methods) throws Exception {
        supports(methods);

        authenticate(ClientAuthentication.secret("legacy-app", Secret.parse("s3cr3t")));

        assertThat(basicCredentials()).isEqualTo("legacy-app:s3cr3t");
        assertThat(provider.lastForm()).doesNotContainKeys("client_id", "client_secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"['client_secret_post']", "['private_key_jwt','client_secret_post','none']"})
    void a_secret_is_sent_in_the_form_if_the_provider_supports_only_that(String methods) throws Exception {
        supports(methods);

        authenticate(ClientAuthentication.secret("legacy:app", Secret.parse("a+b %ü")));

        assertThat(provider.lastHead()).doesNotContainIgnoringCase("Authorization");
        assertThat(provider.lastForm())
                .containsAllEntriesOf(Map.of("client_id", "legacy:app", "client_secret", "a+b %ü"));
    }

    @Test
    void a_public_client_sends_its_id_only() throws Exception {
        authenticate(ClientAuthentication.none("legacy+app"));

        assertThat(provider.lastHead()).doesNotContainIgnoringCase("Authorization");
        assertThat(provider.lastForm())
                .containsExactly(
                        entry("grant_type", "refresh_token"),
                        entry("refresh_token", "r"),
                        entry("client_id", "legacy+app"));
    }

    @Test
    void is_hidden_as_text() {
        assertThat(ClientAuthentication.secret("legacy-app", Secret.parse("s3cr3t")))
                .hasToString("(hidden)");
    }

    private void supports(String methods) {
        provider.server.behave(
                ScriptedProvider.METADATA_PATH,
                Behaviours.json(provider.metadata(",'token_endpoint_auth_methods_supported':" + methods)));
    }

    private void authenticate(ClientAuthentication client) throws ProviderException {
        provider.respondsToTokenRequests(Behaviours.json("{\"access_token\":\"a\",\"token_type\":\"Bearer\"}"));
        provider.tokens(client).refresh("r");
    }

    private String basicCredentials() {
        String value = provider.lastHead().split("\r\nAuthorization: Basic ")[1].split("\r\n")[0];
        return new String(Base64.getDecoder().decode(value), UTF_8);
    }
}
