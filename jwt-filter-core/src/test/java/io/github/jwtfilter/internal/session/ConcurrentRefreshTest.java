package io.github.jwtfilter.internal.session;

import static io.github.jwtfilter.internal.session.LoginServers.EXPIRED;
import static io.github.jwtfilter.internal.session.LoginServers.LEASE;
import static io.github.jwtfilter.internal.session.LoginServers.OUTAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.request.TrustedProxies;
import io.github.jwtfilter.internal.store.ConcurrentCalls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Concurrent requests of one session on two servers. */
class ConcurrentRefreshTest {
    private static final int REQUESTS = 100;

    private final LoginServers servers = new LoginServers();
    private final RotatingProvider provider = servers.provider;

    private SessionManager server(int i) {
        return i % 2 == 0 ? servers.first : servers.second;
    }

    @RepeatedTest(5)
    void calls_the_provider_once_for_concurrent_renewals_and_serves_all_of_them() throws Exception {
        IssuedSession session = servers.start();
        servers.clock.move(EXPIRED);

        List<Result<IssuedSession>> results =
                ConcurrentCalls.run(REQUESTS, i -> () -> servers.renew(server(i), session));

        assertThat(results).allMatch(result -> result.reason() == null);
        assertThat(provider.calls).hasValue(1);
        assertThat(results.stream()
                        .map(Result::value)
                        .filter(issued -> !issued.isTemporary())
                        .map(IssuedSession::renewalToken)
                        .collect(Collectors.toSet()))
                .hasSize(1)
                .doesNotContain(session.renewalToken());
        assertThat(servers.storedToken(session)).isEqualTo("refresh-1");
    }

    /** The provider responds only after all other requests have been served. */
    @Test
    void serves_other_requests_while_the_provider_does_not_respond() throws Exception {
        IssuedSession session = servers.start();
        servers.clock.move(EXPIRED);
        CountDownLatch served = new CountDownLatch(REQUESTS - 1);
        provider.during = () -> assertCompleted(served);

        List<Result<IssuedSession>> results = ConcurrentCalls.run(REQUESTS, i -> () -> {
            Result<IssuedSession> result = servers.renew(server(i), session);
            served.countDown();
            return result;
        });

        List<IssuedSession> temporary = results.stream()
                .map(Result::value)
                .filter(IssuedSession::isTemporary)
                .toList();
        assertThat(temporary).hasSize(REQUESTS - 1).allSatisfy(issued -> {
            assertThat(issued.accessSeconds()).isEqualTo(30);
            assertThat(LoginServers.claims(issued).getClaim("roles")).isEqualTo(List.of("clerk"));
        });
        assertThat(provider.calls).hasValue(1);
        SessionCookies cookies = new SessionCookies(
                "app",
                TestSettings.with("session.store = memory").session(),
                true,
                new Connections(new TrustedProxies(List.of()), Optional.empty()));
        assertThat(temporary)
                .allSatisfy(issued -> assertThat(cookies.of(issued)).isEmpty());
        assertThat(cookies.of(session)).hasSize(2);
    }

