package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.jwtfilter.servlet.JwtSessions;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that start and end sessions in unusual places. */
class SessionMisuseTest {
    private static final String SETTINGS = "session.store = memory\nsession.bridge = true\ncoexist = /old/**\n"
            + "coexist.session-attribute = user\naccess.10 = /open/** : anyone\naccess.20 = /old/** : optional\n";

    @TempDir
    private Path directory;

    private final CompletableFuture<HttpServletRequest> savedRequest = new CompletableFuture<>();
    private final CompletableFuture<HttpServletResponse> savedResponse = new CompletableFuture<>();
    private GuardedServer server;

    @BeforeEach
    void start() throws Exception {
        server = GuardedServer.with(directory, SETTINGS)
                .withPage("/open/login", (request, response) -> login(request, response, "alice"))
                .withPage("/open/login-and-logout", SessionMisuseTest::loginAndLogout)
                .withPage("/open/login-twice", SessionMisuseTest::loginTwice)
                .withPage("/open/login-twice-and-reset", SessionMisuseTest::loginTwiceAndReset)
                .withPage("/open/save", this::save)
                .withPage("/open/async-login", SessionMisuseTest::asyncLogin)
                .withPage("/open/async-save", this::saveAsynchronously)
                .withPage("/open/async-save-without-wrapper", this::saveWithoutWrapper)
                .withPage("/open/flushed", SessionMisuseTest::loginAfterFlush)
                .withPage(
                        "/open/forward",
                        (request, response) ->
                                request.getRequestDispatcher("/open/login").forward(request, response))
                .withPage("/open/include", SessionMisuseTest::includeLogin)
                .withPage("/open/failing", SessionMisuseTest::loginAndFail)
                .withPage("/open/failing-first", (request, response) -> response.sendError(418))
                .withPage("/old/login", (request, response) -> login(request, response, "alice"))
                .withPage(
                        "/old/enter",
                        (request, response) -> request.getSession().setAttribute("user", "carol"))
                .withPage("/old/leave", SessionMisuseTest::leave)
                .withPage("/logout-part", (request, response) -> request.logout())
                .withPage("/include-logout", SessionMisuseTest::includeLogout)
                .withErrorPage(418, "/open/login")
                .start();
    }

