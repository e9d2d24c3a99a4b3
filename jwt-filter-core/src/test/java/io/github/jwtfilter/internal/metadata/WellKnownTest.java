package io.github.jwtfilter.internal.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void builds_the_addresses_of_metadata(String issuer, String openId, String oauth) {
        assertThat(WellKnown.addresses(issuer)).map(Object::toString).containsExactly(openId, oauth);
    }
}
