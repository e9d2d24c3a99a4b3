package io.github.jwtfilter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.EveryLogLine;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.server.PostgresServer;
import io.github.jwtfilter.fixture.server.RedisServer;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.LoadedSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords of stores, in the URL or in a setting of their own, while the store works, rejects them, or is not reachable. */
class StoreSecretsNeverLeakTest {
    private static final String SECRET = "Zq7LwHunter2";

    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final EveryLogLine log = new EveryLogLine(shown);
    private final Logger driver = Logger.getLogger("org.postgresql");

    /** The driver of PostgreSQL logs each URL at FINE, which the filter cannot prevent. */
    @BeforeEach
    void setUsualLevelOfDriver() {
        driver.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        driver.setLevel(null);
        log.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "store.jdbc.url = jdbc:h2:mem:leak;USER=SA;PASSWORD=SECRET; store.jdbc.create = true",
                "store.jdbc.url = jdbc:h2:mem:leak;PASSWORD=SECRET;NO_SUCH_OPTION=SECRET",
                "store.jdbc.url = jdbc:postgresql://127.0.0.1:1/app?user=alice&password=SECRET",
                "store.jdbc.url = jdbc:postgresql://127.0.0.1:1/app?password=SECRET&connectTimeout=SECRET",
                "store.jdbc.url = jdbc:postgresql://127.0.0.1:99999/app?password=SECRET",
                "store.jdbc.url = jdbc:postgresql://alice:SECRET@127.0.0.1/app",
                "store.jdbc.url = jdbc:postgresql://127.0.0.1:1/app; store.jdbc.user = alice; store.jdbc.password = SECRET",
                "store.jdbc.url = jdbc:mariadb://127.0.0.1:1/app?user=alice&password=SECRET",
                "store.jdbc.url = jdbc:mariadb://alice:SECRET@127.0.0.1:1/app",
                "store.jdbc.url = jdbc:mariadb:SECRET",
                "store.jdbc.url = jdbc:unknown:db?password=SECRET"
            })
    void no_password_of_a_database_is_shown_anywhere(String lines) {
        use("jdbc", lines);
    }

    @Test
    void no_password_that_a_database_rejects_is_shown_anywhere() throws Exception {
        String url = PostgresServer.shared().url();

        use("jdbc", "store.jdbc.url = " + url + "; store.jdbc.user = mallory; store.jdbc.password = SECRET");
        use("jdbc", "store.jdbc.url = " + url + "?user=mallory&password=SECRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "store.redis.url = redis://alice:SECRET@127.0.0.1:1",
                "store.redis.url = redis://SECRET@127.0.0.1:1",
                "store.redis.url = redis://alice:SECRET@127.0.0.1:99999",
                "store.redis.url = redis://127.0.0.1:1; store.redis.user = alice; store.redis.password = SECRET",
                "store.redis.mode = sentinel; store.redis.url = redis://:SECRET@127.0.0.1:1",
                "store.redis.mode = cluster; store.redis.url = redis://:SECRET@127.0.0.1:1"
            })
    void no_password_of_redis_is_shown_anywhere(String lines) {
        use("redis", lines);
    }

    @Test
    void no_password_that_redis_accepts_or_rejects_is_shown_anywhere() {
        for (String required : List.of(SECRET, "another")) {
            try (RedisServer server = RedisServer.started("requirepass " + required)) {
                use("redis", "store.redis.url = redis://:SECRET@127.0.0.1:" + server.port());
            }
        }
    }

    private void use(String store, String lines) {
        LoadedSettings settings = TestSettings.load(("session.store = " + store + "; session.secret = "
                        + TestSettings.SECRET + "; " + lines.replace("SECRET", SECRET))
                .split("; ", -1));
        call(() -> {
            try (Guard guard = GuardFactory.create(settings, Clock.systemUTC())) {
                shown.add(guard.summary() + guard);
                call(() -> guard.sessions().start(TestRequest.get("/login"), "alice", List.of("clerk"), Map.of()));
                call(() -> guard.sessions().endAll("alice"));
                call(() -> Objects.requireNonNull(guard.revocations()).revokeKey("k1"));
                call(() -> Objects.requireNonNull(guard.revocations()).list(10));
            }
        });
        settings.problems().all().forEach(problem -> shown.add(problem.toString()));
        shown.add(settings + settings.effectiveTable());

        assertThat(shown).anyMatch(line -> line.contains("store." + (store.equals("jdbc") ? "jdbc.url" : "redis.url")));
        assertThat(shown).noneMatch(line -> line.contains(SECRET));
    }

    /** Adds the stack trace of an exception, as servers log it. */
    private void call(ThrowingCallable call) {
        try {
            call.call();
        } catch (Throwable e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            shown.add(trace.toString());
        }
    }
}
