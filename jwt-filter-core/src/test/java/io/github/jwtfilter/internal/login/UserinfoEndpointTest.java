package io.github.jwtfilter.internal.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Behaviour;
import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.internal.login.ProviderException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class UserinfoEndpointTest {
    private final ScriptedProvider provider = ScriptedProvider.start();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void fetches_the_claims_with_the_access_token() throws Exception {
        responds(Behaviours.json("{\"sub\":\"u1\",\"groups\":[\"admin\"]}"));

        assertThat(endpoint().fetch("S3CR3T-._~+/==").asMap())
                .isEqualTo(Map.of("sub", "u1", "groups", List.of("admin")));

        assertThat(provider.lastHead())
                .startsWith("GET /userinfo HTTP/1.1\r\n")
                .contains("\r\nAuthorization: Bearer S3CR3T-._~+/==\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | INVALID_GRANT | rejects the access token (status 401)",
                "403 | CLIENT_REJECTED | requires a scope that the access token lacks (status 403)",
                "404 | INVALID_RESPONSE | responded with the status 404",
                "204 | INVALID_RESPONSE | responded with the status 204",
                "429 | UNAVAILABLE | responded with the status 429",
                "500 | UNAVAILABLE | responded with the status 500",
                "503 | UNAVAILABLE | responded with the status 503",
            })
    void another_status_is_a_failure(int status, Kind kind, String message) {
        responds(Behaviours.respond(
                status,
                status == 204 ? "" : "{\"sub\":\"u1\",\"error\":\"S3CR3T\"}",
                "WWW-Authenticate: Bearer error=\"S3CR3T\""));

        assertFails(kind, message);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void a_redirect_is_a_failure_and_the_token_is_not_sent_to_its_target(int status) {
        responds(Behaviours.redirect(status, "/other"));

        assertFails(
                Kind.INVALID_RESPONSE,
                "redirects the request (status " + status + "), which is not followed: configure its final address");
        assertThat(provider.server.heads()).noneMatch(head -> head.contains("/other"));
    }

    @Test
    void a_signed_response_is_not_supported() {
        responds(Behaviours.respond(200, "a.b.c", "Content-Type: application/jwt"));

        assertFails(
                Kind.INVALID_RESPONSE,
                "signs or encrypts its response (application/jwt), which is not supported: register the client for"
                        + " userinfo responses in JSON, or set another login.claims-from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"sub\":null}", "{\"sub\":\"\"}", "{\"sub\":7}", "{\"sub\":[\"u1\"]}"})
    void claims_without_a_subject_are_rejected(String body) {
        responds(Behaviours.json(body));

        assertFails(Kind.INVALID_RESPONSE, "sent claims without a sub");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"sub\":\"u1\"", "{\"sub\":\"u1\",\"sub\":\"u2\"}", "[]", "\"u1\""})
    void a_body_that_is_not_one_strict_json_object_is_rejected(String body) {
        responds(Behaviours.json(body));

        assertFails(Kind.INVALID_RESPONSE, "sent a response that is not one strict JSON object in UTF-8");
    }

    @Test
    void html_is_rejected() {
        responds(Behaviours.html());

        assertFails(Kind.INVALID_RESPONSE, "sent a response that is not of the type application/json");
    }

    @Test
    void a_gigabyte_is_rejected() {
        responds(Behaviours.endless());

        assertFails(Kind.UNAVAILABLE, "sent more than 256 KiB");
        provider.server.awaitNoConnection();
    }

    @Test
    void a_slow_response_ends_at_the_time_limit() throws Exception {
        ProviderMetadataSource source = provider.source();
        source.current();
        responds(Behaviours.sendBodySlowly());
        UserinfoEndpoint impatient = new UserinfoEndpoint(
                source, provider.http(Duration.ofMillis(300)), provider.clock, ScriptedProvider.SKEW);

        assertFails(impatient, "a", Kind.UNAVAILABLE, endpointName() + "did not complete in time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "S3CR3T\r\nX-Injected: 1", "S3CR3Tü", "=", "a=b", "S3CR3T,"})
    void a_token_that_is_not_a_bearer_token_is_not_sent(String token) {
        responds(Behaviours.json("{\"sub\":\"u1\"}"));

        assertFails(
                endpoint(),
                token,
                Kind.INVALID_RESPONSE,
                "the access token of the provider is not a bearer token (RFC 6750)");
        assertThat(provider.server.heads()).noneMatch(head -> head.contains("/userinfo"));
    }

    @Test
    void a_provider_without_the_endpoint_is_reported() {
        provider.server.behave(
                ScriptedProvider.METADATA_PATH,
                Behaviours.json(provider.metadata("").replace("\"userinfo_endpoint\"", "\"other\"")));

        assertFails(
                endpoint(),
                "a",
                Kind.INVALID_RESPONSE,
                "the provider has no userinfo endpoint; set login.userinfo-endpoint, or another login.claims-from");
    }

    private void responds(Behaviour behaviour) {
        provider.server.behave("/userinfo", behaviour);
    }

    private UserinfoEndpoint endpoint() {
        return new UserinfoEndpoint(provider.source(), provider.http(), provider.clock, ScriptedProvider.SKEW);
    }

    private String endpointName() {
        return "the userinfo endpoint \"" + provider.server.uri("/userinfo") + "\" ";
    }

    private void assertFails(Kind kind, String message) {
        assertFails(endpoint(), "S3CR3T", kind, endpointName() + message);
    }

    private static void assertFails(UserinfoEndpoint endpoint, String token, Kind kind, String message) {
        try {
            throw new AssertionError("received " + endpoint.fetch(token));
        } catch (ProviderException e) {
            assertThat(e.getMessage()).isEqualTo(message).doesNotContain("S3CR3T");
            assertThat(e.kind()).isEqualTo(kind);
        }
    }
}
