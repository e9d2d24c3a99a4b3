package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.JwtRevocations;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.pipeline.RejectionLog;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.servlet.JwtSessions;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that do not catch the exception of a store that stores nothing any more: its memory is full. */
class StoreFailureTest {
    private static final String SETTINGS = "session.store = memory\nstore.memory.max-entries = 100\n"
            + "access.10 = /open/** : anyone\naccess.20 = /error : deny\n";
    private static final Logger REVOCATIONS = Logger.getLogger(Revocations.class.getName());

    @TempDir
    private Path directory;

    private GuardedServer server;

    @BeforeAll
    static void omitEachRevocationFromTheLog() {
        REVOCATIONS.setLevel(Level.SEVERE);
    }

    @AfterAll
    static void restoreLog() {
        REVOCATIONS.setLevel(null);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void start(String... settings) throws Exception {
        server = GuardedServer.with(directory, SETTINGS + String.join("\n", settings))
                .withPage("/open/login", StoreFailureTest::login)
                .withPage("/open/async-login", StoreFailureTest::asyncLogin)
                .withPage("/end", StoreFailureTest::end)
                .withPage("/end-all", StoreFailureTest::endAll)
                .withPage("/revoke", StoreFailureTest::revoke)
                .withPage("/wrapped", StoreFailureTest::wrapped)
                .withPage("/translated", StoreFailureTest::translated)
                .withPage("/deep", StoreFailureTest::deep)
                .withPage(
                        "/dispatch", (request, response) -> request.startAsync().dispatch("/logout"))
                .withPage("/forward-logout", StoreFailureTest::forward)
                .withPage("/caught", StoreFailureTest::caught)
                .withPage("/committed", StoreFailureTest::committed)
                .withErrorPage(503, "/error")
                .start();
    }

    private static void login(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.addCookie(new Cookie("theme", "dark"));
        response.setHeader("ETag", "\"1\"");
        response.setContentType("text/html");
        response.getWriter().print("a part of the page");
        JwtSessions.of(request.getServletContext()).start(request, response, "alice", List.of("clerk"));
    }

    private static void asyncLogin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.startAsync();
        login(request, response);
    }

    private static void end(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        JwtSessions.of(request.getServletContext()).end(request, response);
    }

    private static void endAll(HttpServletRequest request, HttpServletResponse response) {
        JwtSessions.of(request.getServletContext()).endAll("alice");
    }

    private static void revoke(HttpServletRequest request, HttpServletResponse response) {
        JwtSessions.of(request.getServletContext()).revocations().revokeKey("unknown");
    }

    private static void wrapped(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        try {
            endAll(request, response);
        } catch (StoreException e) {
            throw new ServletException("a framework", new IllegalStateException("its action", e));
        }
    }

    /** An exception of the application, which its own error page may handle. */
    private static void translated(HttpServletRequest request, HttpServletResponse response) {
        try {
            endAll(request, response);
        } catch (StoreException e) {
            throw new IllegalStateException("of the application", e);
        }
    }

    private static void deep(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        try {
            endAll(request, response);
        } catch (StoreException e) {
            Exception cause = e;
            for (int i = 0; i < 100; i++) {
                cause = new IllegalStateException(cause);
            }
            throw new ServletException(cause);
        }
    }

    private static void forward(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getRequestDispatcher("/logout").forward(request, response);
    }

