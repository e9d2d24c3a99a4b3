package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.StoreException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** The subject and the ID of the token in the MDC of the application's log. */
class LogContextTest {
    private static final String ALICE = "sub=alice jti=token-1";
    private static final String NONE = "sub=null jti=null";

    @TempDir
    private Path directory;

    /** The values that the thread has after the filter has processed a dispatch. */
    private final List<String> afterwards = new CopyOnWriteArrayList<>();

    private final AtomicInteger running = new AtomicInteger();

    private GuardedServer server;

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void start(String... settings) throws Exception {
        server = GuardedServer.with(directory, Tokens.settings(settings))
                .withEarlierFilter(new Probe())
                .withPage("/mdc", LogContextTest::print)
                .withPage("/open/mdc", LogContextTest::print)
                .withPage("/mdc-forward", (request, response) -> {
                    response.getWriter();
                    request.getRequestDispatcher("/mdc").forward(request, response);
                })
                .withPage("/mdc-include", (request, response) -> {
                    request.getRequestDispatcher("/mdc").include(request, response);
                    response.getWriter().print(" after " + values());
                })
                .withPage("/mdc-async", (request, response) -> {
                    if (request.getDispatcherType() == DispatcherType.ASYNC) {
                        print(request, response);
                    } else {
                        request.startAsync().dispatch();
                    }
                })
                .withPage("/mdc-failing", (request, response) -> {
                    throw new ServletException("the application failed");
                })
                .withPage("/mdc-error", (request, response) -> {
                    throw new StackOverflowError();
                })
                .withPage("/mdc-store", (request, response) -> {
                    throw new StoreException("the store is unavailable");
                })
                .withPage("/mdc-clear", (request, response) -> {
                    MDC.clear();
                    MDC.put("jwt.sub", "changed");
                    print(request, response);
                })
                .withPage("/mdc-logout", (request, response) -> {
                    request.logout();
                    request.getRequestDispatcher("/mdc").forward(request, response);
                })
                .withErrorPage(500, "/mdc")
                .start();
    }

    /** Waits for the end of all dispatches, which may follow the response, and returns the values that their threads have then. */
    private List<String> afterwards() {
        long start = System.nanoTime();
        while (running.get() > 0) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MINUTES.toNanos(3));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return afterwards;
    }

    private static String values() {
        return "sub=" + MDC.get("jwt.sub") + " jti=" + MDC.get("jwt.jti");
    }

    private static void print(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(request.getDispatcherType() + " " + values());
    }

    private static String token(String subject, String id) {
        return Tokens.with(Map.of("iss", "https://issuer.example", "aud", "legacy", "sub", subject, "jti", id));
    }

    private String get(String path) throws Exception {
        return server.get(path, "Authorization", "Bearer " + token("alice", "token-1"))
                .body();
    }

    @ParameterizedTest
    @CsvSource({
        "/mdc, REQUEST",
        "/mdc-forward, FORWARD",
        "/mdc-include, INCLUDE",
        "/mdc-async, ASYNC",
        "/mdc-failing, ERROR",
        "/mdc-error, ERROR"
    })
    void the_values_are_set_in_every_dispatch_and_removed_afterwards(String path, String dispatch) throws Exception {
        start("log.mdc = true");

        assertThat(get(path)).contains(dispatch + " " + ALICE);
        assertThat(afterwards()).isNotEmpty().containsOnly(NONE);
    }

    @Test
    void the_values_are_removed_if_a_store_is_unavailable() throws Exception {
        start("log.mdc = true", "session.store = memory");

        get("/mdc-store");
        assertThat(afterwards()).isNotEmpty().containsOnly(NONE);
    }

    @Test
    void the_values_are_removed_if_the_application_clears_or_changes_them() throws Exception {
        start("log.mdc = true");

        assertThat(get("/mdc-clear")).isEqualTo("REQUEST sub=changed jti=null");
        assertThat(afterwards()).isNotEmpty().containsOnly(NONE);
    }

    @Test
    void the_values_are_removed_after_a_logout() throws Exception {
        start("log.mdc = true");

        get("/mdc-logout");
        assertThat(afterwards()).isNotEmpty().containsOnly(NONE);
    }

    @Test
    void the_next_request_of_the_thread_has_no_values() throws Exception {
        start("log.mdc = true", "access.10 = /open/** : anyone");
        for (int i = 0; i < 30; i++) {
            assertThat(get("/mdc")).isEqualTo("REQUEST " + ALICE);
            assertThat(get("/open/mdc")).isEqualTo("REQUEST " + NONE);
            assertThat(server.get("/mdc").statusCode()).isEqualTo(401);
        }
        assertThat(afterwards()).containsOnly(NONE);
    }

    @Test
    void values_of_an_outer_component_are_restored() throws Exception {
        start("log.mdc = true");

        assertThat(get("/mdc?outer")).isEqualTo("REQUEST " + ALICE);
        assertThat(afterwards()).containsExactly("sub=outer jti=null");
    }

    @Test
    void hostile_values_are_escaped() throws Exception {
        start("log.mdc = true", "principal.claims = aud");

        String body = server.get("/mdc", "Authorization", "Bearer " + token("a\r\nb\"${x}", "\u2028"))
                .body();
        assertThat(body).isEqualTo("REQUEST sub=a\\u000d\\u000ab\\\"\\u0024{x} jti=\\u2028");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "log.mdc = false"})
    void no_values_are_set_without_the_setting(String setting) throws Exception {
        start(setting);

        assertThat(get("/mdc")).isEqualTo("REQUEST " + NONE);
    }

    private final class Probe implements Filter {
        @Override
        public void init(FilterConfig config) {}

        @Override
        public void destroy() {}

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            running.incrementAndGet();
            if ("outer".equals(((HttpServletRequest) request).getQueryString())) {
                MDC.put("jwt.sub", "outer");
            }
            try {
                chain.doFilter(request, response);
            } finally {
                if (request.getDispatcherType() != DispatcherType.FORWARD
                        && request.getDispatcherType() != DispatcherType.INCLUDE) {
                    afterwards.add(values());
                    MDC.clear();
                }
                running.decrementAndGet();
            }
        }
    }
}
