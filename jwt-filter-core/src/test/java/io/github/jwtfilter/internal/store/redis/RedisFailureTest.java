package io.github.jwtfilter.internal.store.redis;

import static io.github.jwtfilter.internal.store.StoredValues.NOW;
import static io.github.jwtfilter.internal.store.StoredValues.digest;
import static io.github.jwtfilter.internal.store.StoredValues.renewed;
import static io.github.jwtfilter.internal.store.StoredValues.revocation;
import static io.github.jwtfilter.internal.store.StoredValues.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.fixture.server.RedisServer;
import io.github.jwtfilter.internal.store.ConcurrentCalls;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class RedisFailureTest {
    private static final String SECRET = "S3CR3T";

    /** Fails each method of both stores, with messages that contain no value. */
    private static void assertFails(RedisStores stores, String message) {
        StoredSession session =
                session(SECRET).toBuilder().subjectId(SECRET).data(SECRET).build();
        Stream.<ThrowingCallable>of(
                        () -> stores.sessions().create(session),
                        () -> stores.sessions().find(SECRET),
                        () -> stores.sessions().rotate(renewed(session), SECRET),
                        () -> stores.sessions().lease(SECRET, SECRET, NOW, NOW + 20),
                        () -> stores.sessions().remove(SECRET),
                        () -> stores.sessions().findBySubject(SECRET),
                        () -> stores.sessions().prune(NOW, NOW),
                        () -> stores.revocations().put(revocation(SECRET, NOW, NOW)),
                        () -> stores.revocations().find(List.of(SECRET), NOW),
                        () -> stores.revocations().remove(SECRET),
                        () -> stores.revocations().list(10))
                .forEach(call -> assertThatThrownBy(call)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining(message)
                        .hasMessageNotContaining(SECRET));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOADING Redis is loading the dataset in memory S3CR3T | still loading",
                "READONLY You can't write against a read only replica. S3CR3T | read-only",
                "OOM command not allowed when used memory > 'maxmemory'. S3CR3T | maxmemory is reached",
                "ERR Error running script (call to f_0123): @user_script:3: @user_script: 3: -OOM command not allowed | maxmemory",
                "MASTERDOWN Link with MASTER is down S3CR3T | without a connection to its primary",
                "BUSY Redis is busy running a script S3CR3T | busy with a script",
                "MISCONF Redis is configured to save RDB snapshots S3CR3T | write its data to disk",
                "NOREPLICAS Not enough good replicas to write. S3CR3T | too few replicas",
                "WRONGTYPE Operation against a key S3CR3T | store.redis.prefix",
                "NOAUTH Authentication required. S3CR3T | set store.redis.password",
                "NOPERM this user has no permissions S3CR3T | docs/redis.md",
                "MOVED 3999 127.0.0.1:6381 | set store.redis.mode = cluster",
                "CLUSTERDOWN Hash slot not served S3CR3T | does not serve all keys",
                "UNKNOWN S3CR3T | Redis rejected a command"
            })
    void explains_error_replies(String reply, String message) {
        try (FakeRedis server = FakeRedis.replying("-" + reply);
                RedisStores stores = RedisSettings.open(server.url())) {
            assertFails(stores, message);
        }
    }

    /** The circuit breaker then avoids further calls. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOADING Redis is loading the dataset in memory | true",
                "MASTERDOWN Link with MASTER is down | true",
                "CLUSTERDOWN Hash slot not served | true",
                "NOAUTH Authentication required. | true",
                "WRONGPASS invalid username-password pair | true",
                "ERR invalid password | true",
                "READONLY You can't write against a read only replica. | false",
                "OOM command not allowed when used memory > 'maxmemory'. | false",
                "NOPERM this user has no permissions | false",
                "WRONGTYPE Operation against a key | false"
            })
    void a_server_that_rejects_every_command_is_unavailable(String reply, boolean unavailable) {
        try (FakeRedis server = FakeRedis.replying("-" + reply);
                RedisStores stores = RedisSettings.open(server.url())) {
            assertThatThrownBy(() -> stores.sessions().find("x"))
                    .isInstanceOf(StoreException.class)
                    .matches(e -> RedisStores.isUnavailable((StoreException) e) == unavailable);
        }
    }

    @Test
    void a_cluster_whose_nodes_are_not_known_yet_is_unavailable() throws Exception {
        try (FakeRedis server = FakeRedis.silent();
                RedisStores stores =
                        RedisSettings.open(server.url(), "store.redis.mode = cluster", "store.timeout = 500ms")) {
            List<StoreException> thrown = ConcurrentCalls.run(10, i -> () -> {
                try {
                    stores.sessions().find(digest());
                    throw new AssertionError("found");
                } catch (StoreException e) {
                    return e;
                }
            });

            assertThat(thrown)
                    .allMatch(RedisStores::isUnavailable)
                    .anyMatch(e -> String.valueOf(e.getMessage()).contains("not known yet"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"+OK", "$-1", "*0", "*2", ":7", "#t", "garbage S3CR3T"})
    void rejects_replies_that_make_no_sense(String reply) {
        try (FakeRedis server = FakeRedis.replying(reply);
                RedisStores stores = RedisSettings.open(server.url(), "store.timeout = 100ms")) {
            assertThatThrownBy(() -> stores.sessions().find(SECRET))
                    .isInstanceOf(StoreException.class)
                    .hasMessageNotContaining(SECRET);
            assertThatThrownBy(() -> stores.revocations().find(List.of(SECRET, "x"), NOW))
                    .isInstanceOf(StoreException.class)
                    .hasMessageNotContaining(SECRET);
        }
    }

    @Test
    void gives_up_on_a_server_that_never_responds() {
        try (FakeRedis server = FakeRedis.silent();
                RedisStores stores = RedisSettings.open(server.url(), "store.timeout = 100ms")) {
            assertFails(stores, "did not respond within store.timeout");
        }
    }

    @Test
    void calls_beyond_the_number_of_connections_fail_if_the_server_never_responds() throws Exception {
        try (FakeRedis server = FakeRedis.silent();
                RedisStores stores = RedisSettings.open(server.url(), "store.timeout = 100ms")) {
            List<String> messages = ConcurrentCalls.run(100, i -> () -> {
                try {
                    stores.sessions().find(digest());
                    return "";
                } catch (StoreException e) {
                    return e.getMessage();
                }
            });

            assertThat(messages)
                    .allMatch(message -> message.contains("store.timeout"))
                    .anyMatch(message -> message.startsWith("all connections to Redis are in use"));
        }
    }

    @Test
    void reports_a_server_that_is_not_reachable() {
        try (RedisStores stores = RedisSettings.open("store.redis.url = redis://127.0.0.1:1")) {
            assertFails(stores, "check store.redis.url and the server");
        }
    }

    @Test
    void reports_a_wrong_password_without_the_password() {
        try (RedisServer server = RedisServer.started("requirepass right");
                RedisStores stores = RedisSettings.open(
                        "store.redis.url = redis://127.0.0.1:" + server.port(), "store.redis.password = " + SECRET)) {
            assertFails(stores, "Redis rejects store.redis.user or store.redis.password");
        }
    }

    @Test
    void reports_a_missing_password() {
        try (RedisServer server = RedisServer.started("requirepass right");
                RedisStores stores = RedisSettings.open("store.redis.url = redis://127.0.0.1:" + server.port())) {
            // Redis closes the connection after longer commands, sometimes before the client reads the reply.
            assertFails(stores, "");
            assertThatThrownBy(() -> stores.revocations().find(List.of("x"), NOW))
                    .hasMessageContaining("set store.redis.password");
        }
    }

    @Test
    void reports_a_full_server_and_stores_nothing() {
        try (RedisServer server = RedisServer.started();
                RedisStores stores = RedisSettings.open("store.redis.url = redis://127.0.0.1:" + server.port())) {
            StoredSession created = session();
            stores.sessions().create(created);
            server.send("CONFIG", "SET", "maxmemory", "1");
            StoredSession rejected = session();
            StoredSession renewed = renewed(created);

            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> stores.sessions().create(rejected),
                    () -> stores.sessions().rotate(renewed, created.currentHash()),
                    () -> stores.sessions().lease(created.id(), created.currentHash(), NOW, NOW + 20),
                    () -> stores.revocations().put(revocation()))) {
                assertThatThrownBy(call)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("maxmemory is reached");
            }
            assertThat(stores.sessions().find(rejected.id())).isNull();
            assertThat(stores.sessions().find(created.id())).isEqualTo(created);
        }
    }

    @Test
    void reports_a_replica() {
        try (RedisServer server = RedisServer.started();
                RedisStores stores = RedisSettings.open("store.redis.url = redis://127.0.0.1:" + server.port())) {
            StoredSession created = session();
            stores.sessions().create(created);
            server.send("REPLICAOF", "127.0.0.1", "1");

            assertThatThrownBy(() -> stores.sessions().rotate(renewed(created), created.currentHash()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("read-only");

            server.send("REPLICAOF", "NO", "ONE");
            assertThat(stores.sessions().rotate(renewed(created), created.currentHash()))
                    .isTrue();
        }
    }

    @Test
    void reports_keys_of_other_kinds() {
        try (RedisServer server = RedisServer.started();
                RedisStores stores = RedisSettings.open("store.redis.url = redis://127.0.0.1:" + server.port())) {
            for (String key : List.of("s:x", "u:x", "salts")) {
                server.send("SET", "jwt-filter:" + key, SECRET);
            }
            server.send("SET", "jwt-filter:r:malformed", SECRET);
            server.send("HSET", "jwt-filter:s:partial", "u", SECRET);
            StoredSession of = session("x").toBuilder().subjectId("x").build();

            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> stores.sessions().find("x"),
                    () -> stores.sessions().rotate(renewed(of), "y"),
                    () -> stores.sessions().lease("x", "y", NOW, NOW + 20),
                    () -> stores.sessions().findBySubject("x"),
                    () -> stores.sessions().prune(NOW, NOW),
                    () -> stores.sessions().find("partial"),
                    () -> stores.revocations().find(List.of("malformed"), NOW),
                    () -> stores.revocations().put(revocation("malformed", NOW, NOW)),
                    () -> stores.revocations().list(10))) {
                assertThatThrownBy(call)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("store.redis.prefix")
                        .hasMessageNotContaining(SECRET);
            }
        }
    }

    @Test
    void keeps_the_connection_after_an_error_reply() {
        try (RedisServer server = RedisServer.started();
                RedisStores stores = RedisSettings.open("store.redis.url = redis://127.0.0.1:" + server.port())) {
            server.send("SET", "jwt-filter:s:x", "y");
            for (int i = 0; i < 50; i++) {
                assertThatThrownBy(() -> stores.sessions().find("x")).isInstanceOf(StoreException.class);
            }

            assertThat(server.send("INFO", "stats")).containsPattern("total_connections_received:[1-4]\r");
        }
    }

    @Test
    void rejects_calls_after_close() {
        try (RedisServer server = RedisServer.started()) {
            RedisStores stores = RedisSettings.open("store.redis.url = redis://127.0.0.1:" + server.port());
            stores.sessions().find("x");
            stores.close();
            stores.close();

            assertFails(stores, "");
            assertThat(server.send("CLIENT", "LIST").lines()).hasSize(1);
        }
    }
}
