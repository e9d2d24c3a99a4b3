package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.jwtfilter.Alert;
import io.github.jwtfilter.AlertRaised;
import io.github.jwtfilter.GuardListener;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestRejected;
import io.github.jwtfilter.servlet.JwtSessions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of an application with its own login, on a server. */
class SessionTest {
    private static final long LIMIT_SECONDS = 180;
    private static final String ACCESS = "__Host-app-access";
    private static final String RENEWAL = "__Host-app-renewal";
    private static final String SETTINGS =
            "session.store = memory\naccess.10 = /open/** : anyone\naccess.20 = /admin : role admin\n";

    @TempDir
    private Path directory;

    private GuardedServer server;
    private final Map<String, String> jar = new LinkedHashMap<>();

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void start(String... settings) throws Exception {
        server = GuardedServer.with(directory, SETTINGS + String.join("\n", settings))
                .withPage("/open/login", SessionTest::login)
                .withPage("/open/reset-after-login", SessionTest::resetAfterLogin)
                .withPage("/open/error-after-login", SessionTest::errorAfterLogin)
                .withPage("/open/cacheable-login", SessionTest::cacheableLogin)
                .withPage("/open/large", SessionTest::large)
                .withPage("/open/committed", SessionTest::committed)
                .withPage("/current", SessionTest::current)
                .withPage("/reset", SessionTest::reset)
                .withPage("/cacheable", SessionTest::cacheable)
                .withPage("/end", SessionTest::end)
                .withPage("/end-all", SessionTest::endAll)
                .withPage("/failing-page", SessionTest::fail)
                .withPage("/admin", Pages::who)
                .start();
    }

    private static void login(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Frameworks pass their own wrappers.
        JwtSessions.of(request.getServletContext())
                .start(
                        new HttpServletRequestWrapper(request),
                        response,
                        request.getParameter("user"),
                        List.of("clerk"),
                        Map.of("branch", "north"));
        response.getWriter().print(request.getRemoteUser() + " " + request.isUserInRole("clerk"));
    }

