package io.github.jwtfilter.internal.store;

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
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.store.memory.MemorySessionStore;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.SettingsUnderTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoresTest {
    private static final String SECRET = "session.secret = base64:" + "QUJD".repeat(16) + "\n";

    private final TickingClock clock = new TickingClock(Instant.ofEpochMilli(NOW));
    private final AtomicLong nanos = new AtomicLong();
    private final BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofMillis(1));
    private LoadedSettings loaded = new SettingsUnderTest().complete("");

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void opens_nothing_that_is_not_configured() {
        try (Stores stores = open("")) {
            assertThat(stores.sessions()).isNull();
            assertThat(stores.revocations()).isNull();
        }
    }

    @Test
    void the_status_of_a_store_in_memory_has_no_calls() {
        try (Stores stores = open("session.store = memory\n")) {
            stores.startProbes();
            assertThat(stores.statuses()).hasSize(1).allSatisfy(status -> {
                assertThat(status.name()).isEqualTo("memory");
                assertThat(status.isRemote()).isFalse();
                assertThat(status.isAvailable()).isTrue();
                assertThat(status.calls().count()).isZero();
            });
        }
    }

    @Test
    void the_status_of_a_database_counts_calls_and_probes() {
        try (Stores stores = open("revocation.store = jdbc\n" + database("create = true"))) {
            StoreStatus status = stores.statuses().get(0);
            assertThat(status.name()).isEqualTo("jdbc");
            assertThat(status.isRemote()).isTrue();
            stores.revocations().find(List.of("x"), NOW);
            assertThat(status.calls().count()).isEqualTo(1);

            stores.startProbes();
            stores.startProbes();
            scheduler.start();

            Await.until("the database is read", () -> status.calls().count() == 2 && status.isAvailable());
            assertThat(status.calls().failures()).isZero();
        }
    }

    @Test
    void two_kinds_of_stores_have_a_status_each() {
        try (Stores stores = open("session.store = memory\nrevocation.store = jdbc\n" + database("create = true"))) {
            assertThat(stores.statuses()).extracting(StoreStatus::name).containsExactly("memory", "jdbc");
        }
    }

    @Test
    void revocations_are_stored_where_sessions_are() {
        try (Stores stores = open("session.store = memory\n")) {
            assertThat(stores.sessions()).isInstanceOf(MemorySessionStore.class);
            assertThat(stores.revocations()).isNotNull();
        }
    }

    @Test
    void revocations_may_be_stored_without_sessions_and_elsewhere() {
        try (Stores stores = open("revocation.store = memory\n")) {
            assertThat(stores.sessions()).isNull();
            assertThat(stores.revocations()).isNotNull();
        }
        try (Stores stores = open("session.store = memory\nrevocation.store = jdbc\n" + database("create = true"))) {
            assertThat(stores.sessions()).isInstanceOf(MemorySessionStore.class);
            assertThat(stores.revocations()).isInstanceOf(CircuitBreakingRevocationStore.class);
        }
    }

    @Test
    void both_stores_use_one_database() {
        try (Stores stores = open("session.store = jdbc\n" + SECRET + database("create = true"))) {
            StoredSession created = session();
            sessions(stores).create(created);
            StoredRevocation revoked = revocation();
            revocations(stores).put(revoked);

            assertThat(sessions(stores).find(created.id())).isEqualTo(created);
            assertThat(revocations(stores).list(10)).containsExactly(revoked);
            assertThat(loaded.problems().all()).isEmpty();
        }
    }

    @Test
    void a_problem_of_one_database_is_reported_once() {
        try (Stores stores = open("session.store = jdbc\n" + SECRET + database("create = false"))) {
            assertThat(stores.sessions()).isNull();
            assertThat(stores.revocations()).isNull();
            assertThat(SettingsUnderTest.lines(loaded))
                    .singleElement()
                    .asString()
                    .contains("store.jdbc.url: leads to a database in which the tables");
        }
    }

    @Test
    void exceptions_contain_no_part_of_the_url_of_the_database() {
        String url = "jdbc:postgresql://127.0.0.1:1/app?password=hunter2&connectTimeout=hunter2";
        try (Stores stores = open("session.store = jdbc\n" + SECRET + "store.jdbc.url = " + url)) {
            assertThatThrownBy(() -> sessions(stores).find("x"))
                    .isInstanceOf(StoreException.class)
                    .satisfies(thrown -> {
                        StringWriter trace = new StringWriter();
                        thrown.printStackTrace(new PrintWriter(trace));
                        assertThat(trace.toString()).contains("PSQLException").doesNotContain("hunter2");
                    });
        }
    }

    @Test
    void removes_expired_entries_each_minute() {
        try (Stores stores = open("session.store = memory\n")) {
            scheduler.start();
            StoredSession ended = session();
            StoredSession salted = renewed(session()).toBuilder()
                    .idleUntil(NOW + TimeUnit.HOURS.toMillis(1))
                    .build();
            StoredRevocation expired = revocation(digest(), NOW, NOW);
            sessions(stores).create(ended);
            sessions(stores).create(salted);
            revocations(stores).put(expired);
            clock.move(Duration.ofMinutes(11));
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(59));
            assertThat(sessions(stores).find(ended.id())).isEqualTo(ended);

            nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

            Await.until("the session is removed", () -> sessions(stores).find(ended.id()) == null);
            Await.until(
                    "the revocation is removed",
                    () -> revocations(stores).list(10).isEmpty());
            StoredSession kept = sessions(stores).find(salted.id());
            assertThat(kept).isNotNull();
            assertThat(kept.salt()).isNull();
        }
    }

    @Test
    void keeps_expired_entries_as_long_as_the_clock_of_another_server_may_be_behind() {
        try (Stores stores = open("session.store = memory\n")) {
            scheduler.start();
            StoredSession ended = session();
            StoredSession endedLongAgo = session().toBuilder()
                    .idleUntil(NOW - TimeUnit.MINUTES.toMillis(10))
                    .build();
            sessions(stores).create(ended);
            sessions(stores).create(endedLongAgo);
            clock.move(Duration.ofMinutes(9));
            nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));

            Await.until("entries are removed", () -> sessions(stores).find(endedLongAgo.id()) == null);
            assertThat(sessions(stores).find(ended.id())).isEqualTo(ended);
        }
    }

    @Test
    void uses_stores_in_memory_where_the_configured_ones_are_not_available() {
        String lines = "revocation.store = jdbc\nstore.jdbc.jndi = java:comp/env/jdbc/app";
        for (StoreAccess access : List.of(StoreAccess.IF_AVAILABLE, StoreAccess.NONE)) {
            Stores stores = open(lines, access);

            assertThat(stores.areReplaced()).isTrue();
            assertThat(stores.revocations()).isNotNull();
            stores.close();
        }
        assertThat(open(lines).revocations()).isNull();
    }

    private Stores open(String lines) {
        return open(lines, StoreAccess.REQUIRED);
    }

    private Stores open(String lines, StoreAccess access) {
        loaded = new SettingsUnderTest().complete(lines + "\nprincipal.prefix = idp/\n");
        return Stores.open(loaded, scheduler, clock, nanos::get, access, EventPublisher.NONE);
    }

    private static String database(String line) {
        return "store.jdbc.url = jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1\nstore.jdbc." + line + "\n";
    }

    private static SessionStore sessions(Stores stores) {
        SessionStore store = stores.sessions();
        assertThat(store).isNotNull();
        return store;
    }

    private static RevocationStore revocations(Stores stores) {
        RevocationStore store = stores.revocations();
        assertThat(store).isNotNull();
        return store;
    }
}
