package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.server.ServerProcess;
import io.github.jwtfilter.testsupport.Await;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The help desk on a Tomcat and a Jetty, with one store of sessions and one signing key. */
@ParameterizedClass
@EnumSource
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedSessionsIT {
    private static final int USERS = 50;
    private static final int KILLS = 2;

    private static ServerProcess store;
    private static List<RunningServer> servers = List.of();

    /** The store, for messages. */
    @Parameter
    SharedStore kind;

    private final SessionClient client = new SessionClient();

    @BeforeParameterizedClassInvocation
    static void start(SharedStore kind) throws Exception {
        store = kind.newServer();
        store.start();
        Map<String, String> settings = kind.settings(store);
        Path key = newKey();
        servers = List.of(start(ServerKind.TOMCAT_9, settings, key), start(ServerKind.JETTY_9, settings, key));
    }

    private static RunningServer start(ServerKind kind, Map<String, String> settings, Path key) {
        Deployment deployment = Deployment.on(kind)
                .application(
                        "helpdesk",
                        War.copyOf(TestFiles.sessionWar()).withLibrary(TestFiles.library("mariadb-java-client.jar")))
                .property("jwtfilter.session.keys", key.toString())
                .property("jwtfilter.session.access-lifetime", "3m")
                // Longer than a slow machine needs to start the store again.
                .property("jwtfilter.session.grace", "3m");
        settings.forEach((name, value) -> deployment.property("jwtfilter." + name, value));
        return deployment.start();
    }

    private static Path newKey() throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        return Files.writeString(
                TestFiles.newBase("session-key").resolve("session-key.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        servers.forEach(RunningServer::close);
        servers = List.of();
        if (store != null) {
            store.close();
        }
    }

    @Test
    void a_login_is_valid_on_the_other_server() {
        logIn(client, "alice");

        assertThat(open(client, second()).body()).contains("Session of alice");
        assertThat(open(client, first()).body()).contains("Session of alice");
    }

    @Test
    void each_server_renews_a_session_of_the_other() {
        logIn(client, "alice");
        String login = client.renewal();

        assertThat(open(client.withoutAccess(), second()).statusCode()).isEqualTo(200);
        String renewed = client.renewal();
        assertThat(open(client.withoutAccess(), first()).statusCode()).isEqualTo(200);

        assertThat(List.of(login, renewed, client.renewal())).doesNotHaveDuplicates();
    }

    @Test
    void a_form_is_not_lost_when_its_access_token_has_expired() {
        logIn(client, "alice");

        client.withoutAccess().post(second().uri("/helpdesk/tickets"), "text=printer+" + client.hashCode());

        assertThat(client.get(second().uri("/helpdesk/tickets")).body())
                .contains("alice: printer " + client.hashCode() + "<");
    }

    @Test
    void requests_at_the_same_time_get_one_renewal() throws Exception {
        logIn(client, "alice");
        client.withoutAccess();
        List<SessionClient> parts = new ArrayList<>();
        List<Future<Integer>> statuses = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            for (int i = 0; i < 20; i++) {
                SessionClient part = client.copy();
                RunningServer server = servers.get(i % 2);
                parts.add(part);
                statuses.add(threads.submit(() -> open(part, server).statusCode()));
            }
            for (Future<Integer> status : statuses) {
                assertThat(status.get(Await.LIMIT.toSeconds(), TimeUnit.SECONDS))
                        .isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(parts)
                .extracting(SessionClient::renewal)
                .containsOnly(parts.get(0).renewal());
        assertThat(parts.get(0).renewal()).isNotEqualTo(client.renewal());
    }

    @Test
    void a_logout_is_effective_on_the_other_server_at_once() {
        logIn(client, "alice");
        SessionClient copy = client.copy();
        assertThat(open(copy, second()).statusCode()).isEqualTo(200);

        client.post(first().uri("/helpdesk/logout"), "");

        assertThat(client.hasCookies()).isFalse();
        assertThat(open(copy.copy(), second()).statusCode()).isEqualTo(401);
        assertThat(open(copy.withoutAccess(), second()).statusCode()).isEqualTo(401);
    }

    @Test
    void a_logout_everywhere_ends_all_sessions_of_the_user_and_no_others() {
        SessionClient phone = new SessionClient();
        SessionClient other = new SessionClient();
        logIn(client, "bob");
        logIn(phone, "bob");
        logIn(other, "alice");

        client.post(second().uri("/helpdesk/logout"), "everywhere=1");

        assertThat(open(phone.copy(), first()).statusCode()).isEqualTo(401);
        assertThat(open(phone.withoutAccess(), second()).statusCode()).isEqualTo(401);
        assertThat(open(other, first()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_stolen_renewal_token_that_is_used_on_one_server_ends_the_session_on_the_other() {
        logIn(client, "alice");
        SessionClient attacker = client.copy();
        open(client.withoutAccess(), first());
        open(client.withoutAccess(), first());

        assertThat(open(attacker.withoutAccess(), second()).statusCode()).isEqualTo(401);

        assertThat(open(client, first()).statusCode()).isEqualTo(401);
        assertThat(client.hasCookies()).isFalse();
        second().log().await(Pattern.compile("was used again after it had been replaced.* User: \"?alice"));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void no_session_is_lost_when_the_store_is_killed_under_load() throws Exception {
        AtomicInteger served = new AtomicInteger();
        AtomicInteger unavailable = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        List<HelpDeskUser> users = new ArrayList<>();
        List<Future<?>> runs = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(USERS);
        try {
            for (int i = 0; i < USERS; i++) {
                HelpDeskUser user = new HelpDeskUser(i % 2 == 0 ? "alice" : "bob", servers, served, unavailable);
                users.add(user);
                runs.add(threads.submit(() -> {
                    while (!stop.get()) {
                        user.step();
                    }
                }));
            }
            for (int i = 0; i < KILLS; i++) {
                awaitMore(served, 5 * USERS, runs);
                store.kill();
                awaitMore(unavailable, USERS, runs);
                store.start();
            }
            awaitMore(served, 5 * USERS, runs);
        } finally {
            stop.set(true);
            threads.shutdown();
        }
        for (Future<?> run : runs) {
            run.get(Await.LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
        for (HelpDeskUser user : users) {
            user.openWithoutFailure(first());
            user.openWithoutFailure(second());
        }
    }

    /** Waits for responses, and not for longer than all users run. */
    private void awaitMore(AtomicInteger responses, int number, List<Future<?>> runs) {
        int expected = responses.get() + number;
        Await.until(
                Boolean::booleanValue,
                Await.LIMIT,
                () -> responses.get() >= expected || runs.stream().anyMatch(Future::isDone));
        assertThat(runs).as("users who have stopped, with %s", kind).noneMatch(Future::isDone);
        assertThat(responses.get()).isGreaterThanOrEqualTo(expected);
    }

    private static RunningServer first() {
        return servers.get(0);
    }

    private static RunningServer second() {
        return servers.get(1);
    }

    /** Logs in on the first server. */
    private static void logIn(SessionClient client, String user) {
        HttpResponse<String> response =
                client.post(first().uri("/helpdesk/login"), "user=" + user + "&password=open+sesame");
        assertThat(response.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/helpdesk/session"));
        assertThat(client.hasCookies()).isTrue();
    }

    private static HttpResponse<String> open(SessionClient client, RunningServer server) {
        return client.get(server.uri("/helpdesk/session"));
    }
}
