package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.servlet.JwtSessions;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories that the server serves by forwarding to a file which no descriptor declares. */
class WelcomeForwardTest {
    private static final String OPEN_ROOT = "access.10 = / /index.html /index.htm /index.jsp : anyone";
    private static final String ANONYMOUS = "FORWARD principal=null";

    @TempDir
    private Path directory;

    private GuardedServer server;

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private GuardedServer prepare(String... settings) throws Exception {
        server = GuardedServer.with(directory, Tokens.settings(settings));
        return server;
    }

    private static String[] alice() {
        return new String[] {"Authorization", "Bearer " + Tokens.of("alice", "admin")};
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST"})
    void an_open_directory_does_not_serve_a_closed_welcome_file(String method) throws Exception {
        prepare(OPEN_ROOT).withWelcomeFiles("who").start();

        HttpResponse<String> response = server.send(method, "/");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(response.body()).doesNotContain("principal=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "token.hide = true", "cache.size = 0"})
    void a_permitted_user_gets_the_file_and_the_file_sees_the_user(String setting) throws Exception {
        prepare(OPEN_ROOT, "access.20 = /who : role admin", setting)
                .withWelcomeFiles("who")
                .start();

        assertThat(server.get("/", alice()).body()).contains("FORWARD principal=alice user=alice");
        assertThat(server.get("/", "Authorization", "Bearer " + Tokens.of("bob"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.get("/", "Authorization", "Bearer " + Tokens.forged()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_open_welcome_file_sees_the_user_of_the_directory() throws Exception {
        prepare("access.20 = /who : anyone").withWelcomeFiles("who").start();

        assertThat(server.get("/").statusCode()).isEqualTo(401);
        assertThat(server.get("/", alice()).body()).contains("FORWARD principal=alice");
    }

    @Test
    void a_file_of_a_directory_further_down_counts_as_well() throws Exception {
        Files.createDirectories(directory.resolve("docs"));
        prepare("access.10 = /docs/secret : deny", "access.20 = /docs/** : anyone")
                .withWelcomeFiles("secret", "sub/secret")
                .withPage("/docs/secret", Pages::who)
                .start();

        assertThat(server.get("/docs/").statusCode()).isEqualTo(403);
    }

    @Test
    void one_welcome_file_may_lead_to_another() throws Exception {
        Files.createDirectories(directory.resolve("docs"));
        prepare(OPEN_ROOT, "access.20 = /docs/secret : deny", "access.30 = /docs/** : anyone")
                .withWelcomeFiles("docs/", "secret")
                .withPage("/docs/secret", Pages::who)
                .start();

        assertThat(server.get("/").statusCode()).isEqualTo(403);
    }

    @Test
    void it_is_the_same_when_a_servlet_has_the_server_serve_the_directory() throws Exception {
        Files.createDirectories(directory.resolve("apps"));
        prepare("access.10 = /apps/secret : deny", "access.20 = /apps/** : anyone")
                .withWelcomeFiles("secret")
                .withPage(
                        "/apps/*",
                        (request, response) -> request.getServletContext()
                                .getNamedDispatcher("default")
                                .forward(request, response))
                .withPage("/apps/secret", Pages::who)
                .start();

        assertThat(server.get("/apps/").statusCode()).isEqualTo(403);
    }

    @Test
    void the_file_may_forward_to_a_closed_page() throws Exception {
        prepare(OPEN_ROOT, "access.20 = /forward : anyone")
                .withWelcomeFiles("forward")
                .start();

        assertThat(server.get("/").body()).contains(ANONYMOUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/front/", "/front/a/"})
    void a_servlet_may_forward_a_request_with_the_path_of_a_directory(String path) throws Exception {
        prepare("access.10 = /front/** : anyone")
                .withWelcomeFiles("who")
                .withPage("/front/*", Pages::forward)
                .start();

        assertThat(server.get(path).body()).contains(ANONYMOUS);
    }

    @Test
    void a_filter_of_the_application_may_forward_a_request_for_a_directory() throws Exception {
        prepare(OPEN_ROOT)
                .withWelcomeFiles("elsewhere")
                .withFilter(new ForwardingFilter())
                .start();

        assertThat(server.get("/").body()).contains(ANONYMOUS);
    }

    @Test
    void an_open_page_may_forward_to_a_directory() throws Exception {
        Files.createDirectories(directory.resolve("docs"));
        prepare("access.10 = /start : anyone", "access.20 = /docs/** : deny")
                .withWelcomeFiles("secret")
                .withPage(
                        "/start",
                        (request, response) ->
                                request.getRequestDispatcher("/docs/").forward(request, response))
                .withPage("/docs/secret", Pages::who)
                .start();

        assertThat(server.get("/start").body()).contains(ANONYMOUS);
    }

    @Test
    void an_error_page_that_is_a_welcome_file_is_served_as_an_error_page() throws Exception {
        Files.createDirectories(directory.resolve("errors"));
        prepare(OPEN_ROOT)
                .withWelcomeFiles("page")
                .withPage("", Pages::missing)
                .withPage("/errors/page", Pages::error)
                .withErrorPage(404, "/errors/")
                .start();

        HttpResponse<String> response = server.get("/");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("error page: 404", ANONYMOUS);
    }

    @Test
    void the_error_page_of_the_application_can_report_a_rejection() throws Exception {
        prepare(OPEN_ROOT, "challenge.body = error-page")
                .withWelcomeFiles("who")
                .withErrorPage(401, "/error")
                .start();

        HttpResponse<String> response = server.get("/");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("error page: 401", "ERROR principal=null");
    }

    @Test
    void headers_for_other_origins_are_there_once() throws Exception {
        prepare(OPEN_ROOT, "access.20 = /who : role admin", "cors.allowed-origins = https://shop.example.com")
                .withWelcomeFiles("who")
                .start();
        String[] headers = {alice()[0], alice()[1], "Origin", "https://shop.example.com"};

        HttpResponse<String> response = server.get("/", headers);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().allValues("Access-Control-Allow-Origin")).hasSize(1);
        assertThat(response.headers().allValues("Vary")).doesNotHaveDuplicates();
    }

    /** Otherwise the next request would present a renewal token that has been replaced, which ends the session. */
    @Test
    void a_session_that_is_renewed_for_the_file_sets_its_cookies() throws Exception {
        server = GuardedServer.with(directory, "session.store = memory\naccess.5 = /open/** : anyone\n" + OPEN_ROOT)
                .withWelcomeFiles("who")
                .withPage(
                        "/open/login",
                        (request, response) -> JwtSessions.of(request.getServletContext())
                                .start(request, response, "alice", List.of()))
                .start();
        String first = renewalCookie(server.get("/open/login"));
        HttpResponse<String> response = server.get("/", "Cookie", first);

        assertThat(response.body()).contains("FORWARD principal=alice");
        assertThat(response.headers().allValues("Set-Cookie")).hasSize(2);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(renewalCookie(response)).isNotEqualTo(first);
        assertThat(server.get("/", "Cookie", renewalCookie(response)).statusCode())
                .isEqualTo(200);
    }

    private static String renewalCookie(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .filter(cookie -> cookie.startsWith("__Host-app-renewal="))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void report_only_rejects_nothing() throws Exception {
        prepare(OPEN_ROOT, "mode = report-only").withWelcomeFiles("who").start();

        assertThat(server.get("/").body()).contains(ANONYMOUS);
    }

    @Test
    void a_declared_file_was_decided_on_with_its_directory() throws Exception {
        prepare(OPEN_ROOT)
                .withWelcomeFiles("index.html")
                .withPage("/index.html", Pages::who)
                .withDispatchers(DispatcherType.REQUEST, DispatcherType.FORWARD)
                .start();

        assertThat(server.get("/").body()).contains(ANONYMOUS);
    }

    /** Forwards every request for the root to a page, as front controllers and rewriting filters do. */
    private static final class ForwardingFilter implements Filter {
        @Override
        public void init(FilterConfig config) {
            // No configuration.
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (((HttpServletRequest) request).getRequestURI().equals("/app/")) {
                request.getRequestDispatcher("/who").forward(request, response);
            } else {
                chain.doFilter(request, response);
            }
        }

        @Override
        public void destroy() {
            // No resources.
        }
    }
}
