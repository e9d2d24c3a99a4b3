package io.github.jwtfilter.internal.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.Json;
import io.github.jwtfilter.internal.http.AllowedAddresses;
import io.github.jwtfilter.internal.http.FetchFailure;
import io.github.jwtfilter.internal.http.ScriptedTransport;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataReaderTest {
    private static final String ISSUER = "https://idp.example.com/realms/a";
    private static final String TOKEN = "https://idp.example.com/token";
    private static final String START =
            "{'issuer':'" + ISSUER + "','authorization_endpoint':'https://idp.example.com/auth?x=1'";
    private static final String MINIMUM = START + ",'token_endpoint':'" + TOKEN + "'";

    @Test
    void reads_the_endpoints_and_capabilities() throws Exception {
        ProviderMetadata metadata = read(MINIMUM
                + ",'userinfo_endpoint':'https://idp.example.com/userinfo'"
                + ",'end_session_endpoint':'https://idp.example.com/logout'"
                + ",'authorization_response_iss_parameter_supported':true"
                + ",'token_endpoint_auth_methods_supported':['private_key_jwt',7,'client_secret_post']"
                + ",'token_endpoint_auth_signing_alg_values_supported':['PS256']}");

        assertThat(metadata.issuer()).isEqualTo(ISSUER);
        assertThat(metadata.authorizationEndpoint()).hasToString("https://idp.example.com/auth?x=1");
        assertThat(metadata.tokenEndpoint()).hasToString(TOKEN);
        assertThat(metadata.userinfoEndpoint()).contains(URI.create("https://idp.example.com/userinfo"));
        assertThat(metadata.endSessionEndpoint()).contains(URI.create("https://idp.example.com/logout"));
        assertThat(metadata.issParameterSupported()).isTrue();
        assertThat(metadata.tokenAuthMethods()).containsExactlyInAnyOrder("private_key_jwt", "client_secret_post");
        assertThat(metadata.tokenAuthAlgorithms()).containsExactly("PS256");
    }

    @Test
    void other_members_are_optional() throws Exception {
        ProviderMetadata metadata = read(MINIMUM
                + ",'userinfo_endpoint':null,'authorization_response_iss_parameter_supported':'true'"
                + ",'token_endpoint_auth_methods_supported':'client_secret_post'}");

        assertThat(metadata.userinfoEndpoint()).isEmpty();
        assertThat(metadata.endSessionEndpoint()).isEmpty();
        assertThat(metadata.issParameterSupported()).isFalse();
        assertThat(metadata.tokenAuthMethods()).isEmpty();
        assertThat(metadata.tokenAuthAlgorithms()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'issuer':null}",
                "{'issuer':['" + ISSUER + "']}",
                "{'issuer':'" + ISSUER + "/'}",
                "{'issuer':'https://IDP.example.com/realms/a'}",
                "{'issuer':'https://evil.example.com/realms/a'}",
                "{'issuer':'http://idp.example.com/realms/a'}",
                "{'issuer':'other','access_token_issuer':'" + ISSUER + "'}"
            })
    void rejects_the_metadata_of_another_issuer(String document) {
        assertThatThrownBy(() -> reader(ProviderEndpoints.none(), ISSUER)
                        .read(Json.object(document.replace("}", ",'token_endpoint':'" + TOKEN + "'}")
                                .replace("{,", "{"))))
                .isInstanceOf(FetchFailure.class)
                .hasMessage("sent the metadata of an issuer that the settings do not list");
    }

    @Test
    void accepts_each_of_several_issuers_and_returns_the_one_of_the_document() throws Exception {
        assertThat(reader(ProviderEndpoints.none(), "https://other.example.com", ISSUER)
                        .read(Json.object(MINIMUM + "}"))
                        .issuer())
                .isEqualTo(ISSUER);
    }

    @Test
    void the_issuer_of_several_tenants_is_compared_with_its_placeholder() throws Exception {
        String tenants = "https://login.microsoftonline.com/{tenantid}/v2.0";

        assertThat(reader(ProviderEndpoints.none(), tenants)
                        .read(Json.object((MINIMUM + "}").replace(ISSUER, tenants)))
                        .issuer())
                .isEqualTo(tenants);
        assertThatThrownBy(() -> reader(ProviderEndpoints.none(), tenants)
                        .read(Json.object((MINIMUM + "}")
                                .replace(ISSUER, "https://login.microsoftonline.com/organizations/v2.0"))))
                .isInstanceOf(FetchFailure.class);
    }

    @ParameterizedTest
    @CsvSource({
        "authorization_endpoint, an authorization_endpoint, login.authorization-endpoint",
        "token_endpoint, a token_endpoint, login.token-endpoint"
    })
    void reports_an_issuer_without_a_mandatory_endpoint(String name, String missing, String setting) {
        String document = (MINIMUM + "}").replace("'" + name + "'", "'other'");

        assertThatThrownBy(() -> read(document))
                .isInstanceOf(FetchFailure.class)
                .hasMessage(
                        "sent metadata without " + missing + ": the login needs another login.issuer, or " + setting);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'http://idp.example.com/x'",
                "'http://127.0.0.1/x'",
                "'http://localhost/x'",
                "'https://user@idp.example.com/x'",
                "'https://idp.example.com/x#fragment'",
                "'https://idp.example.com:0/x'",
                "'https:///x'",
                "'/x'",
                "'file:///etc/passwd'",
                "'javascript:1'",
                "'https://idp.example.com/ x'",
                "'https://idp.example.com/\\r\\nX: 1'",
                "''",
                "7",
                "['https://idp.example.com/x']"
            })
    void rejects_each_endpoint_that_is_not_an_https_address(String value) {
        for (String name :
                List.of("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "end_session_endpoint")) {
            String document = "{'" + name + "':" + value + ","
                    + (MINIMUM + "}").replace("'" + name + "'", "'other'").substring(1);

            assertThatThrownBy(() -> read(document))
                    .isInstanceOf(FetchFailure.class)
                    .hasMessage("sent metadata whose " + name + " is not an https address of at most 2000 characters"
                            + " without user name and fragment");
        }
    }

    @Test
    void rejects_an_address_of_more_than_2000_characters() throws Exception {
        String longest = "https://idp.example.com/" + "x".repeat(2_000 - 24);
        assertThat(read(START + ",'token_endpoint':'" + longest + "'}").tokenEndpoint())
                .hasToString(longest);

        assertThatThrownBy(() -> read(START + ",'token_endpoint':'" + longest + "x'}"))
                .isInstanceOf(FetchFailure.class);
    }

    @Test
    void addresses_of_the_settings_take_precedence_also_over_invalid_ones() throws Exception {
        ProviderEndpoints configured = new ProviderEndpoints(
                Optional.of(URI.create("https://front.example.com/auth")),
                Optional.empty(),
                Optional.of(URI.create("http://127.0.0.1:8080/userinfo")),
                Optional.of(URI.create("https://front.example.com/logout")));
        String document = MINIMUM + ",'userinfo_endpoint':'http://idp.example.com/x','end_session_endpoint':7}";

        ProviderMetadata metadata = reader(configured, ISSUER).read(Json.object(document));

        assertThat(metadata.authorizationEndpoint()).hasToString("https://front.example.com/auth");
        assertThat(metadata.tokenEndpoint()).hasToString(TOKEN);
        assertThat(metadata.userinfoEndpoint()).contains(URI.create("http://127.0.0.1:8080/userinfo"));
        assertThat(metadata.endSessionEndpoint()).contains(URI.create("https://front.example.com/logout"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, false, http://localhost:8080/token, true",
        "http://127.0.0.1:8080, false, https://idp.example.com/token, true",
        "http://127.0.0.1:8080, false, http://idp.example.com/token, false",
        "http://idp.example.com, true, http://other.example.com/token, true",
        "https://idp.example.com, true, http://other.example.com/token, false",
        "https://idp.example.com, true, http://127.0.0.1/token, false",
    })
    void permits_http_only_if_the_settings_use_it(String configured, boolean insecure, String token, boolean ok) {
        AllowedAddresses allowed = new AllowedAddresses(URI.create(configured), insecure, new ScriptedTransport());
        MetadataReader reader = new MetadataReader(ProviderEndpoints.none(), List.of(ISSUER), allowed::permits);
        String document = START + ",'token_endpoint':'" + token + "'}";

        if (ok) {
            assertThat(read(reader, document).tokenEndpoint()).hasToString(token);
        } else {
            assertThatThrownBy(() -> reader.read(Json.object(document))).isInstanceOf(FetchFailure.class);
        }
    }

    private static ProviderMetadata read(MetadataReader reader, String document) {
        try {
            return reader.read(Json.object(document));
        } catch (FetchFailure e) {
            throw new AssertionError(e);
        }
    }

    private static ProviderMetadata read(String document) throws FetchFailure {
        return reader(ProviderEndpoints.none(), ISSUER).read(Json.object(document));
    }

    private static MetadataReader reader(ProviderEndpoints configured, String... issuers) {
        AllowedAddresses allowed = new AllowedAddresses(URI.create(ISSUER), false, new ScriptedTransport());
        return new MetadataReader(configured, List.of(issuers), allowed::permits);
    }
}
