package io.github.jwtfilter.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.settings.value.KeyAddress;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedAddressesTest {
    private final ScriptedTransport server = new ScriptedTransport();

    @ParameterizedTest
    @CsvSource({
        "https://idp.example.com/, https://idp.example.com/keys",
        "https://idp.example.com/, https://keys.example.net:8443/keys?x=1",
        "https://idp.example.com/, HTTPS://127.0.0.1/keys",
        "http://localhost:8080/, http://127.0.0.1:9090/keys",
        "http://127.0.0.1:8080/, http://LOCALHOST/keys",
        "http://[::1]:8080/, http://[::1]/keys",
        "http://127.1.2.3/, https://idp.example.com/keys",
    })
    void accepts(String configured, String uri) throws Exception {
        server.responses(uri, "{}");

        assertThat(get(configured, uri).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "https://idp.example.com/, http://idp.example.com/keys",
        "https://idp.example.com/, http://127.0.0.1/keys",
        "https://127.0.0.1/, http://127.0.0.1/keys",
        "http://localhost/, http://idp.example.com/keys",
        "http://localhost/, http://localhost.example.com/keys",
        "http://localhost/, http://127.0.0.1.example.com/keys",
        "http://localhost/, http://128.0.0.1/keys",
        "http://localhost/, http://0.0.0.0/keys",
        "http://localhost/, http://127.1/keys",
        "http://localhost/, http://[::ffff:10.0.0.1]/keys",
        "http://localhost/, file:///etc/passwd",
        "https://idp.example.com/, file:///etc/passwd",
        "https://idp.example.com/, ftp://idp.example.com/keys",
        "https://idp.example.com/, jar:file:/tmp/x.jar!/keys",
        "https://idp.example.com/, https://user@idp.example.com/keys",
        "https://idp.example.com/, https://idp.example.com/keys#x",
        "https://idp.example.com/, https://idp.example.com:0/keys",
        "https://idp.example.com/, https:/keys",
        "https://idp.example.com/, https:keys",
        "https://idp.example.com/, /keys",
        "https://idp.example.com/, keys",
    })
    void rejects(String configured, String uri) {
        assertThatThrownBy(() -> get(configured, uri))
                .isInstanceOf(FetchFailure.class)
                .hasMessage("was not contacted: its address is not an https address without user name and fragment");
        assertThat(server.requested()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://idp.example.com/", "file:///etc/passwd", "keys", "https://u@idp.example.com/"})
    void rejects_even_configured_addresses(String uri) {
        assertThatThrownBy(() -> get(uri, uri)).isInstanceOf(FetchFailure.class);
        assertThat(KeyAddress.isAllowed(URI.create(uri), false)).isFalse();
    }

    private Response get(String configured, String uri) throws FetchFailure {
        return get(configured, false, uri);
    }

    private Response get(String configured, boolean insecureHttp, String uri) throws FetchFailure {
        return new AllowedAddresses(URI.create(configured), insecureHttp, server)
                .send(Request.to(URI.create(uri)), new Cancellation());
    }

    @ParameterizedTest
    @CsvSource({
        "http://keycloak:8080/, http://keycloak:8080/keys",
        "http://keycloak:8080/, http://keys.internal/keys",
        "http://keycloak:8080/, http://127.0.0.1/keys",
        "http://keycloak:8080/, https://idp.example.com/keys",
        "http://localhost/, http://keycloak:8080/keys",
    })
    void permits_http_for_configured_hosts_if_enabled(String configured, String uri) throws Exception {
        server.responses(uri, "{}");

        assertThat(get(configured, true, uri).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "https://idp.example.com/, http://idp.example.com/keys",
        "https://idp.example.com/, http://keycloak:8080/keys",
        "https://idp.example.com/, http://127.0.0.1/keys",
        "http://keycloak:8080/, http://user@keycloak:8080/keys",
        "http://keycloak:8080/, file:///etc/passwd",
        "http://keycloak:8080/, ftp://keycloak/keys",
    })
    void https_never_leads_to_http_even_where_that_is_permitted(String configured, String uri) {
        assertThatThrownBy(() -> get(configured, true, uri)).isInstanceOf(FetchFailure.class);
        assertThat(server.requested()).isEmpty();
    }
}
