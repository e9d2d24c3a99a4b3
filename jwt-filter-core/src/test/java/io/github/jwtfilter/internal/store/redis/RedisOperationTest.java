package io.github.jwtfilter.internal.store.redis;

import static io.github.jwtfilter.internal.store.StoredValues.NOW;
import static io.github.jwtfilter.internal.store.StoredValues.digest;
import static io.github.jwtfilter.internal.store.StoredValues.renewed;
import static io.github.jwtfilter.internal.store.StoredValues.revocation;
import static io.github.jwtfilter.internal.store.StoredValues.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.server.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lifetimes of keys, permissions, the number of commands and connections, and threads. */
@Timeout(120)
class RedisOperationTest {
    private static final String PREFIX = "jwt-filter:";
    private static final long TOLERANCE = 600_000;

    private RedisServer server;
    private RedisStores stores;

    @BeforeEach
    void start() {
        server = RedisServer.started();
        stores = RedisSettings.open(url());
    }

    private String url() {
        return "store.redis.url = redis://127.0.0.1:" + server.port();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            stores.close();
            server.close();
        }
    }

    private long lifetime(String key) {
        return Long.parseLong(server.send("PTTL", PREFIX + key));
    }

    @Test
    void redis_removes_sessions_some_minutes_after_their_time() {
        StoredSession created = session();
        stores.sessions().create(created);

        assertThat(lifetime("s:" + created.id())).isBetween(1_000L, TOLERANCE + 1_000);
        assertThat(lifetime("u:" + created.subjectId())).isBetween(TOLERANCE, TOLERANCE + 10_000);

        StoredSession renewed =
                renewed(created).toBuilder().idleUntil(NOW + 50_000_500).build();
        stores.sessions().rotate(renewed, created.currentHash());

        assertThat(lifetime("s:" + created.id())).isBetween(50_000_000L, TOLERANCE + 50_000_000);
        assertThat(lifetime("salts")).isBetween(50_000_000L, TOLERANCE + 50_000_000);
    }

    @Test
    void the_sessions_of_a_user_are_forgotten_with_the_last_one() {
        StoredSession first = session().toBuilder().endsAt(NOW + 90_000_000).build();
        StoredSession second =
                session().toBuilder().subjectId(first.subjectId()).build();
        stores.sessions().create(first);
        stores.sessions().create(second);

        assertThat(lifetime("u:" + first.subjectId())).isBetween(90_000_000L, TOLERANCE + 90_000_000);
    }

    @Test
    void forgets_ended_sessions_of_a_user_at_each_login() {
        StoredSession ended = session().toBuilder().endsAt(NOW).build();
        StoredSession later = session().toBuilder()
                .subjectId(ended.subjectId())
                .createdAt(NOW + TOLERANCE + 1)
                .build();
        stores.sessions().create(ended);
        stores.sessions().create(later);

        assertThat(server.send("ZRANGE", PREFIX + "u:" + ended.subjectId(), "0", "-1"))
                .isEqualTo("[" + later.id() + "]");
    }

    @Test
    void redis_removes_revocations_some_minutes_after_they_expire() {
        StoredRevocation some = revocation(digest(), NOW, NOW + 5_000_000);
        StoredRevocation always = revocation(digest(), NOW, StoredRevocation.NEVER);
        stores.revocations().put(some);
        stores.revocations().put(always);

        assertThat(lifetime("r:" + some.id())).isBetween(5_000_000L, TOLERANCE + 5_000_000);
        assertThat(lifetime("r:" + always.id())).isEqualTo(-1);

        stores.revocations().put(revocation(some.id(), NOW, NOW + 1_000));
        assertThat(lifetime("r:" + some.id())).isBetween(5_000_000L, TOLERANCE + 5_000_000);
        stores.revocations().put(revocation(some.id(), NOW, StoredRevocation.NEVER));
        assertThat(lifetime("r:" + some.id())).isEqualTo(-1);
        stores.revocations().put(revocation(some.id(), NOW, NOW + 1_000));
        assertThat(lifetime("r:" + some.id())).isEqualTo(-1);
    }

    @Test
    void prune_leaves_no_salt_and_no_note_of_it() {
        List<StoredSession> created =
                IntStream.range(0, 1_200).mapToObj(i -> renewed(session())).toList();
        created.forEach(stores.sessions()::create);

        stores.sessions().prune(NOW, NOW + 501);

        assertThat(created)
                .allMatch(session -> stores.sessions().find(session.id()).salt() == null);
        assertThat(server.send("EXISTS", PREFIX + "salts")).isEqualTo("0");
    }

    @Test
    void finds_revocations_with_one_command() {
        List<String> ids = IntStream.range(0, 10).mapToObj(i -> digest()).toList();
        stores.revocations().find(ids, NOW);
        server.send("CONFIG", "RESETSTAT");

        stores.revocations().find(ids, NOW);

        assertThat(server.send("INFO", "commandstats"))
                .contains("cmdstat_mget:calls=1,")
                .doesNotContain("cmdstat_get:", "cmdstat_ping:");
    }

    @Test
    void lists_the_revocations_that_expire_last_among_other_keys() {
        IntStream.range(0, 3_000).forEach(i -> stores.revocations().put(revocation(digest(), NOW, NOW + i)));
        StoredRevocation last = revocation(digest(), NOW, NOW + 5_000);
        stores.revocations().put(last);
        stores.sessions().create(session());
        server.send("SET", "jwt-filter-r:x", "other");

        assertThat(stores.revocations().list(10_000)).hasSize(3_001);
        assertThat(stores.revocations().list(2))
                .hasSize(2)
                .contains(last)
                .allMatch(each -> each.expiresAt() >= NOW + 2_999);
    }

    @Test
    void the_documented_permissions_are_enough() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "redis.md"));
        Matcher rule = Pattern.compile("(?m)^ACL SETUSER .*$").matcher(page);
        assertThat(rule.find()).isTrue();
        server.send(rule.group().replace("PASSWORD", "S3CR3T").split(" "));
        try (RedisStores restricted =
                RedisSettings.open(url(), "store.redis.user = app", "store.redis.password = S3CR3T")) {
            StoredSession created = renewed(session());
            restricted.sessions().create(created);
            assertThat(restricted.sessions().rotate(renewed(created), created.currentHash()))
                    .isTrue();
            restricted.sessions().prune(NOW, NOW + 10_000);
            assertThat(restricted.sessions().findBySubject(created.subjectId())).hasSize(1);
            assertThat(restricted.sessions().remove(created.id())).isTrue();
            StoredRevocation stored = revocation();
            restricted.revocations().put(stored);
            restricted.revocations().put(stored);
            assertThat(restricted.revocations().find(List.of(stored.id()), NOW)).hasSize(1);
            assertThat(restricted.revocations().list(10)).hasSize(1);
            assertThat(restricted.revocations().remove(stored.id())).isTrue();
        }
        // Jedis sends the name of the library with CLIENT SETINFO, and ignores an error.
        assertThat(server.send("ACL", "LOG")).doesNotContainPattern("object, (?!client)");
    }

    @Test
    void warns_once_if_redis_removes_revocations() {
        server.send("CONFIG", "SET", "maxmemory", "100mb");
        server.send("CONFIG", "SET", "maxmemory-policy", "volatile-lru");
        LoggedLines log = LoggedLines.of(RedisStores.class);
        try {
            stores.sessions().prune(NOW, NOW);
            stores.revocations().prune(NOW);

            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .contains("maxmemory-policy volatile-lru", "set maxmemory-policy to noeviction");
        } finally {
            log.close();
        }
    }

    @Test
    void starts_no_thread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        stores.sessions().create(session());
        stores.revocations().find(List.of("x"), NOW);
        Set<Thread> after = Thread.getAllStackTraces().keySet();

        assertThat(after.stream().filter(thread -> !before.contains(thread)).map(Thread::getName))
                .noneMatch(name -> name.contains("pool") || name.contains("jedis") || name.contains("redis"));
        stores.close();
        assertThat(server.send("CLIENT", "LIST").lines()).hasSize(1);
    }

    @Test
    void the_first_call_after_a_restart_is_the_only_one_that_fails() {
        StoredSession created = session();
        IntStream.range(0, 5).parallel().forEach(i -> stores.sessions().find("x"));
        server.kill();
        server.start();

        int failures = 0;
        for (int i = 0; i < 20; i++) {
            try {
                stores.sessions().find(created.id());
            } catch (StoreException e) {
                failures++;
            }
        }
        assertThat(failures).isLessThanOrEqualTo(1);
    }
}
