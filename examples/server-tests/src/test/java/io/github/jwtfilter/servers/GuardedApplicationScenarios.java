package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of every guarded application on every server. */
abstract class GuardedApplicationScenarios {
    /** The server that runs the application, for messages. */
    @Parameter
    ServerKind kind;

    private static RunningServer server;

    private final String application;
    private final String userPage;
    private final IdentityProvider identityProvider;

    /** Tests of the application below a context path, with a page for all users of an identity provider. */
    GuardedApplicationScenarios(String application, String userPage, IdentityProvider identityProvider) {
        this.application = application;
        this.userPage = userPage;
        this.identityProvider = identityProvider;
    }

    /** Runs the following tests on a server, until another one is set. */
    static void runOn(RunningServer started) {
        server = started;
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    final RunningServer server() {
        return server;
    }

    final IdentityProvider identityProvider() {
        return identityProvider;
    }

    final HttpResponse<String> get(String path, String... headers) {
        return Http.get(server().uri(application + path), headers);
    }

    final HttpResponse<String> getAs(String token, String path) {
        return get(path, "Authorization", "Bearer " + token);
    }

    @Test
    void a_request_without_a_token_is_challenged_without_an_error_code() {
        HttpResponse<String> response = get(userPage);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"application\"");
        assertThat(response.body()).doesNotContain("Signed in");
    }

    @Test
    void another_scheme_is_not_a_token() {
        HttpResponse<String> response = get(userPage, "Authorization", "Basic YWxpY2U6c2VjcmV0");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"application\"");
    }

    @Test
    void a_page_sees_the_user_of_a_valid_token() {
        HttpResponse<String> response = getAs(identityProvider().token("alice"), userPage);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Signed in as alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.jsp"})
    void the_welcome_page_is_open_to_everyone(String path) {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("Signed in").doesNotContain("<li>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.jsp"})
    void the_welcome_page_shows_the_authenticated_user(String path) {
        HttpResponse<String> response = getAs(identityProvider().token("alice"), path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Signed in as alice", "<li>").doesNotContain("Administration");
    }

    @Test
    void the_administration_requires_a_token() {
        assertThat(get("/admin/").statusCode()).isEqualTo(401);
        assertThat(get("/admin").statusCode()).isEqualTo(401);
    }

    @Test
    void an_administrator_can_open_the_administration() {
        HttpResponse<String> response = getAs(identityProvider().token("root", "clerk", "admin"), "/admin/");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Administration", "Signed in as root");
    }

    @Test
    void someone_without_the_role_is_rejected_by_the_rule() {
        HttpResponse<String> response = getAs(identityProvider().token("alice", "clerk"), "/admin/");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .contains("error=\"insufficient_scope\"");
        assertThat(response.body()).doesNotContain("Administration");
    }

    @Test
    void all_invalid_tokens_get_the_same_response() {
        Map<String, List<Object>> responses = new HashMap<>();
        badTokens().forEach((name, token) -> responses.put(name, withoutDate(getAs(token, userPage))));

        assertThat(responses).hasSize(5);
        assertThat(responses.get("forged")).first().isEqualTo(401);
        assertThat(responses.values())
                .as("one response of %s for all of %s", kind, responses)
                .containsOnly(responses.get("expired"));
    }

    @Test
    void an_invalid_token_gets_the_challenge_of_rfc_6750() {
        HttpResponse<String> response = getAs(identityProvider().expired("alice"), userPage);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer realm=\"application\"")
                .contains("error=\"invalid_token\"");
        assertThat(response.body()).doesNotContain("alice");
    }

    @Test
    void bad_tokens_are_rejected_on_every_path() {
        for (String path : List.of("/", "/admin/", userPage)) {
            assertThat(getAs(identityProvider().forged("root"), path).statusCode())
                    .as("%s on %s", path, kind)
                    .isEqualTo(401);
        }
    }

    @Test
    void two_authorization_headers_are_a_bad_request() {
        String bearer = "Bearer " + identityProvider().token("alice");

        HttpResponse<String> response = get(userPage, "Authorization", bearer, "Authorization", bearer);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).doesNotContain("Signed in");
    }

    @Test
    void the_filter_creates_no_session() {
        assertThat(get(userPage).headers().allValues("Set-Cookie")).isEmpty();
        assertThat(getAs(identityProvider().token("alice"), userPage).headers().allValues("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void trace_is_not_served() {
        HttpResponse<String> response = Http.send(
                server().uri(application + userPage),
                "TRACE",
                null,
                "Authorization",
                "Bearer " + identityProvider().token("alice"));

        // Jetty rejects it by its own security constraint (403), which runs before filters.
        assertThat(response.statusCode()).isIn(403, 405);
        assertThat(response.body()).doesNotContain("Bearer");
    }

    private Map<String, String> badTokens() {
        return Map.of(
                "expired", identityProvider().expired("alice"),
                "forged", identityProvider().forged("alice"),
                "alg none", identityProvider().unsigned("alice"),
                "another audience", identityProvider().forAnotherAudience("alice"),
                "garbage", "not-a-token");
    }

    private static List<Object> withoutDate(HttpResponse<String> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.keySet().removeIf("date"::equalsIgnoreCase);
        return List.of(response.statusCode(), headers, response.body());
    }
}
