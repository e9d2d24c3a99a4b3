package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(3);

    @TempDir
    private Path directory;

    private GuardedServer server;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch reloaded = new CountDownLatch(1);

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void start(boolean withListener, String... settings) throws Exception {
        server = GuardedServer.with(directory, Tokens.settings(settings)).withPage("/slow", this::slow);
        if (withListener) {
            server.withListener();
        }
        server.start();
    }

    private void change(String... settings) throws IOException {
        Files.writeString(directory.resolve("WEB-INF/jwt-filter.properties"), Tokens.settings(settings));
    }

    /** Waits for the change before it dispatches the request to a page. */
    private void slow(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        begun.countDown();
        new Thread(() -> {
                    try {
                        reloaded.await(3, TimeUnit.MINUTES);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    async.dispatch("/who");
                })
                .start();
    }

    private HttpResponse<String> asAlice(String path) throws Exception {
        return server.get(path, "Authorization", "Bearer " + Tokens.of("alice", "admin"));
    }

    private void awaitStatus(String path, int status) throws Exception {
        long start = System.nanoTime();
        while (asAlice(path).statusCode() != status) {
            assertThat(System.nanoTime() - start).isLessThan(LIMIT_NANOS);
        }
    }

    @Test
    void a_changed_rule_takes_effect_without_a_redeployment() throws Exception {
        start(false, "reload = 1s", "access.1 = /who : role admin");
        assertThat(asAlice("/who").statusCode()).isEqualTo(200);

        change("reload = 1s", "access.1 = /who : role manager");

        awaitStatus("/who", 403);
    }

    @Test
    void the_guard_of_the_listener_is_reloaded_too() throws Exception {
        start(true, "reload = 1s", "access.1 = /who : role admin");
        assertThat(asAlice("/who").statusCode()).isEqualTo(200);

        change("reload = 1s", "access.1 = /who : role manager");

        awaitStatus("/who", 403);
    }

    @Test
    void a_request_in_progress_keeps_its_settings_in_later_dispatches() throws Exception {
        start(false, "reload = 1s", "access.1 = /who : role admin", "token.hide = false");
        CompletableFuture<HttpResponse<String>> slow = CompletableFuture.supplyAsync(() -> {
            try {
                return asAlice("/slow");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(begun.await(3, TimeUnit.MINUTES)).isTrue();

        change("reload = 1s", "access.1 = /** : deny");
        awaitStatus("/who", 403);
        reloaded.countDown();

        HttpResponse<String> response = slow.get(3, TimeUnit.MINUTES);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("ASYNC principal=alice");
    }

    @Test
    void invalid_settings_do_not_stop_the_application() throws Exception {
        start(false, "reload = 1s", "access.1 = /who : role admin");
        try (FilterLog log = new FilterLog()) {
            change("reload = 1s", "access.1 = /who : rol admin");
            long start = System.nanoTime();
            while (log.lines().stream().noneMatch(line -> line.contains("The changed settings are invalid"))) {
                assertThat(asAlice("/who").statusCode()).isEqualTo(200);
                assertThat(System.nanoTime() - start).isLessThan(LIMIT_NANOS);
            }
        }
        assertThat(asAlice("/who").statusCode()).isEqualTo(200);
    }
}
