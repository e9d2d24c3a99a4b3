package io.github.jwtfilter.key.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WellKnownTest {
    @ParameterizedTest
    @CsvSource({
        "https://idp.example.com, https://idp.example.com/.well-known/openid-configuration,"
                + " https://idp.example.com/.well-known/oauth-authorization-server",
        "https://idp.example.com/, https://idp.example.com/.well-known/openid-configuration,"
                + " https://idp.example.com/.well-known/oauth-authorization-server",
        "https://idp.example.com:8443/realms/a%20b, https://idp.example.com:8443/realms/a%20b/.well-known/openid-configuration,"
                + " https://idp.example.com:8443/.well-known/oauth-authorization-server/realms/a%20b",
        "https://idp.example.com/realms/a/, https://idp.example.com/realms/a/.well-known/openid-configuration,"
                + " https://idp.example.com/.well-known/oauth-authorization-server/realms/a",
        "http://[::1]:8080/a, http://[::1]:8080/a/.well-known/openid-configuration,"
                + " http://[::1]:8080/.well-known/oauth-authorization-server/a",
    })
    void knows_where_metadata_is(String issuer, String openId, String oauth) {
        assertThat(WellKnown.places(issuer)).map(Object::toString).containsExactly(openId, oauth);
    }

    @Test
    void starts_from_the_first_issuer_that_is_an_address() {
        assertThat(WellKnown.discoverable(
                        List.of("accounts.google.com", "https://accounts.google.com", "https://other.example.com")))
                .contains("https://accounts.google.com");
        assertThat(WellKnown.discoverable(List.of("http://127.0.0.1:8080/issuer")))
                .contains("http://127.0.0.1:8080/issuer");
        assertThat(WellKnown.discoverable(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "my issuer",
                "accounts.google.com",
                "http://idp.example.com",
                "https://idp.example.com?tenant=a",
                "https://idp.example.com#a",
                "https://a@idp.example.com",
                "https:",
                "https:///a",
                "urn:issuer",
                "file:///etc/passwd",
            })
    void never_starts_from_anything_else(String issuer) {
        assertThat(WellKnown.discoverable(List.of(issuer))).isEmpty();
    }
}