    private static void resetAfterLogin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Before", "lost");
        login(request, response);
        response.reset();
        response.getWriter().print("reset");
    }

    private static void errorAfterLogin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        login(request, response);
        response.sendError(409);
    }

    private static void cacheableLogin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        login(request, response);
        cacheable(request, response);
    }

    private static void cacheable(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.addHeader("cache-control", "immutable");
    }

    private static void large(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            JwtSessions.of(request.getServletContext()).start(request, response, "alice", List.of("r".repeat(5_000)));
        } catch (IllegalArgumentException e) {
            response.getWriter().print(e.getMessage());
        }
    }

    private static void committed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.flushBuffer();
        try {
            JwtSessions.of(request.getServletContext()).start(request, response, "alice", List.of());
        } catch (IllegalStateException e) {
            response.getWriter().print(e.getMessage());
        }
    }

    private static void current(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JwtPrincipal user = JwtSessions.of(request.getServletContext()).current(request);
        response.getWriter()
                .print(
                        user == null
                                ? "none"
                                : user.getName() + " " + user.roles() + " "
                                        + user.token().claim("branch"));
    }

    private static void reset(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.reset();
        response.getWriter().print(request.getRemoteUser());
    }

    private static void end(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        JwtSessions.of(request.getServletContext()).end(request, response);
        response.getWriter().print(request.getRemoteUser());
    }

    private static void endAll(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(JwtSessions.of(request.getServletContext()).endAll(request.getRemoteUser()));
    }

    private static void fail(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(500);
    }

    @Test
    void authenticates_the_rest_of_the_login_request_and_the_following_ones() throws Exception {
        start();

        assertThat(login("alice").body()).isEqualTo("alice true");
        assertThat(get("/current").body()).isEqualTo("alice [clerk] north");
    }

    @Test
    void writes_http_only_cookies_of_which_no_cache_stores_the_response() throws Exception {
        start();
        HttpResponse<String> response = login("alice");

        assertThat(response.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-app-")
                        .contains("; Path=/;", "; HttpOnly", "; Secure", "; SameSite=Lax"));
        assertThat(String.join(",", response.headers().allValues("Cache-Control")))
                .contains("no-store")
                .doesNotContain("public", "private");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/reset-after-login", "/open/error-after-login", "/open/cacheable-login"})
    void keeps_the_cookies_and_forbids_caches_whatever_the_application_does_later(String path) throws Exception {
        start();
        HttpResponse<String> response = send("POST", path + "?user=alice");

        assertThat(jar).containsOnlyKeys(ACCESS, RENEWAL);
        assertThat(String.join(",", response.headers().allValues("Cache-Control")))
                .contains("no-store")
                .doesNotContain("public", "private");
        assertThat(response.headers().firstValue("X-Before")).isEmpty();
        assertThat(get("/current").body()).startsWith("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/current", "/reset", "/cacheable", "/failing-page", "/admin", "/missing", "/async"})
    void renews_a_session_once_with_any_kind_of_response(String path) throws Exception {
        start();
        login("alice");
        String before = jar.get(RENEWAL);
        jar.remove(ACCESS);
        HttpResponse<String> response = get(path);

        assertThat(response.headers().allValues("Set-Cookie")).hasSize(2);
        assertThat(String.join(",", response.headers().allValues("Cache-Control")))
                .contains("no-store")
                .doesNotContain("public", "private");
        assertThat(jar).containsOnlyKeys(ACCESS, RENEWAL);
        assertThat(jar.get(RENEWAL)).isNotEqualTo(before);
        assertThat(get("/current").headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/end", "/logout"})
    void ends_the_session_and_deletes_its_cookies(String path) throws Exception {
        start();
        login("alice");
        Map<String, String> copy = new LinkedHashMap<>(jar);
        get(path);

        assertThat(jar).isEmpty();
        jar.putAll(copy);
        assertThat(get("/current").statusCode()).isEqualTo(401);
        jar.clear();
        jar.put(RENEWAL, copy.get(RENEWAL));
        assertThat(get("/current").statusCode()).isEqualTo(401);
        assertThat(jar).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/end", "/logout"})
    void ends_the_session_of_an_access_token_in_a_header(String path) throws Exception {
        start();
        login("alice");
        String[] header = {"Authorization", "Bearer " + jar.get(ACCESS)};

        assertThat(server.get("/current", header).body()).startsWith("alice");
        assertThat(server.get(path, header).statusCode()).isEqualTo(200);
        assertThat(server.get("/current", header).statusCode()).isEqualTo(401);
        assertThat(get("/current").statusCode()).isEqualTo(401);
    }

    @Test
    void ends_a_session_that_was_renewed_by_the_same_request() throws Exception {
        start();
        login("alice");
        jar.remove(ACCESS);
        Map<String, String> copy = new LinkedHashMap<>(jar);

        assertThat(get("/end").statusCode()).isEqualTo(200);
        assertThat(jar).isEmpty();
        jar.putAll(copy);
        assertThat(get("/current").statusCode()).isEqualTo(401);
    }

    @Test
    void ends_all_sessions_of_a_user() throws Exception {
        start();
        login("alice");
        Map<String, String> first = new LinkedHashMap<>(jar);
        jar.clear();
        login("alice");

        assertThat(get("/end-all").body()).isEqualTo("2");
        jar.clear();
        jar.putAll(first);
        assertThat(get("/current").statusCode()).isEqualTo(401);
    }

    @Test
    void reports_an_old_renewal_token_to_a_listener_of_the_application() throws Exception {
        start("session.refresh-path = /refresh");
        BlockingQueue<Alert> alerts = new LinkedBlockingQueue<>();
        BlockingQueue<RejectionReason> reasons = new LinkedBlockingQueue<>();
        JwtSessions.of(server.context()).addListener(new GuardListener() {
            @Override
            public void rejected(RequestRejected event) {
                reasons.add(event.reason());
            }

            @Override
            public void alertRaised(AlertRaised event) {
                alerts.add(event.alert());
            }
        });
        login("alice");
        String stolen = jar.get(RENEWAL);
        refresh();
        refresh();
        jar.put(RENEWAL, stolen);

        assertThat(refresh().statusCode()).isEqualTo(401);
        assertThat(reasons.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(RejectionReason.RENEWAL_REUSED);
        Alert alert = alerts.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(alert.kind()).isEqualTo(Alert.Kind.RENEWAL_TOKEN_REUSED);
        assertThat(alert.user()).isEqualTo("alice");
        assertThat(reasons).isEmpty();
        assertThat(alerts).isEmpty();
    }

    private HttpResponse<String> refresh() throws Exception {
        return send("POST", "/refresh");
    }

    @Test
    void accepts_no_listener_before_the_filter_has_started() throws Exception {
        server = GuardedServer.with(directory, SETTINGS);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> JwtSessions.of(server.context()).addListener(new GuardListener() {}))
                .withMessageContaining("init");
    }

    @Test
    void ends_the_session_although_its_cookies_are_hidden_from_the_application() throws Exception {
        start("token.hide = true");
        login("alice");
        Map<String, String> copy = new LinkedHashMap<>(jar);

        assertThat(get("/headers").body()).doesNotContain("renewal").doesNotContain(copy.get(RENEWAL));
        get("/logout");
        jar.putAll(copy);
        assertThat(get("/current").statusCode()).isEqualTo(401);
    }

    @Test
    void explains_why_a_session_cannot_start() throws Exception {
        start();

        assertThat(get("/open/large").body()).contains("browsers store 4096").doesNotContain("rrr");
        assertThat(get("/open/committed").body()).contains("committed");
        assertThat(jar).isEmpty();
    }

    @Test
    void needs_the_setting_that_turns_sessions_on() throws Exception {
        server = GuardedServer.with(directory, Tokens.settings("access.10 = /open/** : anyone"))
                .withPage("/open/login", (request, response) -> {
                    try {
                        login(request, response);
                    } catch (IllegalStateException e) {
                        response.getWriter().print(e.getMessage());
                    }
                })
                .start();

        assertThat(server.get("/open/login?user=alice").body()).contains("session.store");
    }

    private HttpResponse<String> login(String user) throws Exception {
        return send("POST", "/open/login?user=" + user);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        StringBuilder cookies = new StringBuilder("other=1");
        jar.forEach(
                (name, value) -> cookies.append("; ").append(name).append('=').append(value));
        HttpResponse<String> response =
                server.send(method, path, "Cookie", cookies.toString(), "Sec-Fetch-Site", "same-origin");
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
            if (cookie.contains("Max-Age=0;")) {
                jar.remove(pair[0]);
            } else if (pair[0].startsWith("__Host-")) {
                jar.put(pair[0], pair[1]);
            }
        }
        return response;
    }
}
