package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Http;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cookies of a session in responses that the application or the server changes in all possible ways. */
abstract class SessionCookieScenarios {
    private static final String NEW = "[^=;]{20,}; Path=/; Max-Age=\\d+; HttpOnly; Secure; SameSite=Lax";
    private static final String DELETED = "; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax";
    private static final String SETTINGS = """
            session.store = memory
            access.10 = /login/** : anyone
            access.20 = /admin/** : role admin
            """;

    private static RunningServer server;

    /** Starts a server with the application {@code desk}, and the application {@code full}, in which no session can end. */
    static void start(String name, ServerKind.Api api, Distribution distribution) {
        server = Deployment.on(name, distribution)
                .application("desk", war(api, SETTINGS))
                .application("full", war(api, SETTINGS + "store.memory.max-entries = 100\n"))
                .start();
        assertThat(get("/full/login/fill", "").statusCode()).isEqualTo(200);
    }

    private static War war(ServerKind.Api api, String settings) {
        return new WelcomeWar(api)
                .with(
                        "",
                        WelcomeWar.servlet("SessionServlet", "/login/*")
                                .replace("</servlet>", "<async-supported>true</async-supported></servlet>"),
                        "<servlet-mapping><servlet-name>SessionServlet</servlet-name><url-pattern>/session/*</url-pattern>"
                                + "</servlet-mapping>",
                        "<error-page><error-code>500</error-code><location>/pages/home.html</location></error-page>")
                .with("WEB-INF/jwt-filter.properties", settings);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start",
                "start-reset",
                "cookie-start-cookie",
                "start-cookies",
                "start-cookies-reset",
                "start-error",
                "start-reset-error",
                "start-failure",
                "start-redirect",
                "start-long",
                "start-start"
            })
    void a_login_sets_both_cookies_once(String path) {
        HttpResponse<String> response = get("/desk/login/" + path, "");

        assertCookies(response, NEW);
        assertThat(get("/desk/session/page", cookies(response)).body()).isEqualTo("user: alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/session/page",
                "/session/reset",
                "/session/cookies-reset-cookie",
                "/session/cached",
                "/session/reset-cached",
                "/session/error",
                "/session/cached-reset-error",
                "/session/failure",
                "/session/redirect",
                "/session/start",
                "/session/long",
                "/adm/home.html",
                "/admin/page",
                "/missing.html"
            })
    void a_renewal_sets_both_cookies_once(String path) {
        String renewal = cookies(get("/desk/login/start", "")).replaceFirst("^.*; ", "");

        HttpResponse<String> response = get("/desk" + path, renewal);

        assertCookies(response, NEW);
        assertThat(get("/desk/session/page", cookies(response)).body()).isEqualTo("user: alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"end", "end-reset", "end-cookies", "end-error", "end-failure", "end-redirect"})
    void a_logout_deletes_both_cookies_once(String path) {
        String cookies = cookies(get("/desk/login/start", ""));

        assertCookies(get("/desk/session/" + path, cookies), DELETED);

        assertThat(get("/desk/session/page", cookies).statusCode()).isEqualTo(401);
    }

    @Test
    void a_logout_deletes_the_cookies_of_a_renewal_instead_of_setting_them() {
        String renewal = cookies(get("/desk/login/start", "")).replaceFirst("^.*; ", "");

        assertCookies(get("/desk/session/end", renewal), DELETED);

        assertThat(get("/desk/session/page", renewal).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cookie-start", "start-cookie", "start-cookie-start", "start-cookies-start"})
    void the_cookies_of_the_application_remain(String path) {
        HttpResponse<String> response = get("/desk/login/" + path, "");

        assertThat(response.headers().allValues("Set-Cookie"))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("theme=dark"));
    }

    @Test
    void a_page_of_a_session_has_no_cookies() {
        HttpResponse<String> response = get("/desk/session/page", cookies(get("/desk/login/start", "")));

        assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"end", "cookie-end", "end-cookies", "async-end", "dispatch"})
    void a_logout_that_the_store_fails_deletes_both_cookies_once(String path) {
        String cookies = cookies(get("/full/login/start", ""));

        HttpResponse<String> response = get("/full/session/" + path, cookies);

        assertUnavailable(response);
        assertCookies(response, DELETED);
        assertThat(get("/full/session/page", cookies).body()).isEqualTo("user: alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"endall", "cookie-endall", "async-endall"})
    void the_cookies_of_a_renewal_remain_when_the_store_fails(String path) {
        String renewal = cookies(get("/full/login/start", "")).replaceFirst("^.*; ", "");

        HttpResponse<String> response = get("/full/session/" + path, renewal);

        assertUnavailable(response);
        assertCookies(response, NEW);
        assertThat(get("/full/session/page", cookies(response)).body()).isEqualTo("user: alice");
    }

    @Test
    void a_login_that_the_store_fails_changes_no_cookies() {
        String cookies = cookies(get("/full/login/start", ""));

        HttpResponse<String> response = get("/full/login/start", cookies);

        assertUnavailable(response);
        assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(get("/full/session/page", cookies).body()).isEqualTo("user: alice");
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertThat(response.statusCode()).as("%s", response).isEqualTo(503);
        assertThat(response.headers().allValues("Retry-After")).containsExactly("30");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(response.body()).startsWith("{").endsWith("}");
    }

    private static void assertCookies(HttpResponse<String> response, String form) {
        List<String> lines = response.headers().allValues("Set-Cookie").stream()
                .filter(line -> !line.startsWith("theme="))
                .toList();
        assertThat(lines).as("%s", response).hasSize(2);
        assertThat(lines.get(0)).matches("__Host-(desk|full)-access=" + form);
        assertThat(lines.get(1)).matches("__Host-(desk|full)-renewal=" + form);
        // Jetty adds directives of its own to an error page.
        assertThat(response.headers().allValues("Cache-Control"))
                .as("%s", response)
                .singleElement()
                .asString()
                .contains("no-store")
                .doesNotContain("public", "private", "max-age");
    }

    /** Returns the header {@code Cookie} of a browser after a response: first the access token, then the renewal token. */
    private static String cookies(HttpResponse<String> response) {
        return String.join(
                "; ",
                response.headers().allValues("Set-Cookie").stream()
                        .filter(line -> line.startsWith("__Host-"))
                        .map(line -> line.substring(0, line.indexOf(';')))
                        .sorted()
                        .toList());
    }

    private static HttpResponse<String> get(String path, String cookies) {
        return cookies.isEmpty() ? Http.get(server.uri(path)) : Http.get(server.uri(path), "Cookie", cookies);
    }
}
