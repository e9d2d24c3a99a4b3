package io.github.jwtfilter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoverableIssuerTest {
    @Test
    void is_the_first_that_is_an_address() {
        assertThat(discoverable("accounts.google.com, https://accounts.google.com, https://other.example.com"))
                .contains("https://accounts.google.com");
        assertThat(discoverable("http://127.0.0.1:8080/issuer")).contains("http://127.0.0.1:8080/issuer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "any",
                "'my issuer'",
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
    void is_nothing_else(String issuer) {
        assertThat(discoverable(issuer.replace('\'', '"'))).isEmpty();
    }

    private static Optional<String> discoverable(String issuer) {
        return TestSettings.load("issuer = " + issuer, "audience = any")
                .settings()
                .issuers()
                .get(0)
                .issuer()
                .discoverable();
    }
}
