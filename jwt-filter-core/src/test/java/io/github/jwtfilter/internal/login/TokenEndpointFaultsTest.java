package io.github.jwtfilter.internal.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.Behaviour;
import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.FreePort;
import io.github.jwtfilter.fixture.KeyServer;
import io.github.jwtfilter.fixture.TestCa;
import io.github.jwtfilter.internal.http.Fetching;
import io.github.jwtfilter.internal.login.ProviderException.Kind;
import io.github.jwtfilter.settings.value.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token endpoint of a provider that is slow, unreachable, restarted or not trusted. */
@Timeout(600)
class TokenEndpointFaultsTest {
    private static final ClientAuthentication CLIENT =
            ClientAuthentication.secret("legacy-app", Secret.parse("cl1ent-s3cr3t"));
    private static final String TOKENS = "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}";

    private ScriptedProvider provider = ScriptedProvider.start();

    @AfterEach
    void close() {
        provider.close();
    }

    static Stream<Arguments> slow() {
        return Stream.of(
                Arguments.of("never responds", Behaviours.neverRespond()),
                Arguments.of("sends its headers slowly", Behaviours.sendHeadersSlowly()),
                Arguments.of("sends its body slowly", Behaviours.sendBodySlowly()),
                Arguments.of("sends its chunks slowly", Behaviours.sendChunksSlowly()),
                Arguments.of("stops after the headers", Behaviours.headersOnly()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("slow")
    void a_request_ends_at_the_time_limit_if_the_provider(String what, Behaviour behaviour) throws Exception {
        ProviderMetadataSource source = provider.source();
        source.current();
        provider.respondsToTokenRequests(behaviour);
        TokenEndpoint endpoint = endpoint(source, provider.http(Duration.ofMillis(300)));

        assertFails(endpoint, Kind.UNAVAILABLE, "did not complete in time");

        provider.respondsToTokenRequests(Behaviours.json(TOKENS));
        assertThat(provider.tokens(CLIENT).refresh("r").accessToken()).isEqualTo("a");
    }

    static Stream<Arguments> broken() {
        String closed = "closed the connection before the response was complete|did not send an HTTP response";
        return Stream.of(
                Arguments.of("hangs up", closed, Behaviours.hangUp()),
                Arguments.of("resets the connection", closed, Behaviours.reset()),
                Arguments.of("sends no HTTP", closed, Behaviours.raw("S3CR3T\r\n\r\n")),
                Arguments.of("sends a gigabyte", "sent more than 256 KiB", Behaviours.endless()),
                Arguments.of(
                        "sends gzip",
                        "sent an encoded body, which the request does not accept",
                        Behaviours.gzipBomb()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void a_request_is_sent_once_to_a_provider_that(String what, String message, Behaviour behaviour) {
        provider.respondsToTokenRequests(behaviour);

        assertFails(provider.tokens(CLIENT), Kind.UNAVAILABLE, message);

        assertThat(provider.server.connections()).isEqualTo(2); // the first one is for the metadata
    }

    @Test
    void a_restart_of_the_provider_requires_no_restart_of_the_application() throws Exception {
        provider.close();
        provider = new ScriptedProvider(KeyServer.start(FreePort.find()));
        provider.respondsToTokenRequests(Behaviours.json(TOKENS));
        TokenEndpoint endpoint = provider.tokens(CLIENT);
        endpoint.refresh("r1");
        provider.server.close();

        assertFails(endpoint, Kind.UNAVAILABLE, "cannot be reached: connection refused");

        try (KeyServer restarted = KeyServer.start(provider.server.port())) {
            restarted.behave("/token", Behaviours.json(TOKENS));
            assertThat(endpoint.refresh("r2").accessToken()).isEqualTo("a");
            assertThat(restarted.bodies()).containsExactly("grant_type=refresh_token&refresh_token=r2");
        }
    }

    @Test
    void a_provider_that_is_down_at_first_is_used_when_it_starts() throws Exception {
        provider.server.behave(ScriptedProvider.METADATA_PATH, Behaviours.closeAtOnce());
        TokenEndpoint endpoint = provider.tokens(CLIENT);
        assertThatThrownBy(() -> endpoint.refresh("r1")).isInstanceOf(ProviderException.class);

        provider.server.behave(ScriptedProvider.METADATA_PATH, Behaviours.json(provider.metadata("")));
        provider.respondsToTokenRequests(Behaviours.json(TOKENS));
        provider.nanos.addAndGet(Duration.ofSeconds(5).toNanos());

        assertThat(endpoint.refresh("r2").accessToken()).isEqualTo("a");
    }

    @Test
    void works_over_tls_with_a_trusted_certificate() throws Exception {
        provider.close();
        provider = new ScriptedProvider(KeyServer.startTls(Fetching.CA.server()));
        provider.respondsToTokenRequests(Behaviours.json(TOKENS));

        assertThat(provider.tokens(CLIENT).refresh("r").accessToken()).isEqualTo("a");
        assertThat(provider.issuer()).startsWith("https://localhost:");
    }

    @Test
    void sends_nothing_to_a_server_whose_certificate_is_not_trusted() {
        provider.close();
        provider = new ScriptedProvider(KeyServer.startTls(new TestCa().server()));
        ProviderMetadataSource configured = configured(provider.server.uri("/token"));

        assertFails(
                endpoint(configured, provider.http()),
                Kind.UNAVAILABLE,
                "cannot be trusted: no trusted certificate authority issued its certificate .add the authority to keys.ca.");
        assertThat(provider.server.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://idp.example.com/token", "http://10.0.0.1/token", "http://127.0.0.1.evil.com/token"})
    void sends_nothing_over_http_to_another_machine(String address) {
        TokenEndpoint endpoint = endpoint(configured(URI.create(address)), provider.http());

        assertThatThrownBy(() -> endpoint.refresh("r"))
                .isInstanceOf(ProviderException.class)
                .hasMessage("the token endpoint \"" + address
                        + "\" was not contacted: its address is not an https address without user name and fragment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "-"})
    void a_difference_of_the_clocks_is_reported(String sign) {
        provider.respondsToTokenRequests(Behaviours.respond(
                400,
                "{\"error\":\"invalid_grant\"}",
                "Date: Sun, 01 Mar 2026 " + (sign.equals("+") ? "12:10:00" : "11:50:00") + " GMT"));

        assertFails(
                provider.tokens(CLIENT),
                Kind.INVALID_GRANT,
                "rejects the code or the refresh token .invalid_grant.; its clock is 10 min "
                        + (sign.equals("+") ? "ahead of" : "behind") + " the local clock: synchronize both");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date: Sun, 01 Mar 2026 12:01:00 GMT",
                "Date: Sun, 01 Mar 2026 11:59:00 GMT",
                "Date: yesterday",
                "Date: Sun, 01 Mar 2026 13:00:00 GMT\r\nDate: Sun, 01 Mar 2026 13:00:00 GMT",
                "X: no date"
            })
    void a_small_difference_of_the_clocks_and_an_unknown_one_are_not_reported(String header) throws Exception {
        provider.respondsToTokenRequests(Behaviours.respond(200, TOKENS, "Content-Type: application/json", header));

        assertThat(provider.tokens(CLIENT).refresh("r").clockNote()).isEmpty();
    }

    @Test
    void the_tokens_come_with_a_note_about_the_clocks() throws Exception {
        provider.respondsToTokenRequests(Behaviours.respond(
                200, TOKENS, "Content-Type: application/json", "Date: Sun, 01 Mar 2026 12:01:01 GMT"));

        assertThat(provider.tokens(CLIENT).refresh("r").clockNote())
                .isEqualTo("; its clock is 1 min 1 s ahead of the local clock: synchronize both");
    }

    private static ProviderMetadataSource configured(URI token) {
        ProviderEndpoints endpoints = new ProviderEndpoints(
                Optional.of(URI.create("https://idp.example.com/auth")),
                Optional.of(token),
                Optional.empty(),
                Optional.empty());
        ProviderMetadata metadata =
                new ProviderMetadata("https://idp.example.com", endpoints, false, Set.of(), Set.of());
        return () -> metadata;
    }

    private TokenEndpoint endpoint(ProviderMetadataSource source, ProviderHttp http) {
        return new TokenEndpoint(source, http, CLIENT, provider.clock, ScriptedProvider.SKEW);
    }

    private void assertFails(TokenEndpoint endpoint, Kind kind, String pattern) {
        assertThatThrownBy(() -> endpoint.redeem("c0de", "v3rifier", "https://app.example.com/callback"))
                .isInstanceOf(ProviderException.class)
                .hasMessageMatching("the token endpoint \"" + provider.server.uri("/token") + "\" (?:" + pattern + ")")
                .hasNoCause()
                .extracting(e -> ((ProviderException) e).kind())
                .isEqualTo(kind);
    }
}