    private static void includeLogout(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getRequestDispatcher("/logout-part").include(request, response);
        response.getWriter().print(request.getRemoteUser());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static void login(HttpServletRequest request, HttpServletResponse response, String user)
            throws IOException {
        JwtSessions.of(request.getServletContext()).start(request, response, user, List.of("clerk"));
        response.getWriter().print(request.getRemoteUser() + " " + request.isUserInRole("clerk"));
    }

    private static void loginAndLogout(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        login(request, response, "alice");
        request.logout();
        response.getWriter().print(" " + request.getRemoteUser());
    }

    private static void loginTwice(HttpServletRequest request, HttpServletResponse response) throws IOException {
        login(request, response, "alice");
        login(request, response, "bob");
    }

    private static void loginTwiceAndReset(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        loginTwice(request, response);
        response.reset();
    }

    private void save(HttpServletRequest request, HttpServletResponse response) {
        savedRequest.complete(request);
        savedResponse.complete(response);
    }

    private void saveAsynchronously(HttpServletRequest request, HttpServletResponse response) {
        complete(request.startAsync(), request, response);
    }

    /** As frameworks do that have unwrapped the request. */
    private void saveWithoutWrapper(HttpServletRequest request, HttpServletResponse response) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper) {
            inner = ((ServletRequestWrapper) inner).getRequest();
        }
        complete(inner.startAsync(), request, response);
    }

    private void complete(AsyncContext context, HttpServletRequest request, HttpServletResponse response) {
        context.addListener(new AsyncListener() {
            @Override
            public void onComplete(AsyncEvent event) {
                save(request, response);
            }

            @Override
            public void onTimeout(AsyncEvent event) {}

            @Override
            public void onError(AsyncEvent event) {}

            @Override
            public void onStartAsync(AsyncEvent event) {}
        });
        context.start(context::complete);
    }

    /** Passes a wrapper that does not know the state of the response, such as one with a buffer of its own. */
    private static void loginAfterFlush(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.flushBuffer();
        HttpServletResponse buffered = new HttpServletResponseWrapper(response) {
            @Override
            public boolean isCommitted() {
                return false;
            }
        };
        try {
            login(request, buffered, "alice");
        } catch (IllegalStateException e) {
            response.getWriter().print(e.getMessage() + " " + request.getRemoteUser());
        }
    }

    private static void asyncLogin(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync();
        context.start(() -> {
            try {
                login((HttpServletRequest) context.getRequest(), (HttpServletResponse) context.getResponse(), "alice");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            context.complete();
        });
    }

    private static void includeLogin(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            request.getRequestDispatcher("/open/login").include(request, response);
        } catch (IllegalStateException e) {
            response.getWriter().print(e.getMessage() + " " + request.getRemoteUser());
        }
    }

    private static void loginAndFail(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        login(request, response, "alice");
        throw new ServletException("failed");
    }

    private static void leave(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getSession().invalidate();
        request.logout();
        response.getWriter().print(request.getRemoteUser());
    }

    @Test
    void a_logout_ends_the_session_that_the_same_request_has_started() throws Exception {
        HttpResponse<String> response = server.get("/open/login-and-logout");

        assertThat(response.body()).isEqualTo("alice true null");
        assertThat(last(response, "access")).contains("Max-Age=0");
        assertThat(last(response, "renewal")).contains("Max-Age=0");
        assertThat(pairs(response)).isEmpty();
        assertThat(JwtSessions.of(server.context()).endAll("alice")).isZero();
    }

    @Test
    void a_second_login_ends_the_session_of_the_first_one() throws Exception {
        HttpResponse<String> response = server.get("/open/login-twice");

        assertThat(pairs(response)).hasSize(1);
        assertThat(server.get("/who", "Cookie", pairs(response).get(0)).body()).contains("user=bob");
        assertThat(JwtSessions.of(server.context()).endAll("alice")).isZero();
    }

    @Test
    void a_reset_keeps_only_the_cookies_of_the_last_session() throws Exception {
        HttpResponse<String> response = server.get("/open/login-twice-and-reset");

        assertThat(pairs(response)).hasSize(1);
        assertThat(server.get("/who", "Cookie", pairs(response).get(0)).body()).contains("user=bob");
    }

    @Test
    void a_logout_ends_the_session_that_the_filter_has_started_for_the_request() throws Exception {
        String entered =
                server.get("/old/enter").headers().firstValue("Set-Cookie").orElseThrow();
        String session = entered.substring(0, entered.indexOf(';'));
        HttpResponse<String> response = server.get("/old/leave", "Cookie", session);

        assertThat(pairs(response)).isEmpty();
        assertThat(last(response, "access")).contains("Max-Age=0");
        assertThat(JwtSessions.of(server.context()).endAll("carol")).isZero();
    }

    @Test
    void a_login_after_the_response_has_been_committed_stores_no_session() throws Exception {
        HttpResponse<String> response = server.get("/open/flushed");

        assertThat(response.body()).contains("committed").endsWith(" null");
        assertThat(JwtSessions.of(server.context()).endAll("alice")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/save", "/open/async-save", "/open/async-save-without-wrapper"})
    void no_session_starts_or_ends_after_the_request(String path) throws Exception {
        server.get(path);
        HttpServletRequest request = savedRequest.get(60, TimeUnit.SECONDS);
        HttpServletResponse response = savedResponse.get();
        JwtSessions sessions = JwtSessions.of(server.context());
        awaitEnd(request);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> sessions.start(request, response, "alice", List.of()));
        assertThat(catchThrowable(request::logout)).isInstanceOf(IllegalStateException.class);
        assertThat(catchThrowable(() -> sessions.end(request, response))).isInstanceOf(IllegalStateException.class);
        assertThat(sessions.endAll("alice")).isZero();
    }

    /** Without the wrapper, the filter is notified after the application that the request is complete. */
    private static void awaitEnd(HttpServletRequest request) {
        long start = System.nanoTime();
        while (catchThrowable(request::logout) == null) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(60));
            Thread.onSpinWait();
        }
    }

    @Test
    void a_session_starts_in_another_thread_before_the_response_is_complete() throws Exception {
        HttpResponse<String> response = server.get("/open/async-login");

        assertThat(response.body()).isEqualTo("alice true");
        assertThat(server.get("/who", "Cookie", pairs(response).get(0)).body()).contains("user=alice");
    }

    @Test
    void a_session_starts_after_an_asynchronous_dispatch_that_the_filter_does_not_see() throws Exception {
        server.close();
        server = GuardedServer.with(directory, SETTINGS)
                .withDispatchers(DispatcherType.REQUEST)
                .withPage("/open/login", (request, response) -> login(request, response, "alice"))
                .withPage(
                        "/open/dispatch",
                        (request, response) ->
                                request.startAsync(request, response).dispatch("/open/login"))
                .start();

        assertThat(server.get("/open/dispatch").body()).isEqualTo("alice true");
    }

    @Test
    void error_pages_keep_the_cookies_of_a_renewed_and_of_an_ended_session() throws Exception {
        server.close();
        server = GuardedServer.with(directory, SETTINGS + "challenge.body = error-page\naccess.30 = /who : role admin")
                .withPage("/open/login", (request, response) -> login(request, response, "alice"))
                .withErrorPage(403, "/error")
                .start();
        String renewal = pairs(server.get("/open/login")).get(0).split("; ")[1];
        HttpResponse<String> forbidden = server.get("/who", "Cookie", renewal);

        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.body()).startsWith("error page");
        assertThat(pairs(forbidden)).hasSize(1);
        JwtSessions.of(server.context()).endAll("alice");
        HttpResponse<String> ended = server.get("/who", "Cookie", renewal);
        assertThat(ended.statusCode()).isEqualTo(401);
        assertThat(last(ended, "renewal")).contains("Max-Age=0");
    }

    @Test
    void a_session_starts_in_a_forward_and_in_an_error_page() throws Exception {
        for (String path : List.of("/open/forward", "/open/failing", "/open/failing-first", "/old/login")) {
            HttpResponse<String> response = server.get(path);

            assertThat(pairs(response)).as(path).hasSize(1);
            assertThat(server.get("/who", "Cookie", pairs(response).get(0)).body())
                    .as(path)
                    .contains("user=alice");
            if (!path.equals("/open/failing")) {
                assertThat(response.body()).as(path).isEqualTo("alice true");
            }
        }
    }

    @Test
    void no_session_starts_in_an_included_page_which_cannot_set_cookies() throws Exception {
        HttpResponse<String> response = server.get("/open/include");

        assertThat(response.body())
                .contains("An included page cannot set cookies")
                .endsWith(" null");
        assertThat(pairs(response)).isEmpty();
        assertThat(JwtSessions.of(server.context()).endAll("alice")).isZero();
    }

    @Test
    void a_logout_in_an_included_page_ends_the_session() throws Exception {
        String cookies = pairs(server.get("/open/login")).get(0);
        assertThat(server.get("/include-logout", "Cookie", cookies).body()).isEqualTo("null");

        assertThat(server.get("/who", "Cookie", cookies).statusCode()).isEqualTo(401);
    }

    @Test
    void two_filters_with_sessions_of_the_same_name_are_reported() throws Exception {
        server.close();
        try (FilterLog log = new FilterLog()) {
            server = GuardedServer.with(directory, SETTINGS).start("first", "second");

            assertThat(log.lines()).anyMatch(line -> line.contains("session.name") && line.contains("two filters"));
        }
    }

    @Test
    void the_sessions_of_two_filters_with_the_listener_are_the_same() throws Exception {
        server.close();
        try (FilterLog log = new FilterLog()) {
            server = GuardedServer.with(directory, SETTINGS)
                    .withPage("/open/login", (request, response) -> login(request, response, "alice"))
                    .withListener()
                    .start("first", "second");

            assertThat(log.lines()).noneMatch(line -> line.contains("session.name"));
            String cookies = pairs(server.get("/open/login")).get(0);
            assertThat(server.get("/who", "Cookie", cookies).body()).contains("user=alice");
        }
    }

    private static String last(HttpResponse<String> response, String kind) {
        List<String> cookies = response.headers().allValues("Set-Cookie");
        return cookies.stream()
                .filter(cookie -> cookie.startsWith("__Host-app-" + kind + "="))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** The access and the renewal cookie of each session that the response sets. */
    private static List<String> pairs(HttpResponse<String> response) {
        List<String> values = new ArrayList<>();
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            if (cookie.startsWith("__Host-app-") && !cookie.contains("Max-Age=0;")) {
                values.add(cookie.substring(0, cookie.indexOf(';')));
            }
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < values.size(); i += 2) {
            pairs.add(values.get(i) + "; " + values.get(i + 1));
        }
        return pairs;
    }
}