    private static void assertCompleted(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Its access token has expired long ago, and its user may have been disabled since. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void waits_for_the_provider_if_the_session_was_idle(boolean disabled) throws Exception {
        IssuedSession session = servers.start();
        servers.clock.move(Duration.ofMinutes(90));
        AtomicInteger started = new AtomicInteger();
        provider.rejection = disabled ? RejectionReason.LOGIN_ENDED : null;
        provider.during = () -> Await.until("all requests have started", () -> started.get() == REQUESTS);

        List<Result<IssuedSession>> results = ConcurrentCalls.run(REQUESTS, i -> () -> {
            started.incrementAndGet();
            return servers.renew(server(i), session);
        });

        assertThat(provider.calls).hasValue(1);
        if (disabled) {
            assertThat(results)
                    .allMatch(result -> result.reason() == RejectionReason.LOGIN_ENDED
                            || result.reason() == RejectionReason.SESSION_ENDED);
        } else {
            assertThat(results).allMatch(result -> result.reason() == null);
            assertThat(results).noneMatch(result -> result.value().isTemporary());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {690, 691})
    void waits_as_soon_as_no_access_token_of_the_last_renewal_is_valid(long seconds) throws Exception {
        IssuedSession session = servers.start();
        servers.clock.move(Duration.ofSeconds(seconds).minus(LEASE));
        lease(session);
        servers.clock.move(LEASE.minusMillis(1));
        boolean waits = seconds > 690;

        CompletableFuture<Result<IssuedSession>> renewal = CompletableFuture.supplyAsync(() -> servers.renew(session));
        if (waits) {
            servers.clock.move(Duration.ofMillis(1));
        }
        assertThat(renewal.get(1, TimeUnit.MINUTES).value().isTemporary()).isEqualTo(!waits);
    }

    /** Leases the session for a server that will not complete its refresh. */
    private void lease(IssuedSession session) {
        StoredSession stored = servers.stored(session);
        long now = servers.clock.millis();
        assertThat(servers.memory.lease(stored.id(), stored.currentHash(), now, now + LEASE.toMillis()))
                .isTrue();
    }

    @Test
    void another_server_continues_after_the_lease_of_one_that_has_died() {
        IssuedSession session = servers.start();
        servers.clock.move(EXPIRED);
        lease(session);
        servers.clock.move(LEASE.minusMillis(1));
        assertThat(servers.renew(servers.second, session).value().isTemporary()).isTrue();
        assertThat(provider.calls).hasValue(0);
        servers.clock.move(Duration.ofMillis(1));

        assertThat(servers.renew(servers.second, session).value().isTemporary()).isFalse();
        assertThat(servers.storedToken(session)).isEqualTo("refresh-1");
    }

    @Test
    void waiting_requests_continue_after_the_lease_of_a_server_that_has_died() throws Exception {
        IssuedSession session = servers.start();
        servers.clock.move(Duration.ofMinutes(90));
        lease(session);

        List<Result<IssuedSession>> results = ConcurrentCalls.run(21, i -> () -> {
            if (i == 20) {
                servers.clock.move(LEASE);
                return servers.renew(session);
            }
            return servers.renew(server(i), session);
        });

        assertThat(results)
                .allMatch(result -> result.reason() == null && !result.value().isTemporary());
        assertThat(provider.calls).hasValue(1);
    }

    @Test
    void stops_waiting_after_the_length_of_a_lease() {
        IssuedSession session = servers.start();
        servers.clock.move(Duration.ofMinutes(90));
        lease(session);
        SessionManager impatient =
                servers.server(new RefreshPolicy(provider, Duration.ofMillis(100), OUTAGE, System::nanoTime));

        assertThat(servers.renew(impatient, session).reason()).isEqualTo(RejectionReason.PROVIDER_UNAVAILABLE);
        assertThat(impatient.freshLogin(session.sessionId(), login -> false).reason())
                .isEqualTo(RejectionReason.PROVIDER_UNAVAILABLE);
        assertThat(servers.stored(session)).isNotNull();
        assertThat(provider.calls).hasValue(0);
    }

    /** The lease of a server that has died ends, and another server is faster with the next one. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void waits_for_several_leases_no_longer_than_for_one(boolean renewal) {
        IssuedSession session = servers.start();
        servers.clock.move(Duration.ofMinutes(90));
        lease(session);
        servers.clock.move(LEASE.dividedBy(2));
        AtomicLong waited = new AtomicLong();
        servers.nanoTime = () -> TimeUnit.MILLISECONDS.toNanos(waited.get());
        servers.pause = millis -> {
            waited.addAndGet(millis);
            servers.clock.move(Duration.ofMillis(millis));
        };
        servers.store.beforeLease = () -> lease(session);

        RejectionReason reason = renewal
                ? servers.reason(session)
                : servers.first.freshLogin(session.sessionId(), login -> false).reason();

        assertThat(reason).isEqualTo(RejectionReason.PROVIDER_UNAVAILABLE);
        assertThat(waited.get()).isBetween(LEASE.toMillis(), LEASE.toMillis() + 1_000);
        assertThat(provider.calls).hasValue(0);
    }

    @Test
    void limits_the_number_of_waiting_requests() throws Exception {
        for (int round = 0; round < 2; round++) { // the first one returns all permits
            List<IssuedSession> sessions = List.of(servers.start(), servers.start(), servers.start());
            servers.clock.move(Duration.ofMinutes(90));
            sessions.forEach(this::lease);
            AtomicInteger rejected = new AtomicInteger();

            ConcurrentCalls.run(LeaseWait.MAX_WAITING + 21, i -> () -> {
                if (i == LeaseWait.MAX_WAITING + 20) {
                    Await.until("20 requests were rejected", () -> rejected.get() == 20);
                    servers.clock.move(LEASE);
                    return null;
                }
                return counted(servers.renew(sessions.get(i % 3)), rejected);
            });

            assertThat(rejected).hasValue(20);
        }
    }

    private static Result<IssuedSession> counted(Result<IssuedSession> result, AtomicInteger rejected) {
        if (result.reason() == RejectionReason.PROVIDER_UNAVAILABLE) {
            rejected.incrementAndGet();
        }
        return result;
    }

    @Test
    void an_interrupted_request_does_not_wait() throws Exception {
        IssuedSession session = servers.start();
        servers.clock.move(Duration.ofMinutes(90));
        lease(session);

        List<Boolean> interrupted = ConcurrentCalls.run(1, i -> () -> {
            Thread.currentThread().interrupt();
            RejectionReason reason = servers.reason(session);
            return reason == RejectionReason.PROVIDER_UNAVAILABLE && Thread.interrupted();
        });

        assertThat(interrupted).containsExactly(true);
    }
}