    private static void caught(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            forward(request, response);
        } catch (ServletException e) {
            response.getWriter().print(e.getCause().getClass().getSimpleName());
        }
    }

    private static void committed(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.getWriter().print("a part of the page");
        response.flushBuffer();
        request.logout();
    }

    /** From now on no session can end. */
    private void fillRevocations() {
        fillRevocationsOfKeys();
        String path = server.context().getContextPath();
        String issuer = "urn:jwt-filter:" + (path.isEmpty() ? "app" : path.substring(1));
        for (int i = 0; i < 100; i++) {
            JwtSessions.of(server.context()).revocations().revokeSession(issuer, "session " + i);
        }
    }

    /** From now on no token can be revoked, except by the end of its session. */
    private void fillRevocationsOfKeys() {
        JwtRevocations revocations = JwtSessions.of(server.context()).revocations();
        for (int i = 0; i < 100; i++) {
            revocations.revokeKey("key " + i);
        }
    }

    @Test
    void a_logout_is_possible_when_the_memory_is_full_of_other_revocations() throws Exception {
        start();
        String cookies = logIn();
        fillRevocationsOfKeys();

        assertThat(server.get("/logout", "Cookie", cookies).statusCode()).isEqualTo(200);
        assertThat(server.get("/page", "Cookie", cookies).statusCode()).isEqualTo(401);
    }

    @Test
    void a_login_gets_503_and_keeps_only_the_cookies_of_the_application() throws Exception {
        start("session.max-per-user = 100000");
        for (int i = 0; i < 100; i++) {
            assertThat(server.get("/open/login").statusCode()).isEqualTo(200);
        }

        HttpResponse<String> response = server.get("/open/login");

        assertUnavailable(response);
        assertThat(response.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("theme=dark");
    }

    @Test
    void a_second_login_of_a_browser_gets_503_and_its_first_session_remains() throws Exception {
        start();
        String cookies = logIn();
        fillRevocations();

        HttpResponse<String> response = server.get("/open/login", "Cookie", cookies);

        assertUnavailable(response);
        assertThat(sessionCookies(response)).isEmpty();
        assertThat(server.get("/who", "Cookie", cookies).body()).contains("user=alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logout", "/end", "/dispatch", "/forward-logout"})
    void a_logout_gets_503_and_deletes_the_cookies_once(String path) throws Exception {
        start();
        String cookies = logIn();
        fillRevocations();

        HttpResponse<String> response = server.get(path, "Cookie", cookies);

        assertUnavailable(response);
        assertThat(sessionCookies(response)).hasSize(2).allMatch(cookie -> cookie.contains("Max-Age=0;"));
        assertThat(server.get("/who", "Cookie", cookies).body()).contains("user=alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/end-all", "/wrapped"})
    void the_cookies_of_a_renewal_remain(String path) throws Exception {
        start();
        String renewal = logIn().split("; ")[1];
        fillRevocations();

        HttpResponse<String> response = server.get(path, "Cookie", renewal);

        assertUnavailable(response);
        assertThat(sessionCookies(response)).hasSize(2).noneMatch(cookie -> cookie.contains("Max-Age=0;"));
        assertThat(server.get("/who", "Cookie", pair(sessionCookies(response))).body())
                .contains("user=alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/translated", "/deep"})
    void other_exceptions_remain_those_of_the_application(String path) throws Exception {
        start();
        String cookies = logIn();
        fillRevocations();

        assertThat(server.get(path, "Cookie", cookies).statusCode()).isEqualTo(500);
    }

    @Test
    void an_application_that_catches_the_exception_of_a_forward_responds_itself() throws Exception {
        start();
        String cookies = logIn();
        fillRevocations();

        HttpResponse<String> response = server.get("/caught", "Cookie", cookies);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("StoreException");
    }

    @Test
    void an_asynchronous_request_ends_with_the_response() throws Exception {
        start();
        String cookies = logIn();
        fillRevocations();

        assertUnavailable(server.get("/open/async-login", "Cookie", cookies));
    }

    @Test
    void a_dispatch_that_the_filter_does_not_see_remains_a_failure_of_the_application() throws Exception {
        server = GuardedServer.with(directory, SETTINGS)
                .withDispatchers(DispatcherType.REQUEST)
                .withPage("/open/login", StoreFailureTest::login)
                .withPage(
                        "/dispatch", (request, response) -> request.startAsync().dispatch("/logout"))
                .start();
        String cookies = logIn();
        fillRevocations();

        assertThat(server.get("/dispatch", "Cookie", cookies).statusCode()).isEqualTo(500);
    }

    @Test
    void a_committed_response_remains() throws Exception {
        start();
        String cookies = logIn();
        fillRevocations();

        assertThat(server.raw("GET /app/committed", "Cookie: " + cookies))
                .startsWith("HTTP/1.1 200 ")
                .contains("a part of the page")
                .doesNotContain("503", "Retry-After")
                .doesNotEndWith("0\r\n\r\n"); // the server breaks it off after the exception
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logout", "/dispatch"})
    void the_error_page_of_the_application_reports_it(String path) throws Exception {
        start("challenge.body = error-page");
        String cookies = logIn();
        fillRevocations();

        HttpResponse<String> response = server.get(path, "Cookie", cookies);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).startsWith("error page: 503 ERROR principal=null");
        assertThat(response.headers().firstValue("Retry-After")).contains("30");
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(sessionCookies(response)).hasSize(2).allMatch(cookie -> cookie.contains("Max-Age=0;"));
    }

    @Test
    void one_line_of_the_log_has_the_reason_and_the_message_of_the_store() throws Exception {
        start();
        String cookies = logIn();
        fillRevocations();
        try (FilterLog log = new FilterLog(RejectionLog.class)) {
            server.get("/logout", "Cookie", cookies);

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("rejected store-unavailable")
                    .contains(
                            "100 revocations of sessions",
                            "method=\"GET\"",
                            "path=\"/logout\"",
                            "client=\"127.0.0.1\"");
        }
    }

    @Test
    void in_report_only_mode_the_exception_remains_that_of_the_application() throws Exception {
        start("mode = report-only");
        fillRevocations();
        try (FilterLog log = new FilterLog(RejectionLog.class)) {
            assertThat(server.get("/revoke").statusCode()).isEqualTo(500);

            assertThat(log.lines()).anyMatch(line -> line.contains("would reject (report-only): store-unavailable"));
        }
    }

    @Test
    void an_application_without_sessions_that_revokes_a_token_gets_503() throws Exception {
        server = GuardedServer.with(
                        directory, Tokens.settings("revocation.store = memory", "store.memory.max-entries = 100"))
                .withPage("/revoke", StoreFailureTest::revoke)
                .start();
        fillRevocationsOfKeys();

        assertUnavailable(server.get("/revoke", "Authorization", "Bearer " + Tokens.of("alice")));
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().allValues("Retry-After")).containsExactly("30");
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(response.headers().allValues("Content-Type"))
                .singleElement()
                .asString()
                .startsWith("application/problem+json");
        assertThat(response.headers().firstValue("ETag")).isEmpty();
        assertThat(response.body()).startsWith("{").doesNotContain("a part of the page", "revocations");
    }

    private String logIn() throws Exception {
        return pair(sessionCookies(server.get("/open/login")));
    }

    /** Returns the header {@code Cookie} of a browser: first the access token, then the renewal token. */
    private static String pair(List<String> cookies) {
        List<String> pairs = new ArrayList<>();
        cookies.forEach(cookie -> pairs.add(cookie.substring(0, cookie.indexOf(';'))));
        return String.join("; ", pairs);
    }

    private static List<String> sessionCookies(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("__Host-app-"))
                .toList();
    }
}
