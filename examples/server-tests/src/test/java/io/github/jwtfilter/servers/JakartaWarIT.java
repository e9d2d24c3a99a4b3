package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.IdentityProvider;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The newer application, which also accepts the token in a cookie, on servers with the {@code jakarta} packages. */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_10", "TOMCAT_11", "JETTY_12_EE9", "JETTY_12_EE10"})
class JakartaWarIT extends GuardedApplicationScenarios {
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("meeting-rooms");

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        runOn(Deployment.on(kind)
                .application("rooms", War.copyOf(TestFiles.jakartaWar()))
                .keys("rooms.jwks", IDENTITY_PROVIDER.jwkSet())
                .start());
    }

    JakartaWarIT() {
        super("/rooms", "/rooms", IDENTITY_PROVIDER);
    }

    @Test
    void a_token_in_the_cookie_is_accepted() {
        HttpResponse<String> response = get("/rooms", "Cookie", "__Host-rooms=" + IDENTITY_PROVIDER.token("alice"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Signed in as alice");
    }

    @Test
    void a_forged_token_in_the_cookie_is_rejected() {
        HttpResponse<String> response = get("/rooms", "Cookie", "__Host-rooms=" + IDENTITY_PROVIDER.forged("alice"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).doesNotContain("Signed in");
    }

    @Test
    void a_cookie_of_another_name_is_not_a_token() {
        HttpResponse<String> response = get("/rooms", "Cookie", "TOKEN=" + IDENTITY_PROVIDER.token("alice"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"application\"");
    }

    @Test
    void a_bearer_header_takes_precedence_over_the_cookie_even_if_invalid() {
        HttpResponse<String> response = get(
                "/rooms",
                "Cookie",
                "__Host-rooms=" + IDENTITY_PROVIDER.token("alice"),
                "Authorization",
                "Bearer " + IDENTITY_PROVIDER.forged("root"));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void tokens_of_different_users_are_a_bad_request_and_are_cleared() {
        HttpResponse<String> response = get(
                "/rooms",
                "Cookie",
                "__Host-rooms=" + IDENTITY_PROVIDER.token("alice") + "; __Host-rooms="
                        + IDENTITY_PROVIDER.token("root"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).doesNotContain("Signed in");
        assertThat(response.headers().allValues("Set-Cookie"))
                .as("the response removes them")
                .isNotEmpty()
                .allSatisfy(cookie ->
                        assertThat(cookie).startsWith("__Host-rooms=;").contains("Max-Age=0"));
    }

    @Test
    void a_stale_cookie_of_the_same_name_is_ignored() {
        HttpResponse<String> response = get(
                "/rooms",
                "Cookie",
                "__Host-rooms=" + IDENTITY_PROVIDER.forged("root") + "; __Host-rooms="
                        + IDENTITY_PROVIDER.token("alice"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Signed in as alice");
    }

    @Test
    void a_bound_token_is_rejected_and_no_cookie_used_instead() {
        HttpResponse<String> response = get(
                "/rooms",
                "Authorization",
                "DPoP " + IDENTITY_PROVIDER.token("alice"),
                "Cookie",
                "__Host-rooms=" + IDENTITY_PROVIDER.token("alice"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("DPoP and other schemes");
        assertThat(response.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"application\"");
    }

    @Test
    void the_user_is_kept_in_an_asynchronous_dispatch_to_a_page() {
        HttpResponse<String> response = getAs(IDENTITY_PROVIDER.token("alice"), "/rooms");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Signed in as alice", "Ada, Blaise, Charles");
    }

    @Test
    void an_unknown_page_gets_404_and_the_error_page_of_the_application() {
        HttpResponse<String> response = getAs(IDENTITY_PROVIDER.token("alice"), "/rooms/no-such-room");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("There is no such room", "Signed in as alice");
    }

    @Test
    void a_forgotten_cookie_does_not_hide_the_welcome_page() {
        HttpResponse<String> response = get("/", "Cookie", "__Host-rooms=" + IDENTITY_PROVIDER.expired("alice"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("Signed in");
    }

    @Test
    void a_path_without_a_rule_is_denied() {
        assertThat(get("/no/such/page").statusCode()).isEqualTo(403);
        assertThat(getAs(IDENTITY_PROVIDER.token("root", "admin"), "/no/such/page")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_archive_contains_only_the_drop_in() {
        assertThat(War.copyOf(TestFiles.jakartaWar()).libraries())
                .singleElement()
                .asString()
                .matches("jwt-filter-servlet-.*-all\\.jar");
    }
}
