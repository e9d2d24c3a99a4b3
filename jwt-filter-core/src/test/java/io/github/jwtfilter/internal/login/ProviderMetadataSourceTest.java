package io.github.jwtfilter.internal.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.properties.FakeResources;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sources and connections that are created from settings. */
@Timeout(600)
class ProviderMetadataSourceTest {
    private static final Optional<URI> AUTHORIZATION = Optional.of(URI.create("https://front.example.com/auth"));
    private static final Optional<URI> TOKEN = Optional.of(URI.create("https://idp.example.com/token"));

    private final ScriptedProvider provider = ScriptedProvider.start();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void the_metadata_of_the_issuer_are_at_its_well_known_address() throws Exception {
        TrustedIssuer issuer = issuer("issuer = " + provider.issuer());

        assertThat(of(issuer, ProviderEndpoints.none()).current().issuer()).isEqualTo(provider.issuer());
        assertThat(provider.lastHead()).startsWith("GET " + ScriptedProvider.METADATA_PATH + " ");
    }

    @Test
    void a_configured_address_of_the_metadata_takes_precedence() throws Exception {
        provider.server.behave("/metadata", Behaviours.json(provider.metadata("")));
        TrustedIssuer issuer = issuer(
                "issuer = https://other.example.com, " + provider.issuer(),
                "keys.discovery-uri = " + provider.server.uri("/metadata"));

        assertThat(of(issuer, ProviderEndpoints.none()).current().issuer()).isEqualTo(provider.issuer());
        assertThat(provider.lastHead()).startsWith("GET /metadata ");
    }

    @Test
    void one_configured_endpoint_replaces_that_of_the_metadata() throws Exception {
        TrustedIssuer issuer = issuer("issuer = " + provider.issuer());

        ProviderMetadata metadata = of(
                        issuer,
                        new ProviderEndpoints(AUTHORIZATION, Optional.empty(), Optional.empty(), Optional.empty()))
                .current();

        assertThat(metadata.authorizationEndpoint()).isEqualTo(AUTHORIZATION.get());
        assertThat(metadata.tokenEndpoint()).isEqualTo(provider.server.uri("/token"));
    }

    @Test
    void both_mandatory_endpoints_make_the_metadata_unnecessary() throws Exception {
        TrustedIssuer issuer = issuer("issuer = " + provider.issuer());

        ProviderMetadata metadata = of(
                        issuer, new ProviderEndpoints(AUTHORIZATION, TOKEN, Optional.empty(), Optional.empty()))
                .current();

        assertThat(metadata.issuer()).isEqualTo(provider.issuer());
        assertThat(metadata.tokenEndpoint()).isEqualTo(TOKEN.get());
        assertThat(metadata.userinfoEndpoint()).isEmpty();
        assertThat(metadata.endSessionEndpoint()).isEmpty();
        assertThat(metadata.issParameterSupported()).isFalse();
        assertThat(provider.server.connections()).isZero();
    }

    @Test
    void an_issuer_that_is_not_a_url_needs_both_endpoints() {
        TrustedIssuer issuer = issuer("issuer = legacy", "keys.secret = " + TestSettings.SECRET);

        assertThatThrownBy(() -> of(
                        issuer,
                        new ProviderEndpoints(AUTHORIZATION, Optional.empty(), Optional.empty(), Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the issuer has no metadata");
    }

    private ProviderMetadataSource of(TrustedIssuer issuer, ProviderEndpoints configured) {
        ProviderHttp http = ProviderHttp.of(issuer.keys(), new FakeResources(), provider.scheduler);
        return ProviderMetadataSource.of(issuer, configured, http, provider.nanos::get);
    }

    private static TrustedIssuer issuer(String... lines) {
        LoadedSettings loaded = TestSettings.load("audience = legacy-app\n" + String.join("\n", lines));
        return loaded.settings().issuers().get(0);
    }
}
