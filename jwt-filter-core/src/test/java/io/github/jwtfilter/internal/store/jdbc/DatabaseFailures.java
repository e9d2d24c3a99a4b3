package io.github.jwtfilter.internal.store.jdbc;

import static io.github.jwtfilter.internal.store.StoredValues.NOW;
import static io.github.jwtfilter.internal.store.StoredValues.digest;
import static io.github.jwtfilter.internal.store.StoredValues.renewed;
import static io.github.jwtfilter.internal.store.StoredValues.revocation;
import static io.github.jwtfilter.internal.store.StoredValues.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.server.DatabaseServer;
import io.github.jwtfilter.internal.store.ConcurrentCalls;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Failures of a real database server: a crash, no response, a lock, read-only data. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseFailures {
    private static final int THREADS = 20;

    private DatabaseServer server;

    abstract DatabaseServer newServer();

    /** Returns the URL of the database with the tables, which exists. */
    abstract String url(DatabaseServer server) throws Exception;

    /** Returns the URL of a server at this port. */
    abstract String urlAt(int port);

    /** Returns the URL of connections that can only read. */
    abstract String readOnlyUrl(DatabaseServer server) throws Exception;

    @BeforeAll
    void start() throws Exception {
        server = newServer();
        server.start();
        JdbcUnderTest.create(url(server), server.user()).close();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void a_crash_loses_and_duplicates_no_acknowledged_change() throws Exception {
        try (JdbcUnderTest jdbc = open("500ms")) {
            CrashClient[] clients = new CrashClient[THREADS];
            for (int i = 0; i < THREADS; i++) {
                clients[i] =
                        new CrashClient(jdbc.stores().sessions(), jdbc.stores().revocations());
            }

            List<Boolean> results = ConcurrentCalls.run(THREADS + 1, i -> () -> {
                if (i < THREADS) {
                    clients[i].run();
                    return true;
                }
                for (int crash = 0; crash < 2; crash++) {
                    awaitChanges(clients, 200);
                    server.kill();
                    awaitFailures(clients);
                    server.start();
                }
                awaitChanges(clients, 200);
                for (CrashClient client : clients) {
                    client.stop();
                }
                return true;
            });

            assertThat(results).containsOnly(true);
            for (CrashClient client : clients) {
                client.verify();
            }
        }
    }

    private static void awaitChanges(CrashClient[] clients, int more) {
        long before = changes(clients);
        Await.until("sessions are renewed", () -> changes(clients) >= before + more);
    }

    private static long changes(CrashClient[] clients) {
        long sum = 0;
        for (CrashClient client : clients) {
            sum += client.changes();
        }
        return sum;
    }

    private static void awaitFailures(CrashClient[] clients) {
        long[] before = new long[clients.length];
        for (int i = 0; i < clients.length; i++) {
            before[i] = clients[i].failures();
        }
        Await.until("every client has noticed the crash", () -> {
            for (int i = 0; i < clients.length; i++) {
                if (clients[i].failures() == before[i]) {
                    return false;
                }
            }
            return true;
        });
    }

    @Test
    void a_server_without_response_makes_calls_fail_until_it_responds() throws Exception {
        try (JdbcUnderTest jdbc = open("200ms")) {
            StoredSession created = session();
            jdbc.stores().sessions().create(created);
            server.suspend();
            try {
                for (int i = 0; i < 3; i++) {
                    assertThatThrownBy(() -> jdbc.stores().sessions().find(created.id()))
                            .isInstanceOf(StoreException.class)
                            .matches(e -> JdbcStores.isUnavailable((StoreException) e));
                }
            } finally {
                server.resume();
            }

            Await.until("the server responds", () -> created.equals(findOrNull(jdbc, created.id())));
        }
    }

    private static StoredSession findOrNull(JdbcUnderTest jdbc, String id) {
        try {
            return jdbc.stores().sessions().find(id);
        } catch (StoreException e) {
            return null;
        }
    }

    @Test
    void a_port_that_accepts_and_never_responds_is_no_problem_of_the_settings() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                JdbcUnderTest jdbc =
                        JdbcUnderTest.open(urlAt(silent.getLocalPort()), server.user(), "store.timeout = 200ms\n")) {
            assertThat(jdbc.problems()).isEmpty();
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> jdbc.stores().sessions().find("x"))
                        .isInstanceOf(StoreException.class)
                        .matches(e -> JdbcStores.isUnavailable((StoreException) e));
            }
        }
    }

    @Test
    void a_server_that_starts_later_gets_its_tables_then() throws Exception {
        try (DatabaseServer late = newServer();
                JdbcUnderTest jdbc = JdbcUnderTest.open(
                        urlAt(late.port()), late.user(), "store.jdbc.create = true\nstore.timeout = 5s\n")) {
            assertThat(jdbc.problems()).isEmpty();
            assertThatThrownBy(() -> jdbc.stores().sessions().find("x")).isInstanceOf(StoreException.class);

            late.start();
            url(late);

            StoredSession created = session();
            Await.until("the tables exist", () -> {
                try {
                    jdbc.stores().sessions().create(created);
                    return true;
                } catch (StoreException e) {
                    return false;
                }
            });
            assertThat(jdbc.stores().sessions().find(created.id())).isEqualTo(created);
        }
    }

    @Test
    void a_read_only_database_serves_reads_and_rejects_changes() throws Exception {
        StoredSession created = session();
        StoredRevocation revoked = revocation();
        try (JdbcUnderTest jdbc = open("5s")) {
            jdbc.stores().sessions().create(created);
            jdbc.stores().revocations().put(revoked);
        }
        try (JdbcUnderTest jdbc = JdbcUnderTest.open(readOnlyUrl(server), server.user(), "store.timeout = 5s\n")) {
            SessionStore sessions = jdbc.stores().sessions();
            RevocationStore revocations = jdbc.stores().revocations();

            assertRejected(() -> sessions.create(session()));
            assertRejected(() -> sessions.rotate(renewed(created), created.currentHash()));
            assertRejected(() -> sessions.lease(created.id(), created.currentHash(), NOW, NOW + 20));
            assertRejected(() -> sessions.remove(created.id()));
            assertRejected(() -> revocations.put(revocation()));
            assertThat(sessions.find(created.id())).isEqualTo(created);
            assertThat(revocations.find(List.of(revoked.id()), NOW)).containsExactly(StoredRevocation.EVERY_TOKEN);
        }
    }

    private static void assertRejected(Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("the database rejected a statement")
                .matches(e -> !JdbcStores.isUnavailable((StoreException) e));
    }

    @Test
    void several_servers_create_the_tables_at_the_same_time() throws Exception {
        String prefix = "c" + digest().replaceAll("[-_]", "").substring(0, 8) + "_";
        String lines = "store.jdbc.create = true\nstore.timeout = 20s\nstore.jdbc.table-prefix = " + prefix + "\n";

        List<List<String>> problems = ConcurrentCalls.run(8, i -> () -> {
            try (JdbcUnderTest jdbc = JdbcUnderTest.open(url(server), server.user(), lines)) {
                jdbc.stores().sessions().create(session());
                return jdbc.problems();
            }
        });

        assertThat(problems).allMatch(List::isEmpty);
    }

    @Test
    void several_servers_add_the_column_that_tables_of_the_first_version_lack() throws Exception {
        String prefix = "c" + digest().replaceAll("[-_]", "").substring(0, 8) + "_";
        String lines = "store.jdbc.create = true\nstore.timeout = 20s\nstore.jdbc.table-prefix = " + prefix + "\n";
        StoredSession old = session();
        try (JdbcUnderTest jdbc = JdbcUnderTest.open(url(server), server.user(), lines)) {
            jdbc.stores().sessions().create(old);
        }
        JdbcUnderTest.execute(url(server), server.user(), "ALTER TABLE " + prefix + "sessions DROP COLUMN lease_until");

        List<List<String>> problems = ConcurrentCalls.run(8, i -> () -> {
            try (JdbcUnderTest jdbc = JdbcUnderTest.open(url(server), server.user(), lines)) {
                jdbc.stores().sessions().create(session());
                return jdbc.problems();
            }
        });

        assertThat(problems).allMatch(List::isEmpty);
        try (JdbcUnderTest jdbc = JdbcUnderTest.open(url(server), server.user(), lines)) {
            SessionStore store = jdbc.stores().sessions();
            assertThat(store.find(old.id())).isEqualTo(old);
            assertThat(store.lease(old.id(), old.currentHash(), NOW, NOW + 20)).isTrue();
            assertThat(store.lease(old.id(), old.currentHash(), NOW, NOW + 20)).isFalse();
            store.prune(NOW + 1_001, NOW);
            assertThat(store.find(old.id())).isNull();
        }
    }

    private JdbcUnderTest open(String timeout) throws Exception {
        return JdbcUnderTest.open(url(server), server.user(), "store.timeout = " + timeout + "\n");
    }

    /** Blocks on the row of a session, as a transaction of an administrator does. */
    @Test
    void a_locked_row_makes_a_change_fail() throws Exception {
        try (JdbcUnderTest jdbc = open("200ms")) {
            StoredSession created = session();
            jdbc.stores().sessions().create(created);
            StoredSession next = renewed(created);
            JdbcUnderTest.whileLocked(
                    url(server),
                    server.user(),
                    "UPDATE jwt_sessions SET ends_at = ends_at WHERE id = '" + created.id() + "'",
                    () -> assertThatThrownBy(() -> jdbc.stores().sessions().rotate(next, created.currentHash()))
                            .isInstanceOf(StoreException.class));

            StoredSession stored = jdbc.stores().sessions().find(created.id());
            assertThat(stored).isIn(created, next);
        }
    }
}
