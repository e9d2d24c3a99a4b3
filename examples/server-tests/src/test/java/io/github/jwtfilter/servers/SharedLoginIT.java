package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestProvider;
import io.github.jwtfilter.fixture.server.ServerProcess;
import io.github.jwtfilter.testsupport.Http;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The help desk on a Tomcat and a Jetty, with one PostgreSQL and a login at one identity provider. */
class SharedLoginIT {
    private static final int REQUESTS = 100;

    private static final TestProvider PROVIDER = TestProvider.start(Clock.systemUTC());
    private static ServerProcess store;
    private static List<RunningServer> servers = List.of();

    private final LoginBrowser browser = new LoginBrowser();
    private final String user = "user" + System.nanoTime();

    @BeforeAll
    static void start() throws Exception {
        store = SharedStore.POSTGRESQL.newServer();
        store.start();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        Path directory = TestFiles.newBase("shared-login");
        Files.writeString(
                directory.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(
                                        generator.generateKeyPair().getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        List<String> lines = new ArrayList<>(List.of(
                PROVIDER.settings(),
                "login.backchannel-logout = /jwt/backchannel-logout",
                "session.keys = key.pem",
                "access.10 = /css/**.css : anyone",
                "session.access-lifetime = 10m"));
        SharedStore.POSTGRESQL.settings(store).forEach((name, value) -> lines.add(name + " = " + value));
        Path settings = Files.writeString(directory.resolve("jwt-filter.properties"), String.join("\n", lines) + "\n");
        servers = List.of(start(ServerKind.TOMCAT_9, settings), start(ServerKind.JETTY_9, settings));
    }

    private static RunningServer start(ServerKind kind, Path settings) {
        return Deployment.on(kind)
                .application("desk", War.copyOf(TestFiles.sessionWar()))
                .property("jwtfilter.config.desk", "file:" + settings)
                .patientWithProviders()
                .start();
    }

    @AfterAll
    static void stop() {
        servers.forEach(RunningServer::close);
        if (store != null) {
            store.close();
        }
        PROVIDER.close();
    }

    @Test
    void the_callback_may_arrive_on_another_server_than_the_start() {
        URI start = LoginBrowser.location(browser.get(page(0)));
        URI callback = URI.create(
                servers.get(1).uri("/desk/jwt/callback") + "?" + PROVIDER.logIn(redirectedTo(1, start), user));

        HttpResponse<String> response = browser.moveTo(servers.get(1).uri("/")).get(callback);

        assertThat(LoginBrowser.location(response)).isEqualTo(page(1));
        assertThat(browser.get(page(1)).body()).contains("Session of " + user);
        assertThat(browser.moveTo(servers.get(0).uri("/")).get(page(0)).body()).contains("Session of " + user);
    }

    @Test
    void a_logout_token_on_one_server_ends_the_session_on_the_other() {
        logIn();
        assertThat(browser.moveTo(servers.get(1).uri("/")).get(page(1)).statusCode())
                .isEqualTo(200);
        String token = PROVIDER.sign(PROVIDER.logoutToken(user).build(), "logout+jwt");

        HttpResponse<String> logout = Http.post(
                servers.get(0).uri("/desk/jwt/backchannel-logout"),
                "logout_token=" + token,
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(logout.statusCode()).isEqualTo(200);
        assertThat(browser.get(page(1)).statusCode()).isEqualTo(302);
    }

    @Test
    void one_hundred_requests_on_two_servers_use_one_refresh_token_once() throws Exception {
        logIn();
        int before = PROVIDER.refreshed();
        browser.forget(name -> name.endsWith("-access"));
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(REQUESTS);
        try {
            List<Future<Integer>> statuses = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                int server = i % 2;
                LoginBrowser copy = browser.copy().moveTo(servers.get(server).uri("/"));
                statuses.add(threads.submit(() -> {
                    start.await();
                    return copy.get(page(server)).statusCode();
                }));
            }
            start.countDown();

            List<Integer> all = new ArrayList<>();
            for (Future<Integer> status : statuses) {
                all.add(status.get());
            }
            assertThat(all.stream().collect(Collectors.groupingBy(each -> each, Collectors.counting())))
                    .isEqualTo(Map.of(200, (long) REQUESTS));
        } finally {
            threads.shutdownNow();
        }
        assertThat(PROVIDER.refreshed() - before).isEqualTo(1);
    }

    private void logIn() {
        URI start = LoginBrowser.location(browser.get(page(0)));
        URI callback =
                URI.create(servers.get(0).uri("/desk/jwt/callback") + "?" + PROVIDER.logIn(start.toString(), user));
        assertThat(LoginBrowser.location(browser.get(callback))).isEqualTo(page(0));
    }

    private static URI page(int server) {
        return servers.get(server).uri("/desk/session");
    }

    /** Returns an authorization request as behind a proxy, which sends the callback to any server under the same address. */
    private static String redirectedTo(int server, URI start) {
        return start.toString().replace(encoded(servers.get(0)), encoded(servers.get(server)));
    }

    private static String encoded(RunningServer server) {
        return server.uri("").getAuthority().replace(":", "%3A");
    }
}
