package io.github.jwtfilter.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Result;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.server.MariaDbServer;
import io.github.jwtfilter.fixture.server.PostgresServer;
import io.github.jwtfilter.fixture.server.RedisServer;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.store.ConcurrentCalls;
import io.github.jwtfilter.internal.store.StoreAccess;
import io.github.jwtfilter.internal.store.Stores;
import io.github.jwtfilter.settings.LoadedSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Concurrent requests of one session on two servers with one database or Redis: the provider is called once. */
class SharedStoreRefreshTest {
    private static final int REQUESTS = 100;

    private static final String BASE = "session.secret = base64:" + "QUJD".repeat(16) + "\nstore.timeout = 30s\n";
    private static final String JDBC = BASE + "session.store = jdbc\nstore.jdbc.create = true\nstore.jdbc.url = ";

    private final LoginServers servers = new LoginServers();

    @Test
    void with_h2() throws Exception {
        verify(JDBC + "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Test
    void with_postgresql() throws Exception {
        PostgresServer server = PostgresServer.shared();
        verify(JDBC + server.url() + "\nstore.jdbc.table-prefix = refresh_\nstore.jdbc.user = " + server.user());
    }

    @Test
    void with_mariadb() throws Exception {
        MariaDbServer server = MariaDbServer.shared();
        verify(JDBC + server.createDatabase("refresh") + "\nstore.jdbc.user = " + server.user());
    }

    @Test
    void with_redis() throws Exception {
        try (RedisServer server = RedisServer.started()) {
            verify(BASE + "session.store = redis\nstore.redis.url = redis://127.0.0.1:" + server.port());
        }
    }

    private void verify(String lines) throws Exception {
        LoadedSettings loaded = TestSettings.load(lines);
        try (BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofHours(1));
                Stores first = open(loaded, scheduler);
                Stores second = open(loaded, scheduler)) {
            loaded.rejectErrors();
            RefreshPolicy policy =
                    new RefreshPolicy(servers.provider, LoginServers.LEASE, LoginServers.OUTAGE, System::nanoTime);
            verify(servers.server(first.sessions(), policy), servers.server(second.sessions(), policy));
        }
    }

    private Stores open(LoadedSettings loaded, BackgroundScheduler scheduler) {
        return Stores.open(
                loaded, scheduler, servers.clock, System::nanoTime, StoreAccess.REQUIRED, EventPublisher.NONE);
    }

    private void verify(SessionManager first, SessionManager second) throws Exception {
        IssuedSession started =
                first.start("alice", List.of("clerk"), Map.of(), servers.provider.login(), issued -> {});
        servers.clock.move(LoginServers.EXPIRED);
        IssuedSession renewed = renewedByAll(first, second, started, 1);
        servers.clock.move(Duration.ofMinutes(90)); // the others wait
        IssuedSession idle = renewedByAll(second, first, renewed, 2);

        List<String> tokens = ConcurrentCalls.run(
                REQUESTS,
                i -> () -> (i % 2 == 0 ? first : second)
                        .freshLogin(idle.sessionId(), login -> login.tokens().equals("refresh-3"))
                        .value()
                        .tokens());
        assertThat(tokens).containsOnly("refresh-3");
        assertThat(servers.provider.calls).hasValue(3);
        assertThat(second.login(idle.sessionId()).tokens()).isEqualTo("refresh-3");
    }

    private IssuedSession renewedByAll(SessionManager even, SessionManager odd, IssuedSession session, int calls)
            throws Exception {
        List<Result<IssuedSession>> results =
                ConcurrentCalls.run(REQUESTS, i -> () -> servers.renew(i % 2 == 0 ? even : odd, session));

        assertThat(results).allMatch(result -> result.reason() == null);
        assertThat(servers.provider.calls).hasValue(calls);
        List<IssuedSession> renewed = results.stream()
                .map(Result::value)
                .filter(issued -> !issued.isTemporary())
                .collect(Collectors.toList());
        assertThat(renewed.stream().map(IssuedSession::renewalToken).distinct()).hasSize(1);
        return renewed.get(0);
    }
}
