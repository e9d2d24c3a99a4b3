package io.github.jwtfilter.internal.session;

import static io.github.jwtfilter.internal.session.LoginServers.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.SessionEnded;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.internal.session.BrokenSessionStore.Call;
import io.github.jwtfilter.internal.store.ConcurrentCalls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The login of a session for calls of the application to other services. */
class FreshLoginTest {
    private static final Predicate<ProviderLogin> NOT_FIRST =
            login -> !login.tokens().equals(RotatingProvider.FIRST);

    private final LoginServers servers = new LoginServers();
    private final RotatingProvider provider = servers.provider;
    private final IssuedSession session = servers.start();

    private Result<ProviderLogin> fresh(Predicate<ProviderLogin> isFresh) {
        return servers.first.freshLogin(session.sessionId(), isFresh);
    }

    @Test
    void returns_a_login_that_is_fresh_without_a_refresh() {
        assertThat(fresh(login -> true).value().tokens()).isEqualTo(RotatingProvider.FIRST);
        assertThat(servers.first.login(session.sessionId()).tokens()).isEqualTo(RotatingProvider.FIRST);
        assertThat(provider.calls).hasValue(0);
    }

    @Test
    void refreshes_and_stores_a_login_that_is_not_fresh() {
        provider.roles = List.of("manager");
        ProviderLogin login = fresh(NOT_FIRST).value();

        assertThat(login.tokens()).isEqualTo("refresh-1");
        assertThat(login.subject()).isEqualTo("4711");
        assertThat(servers.second.login(session.sessionId()).tokens()).isEqualTo("refresh-1");
        assertThat(servers.stored(session).leaseUntil()).isZero();
        assertThat(fresh(NOT_FIRST).value().tokens()).isEqualTo("refresh-1");
        assertThat(provider.calls).hasValue(1);
    }

    @Test
    void returns_a_refreshed_login_even_if_it_is_not_fresh_enough() {
        assertThat(fresh(login -> false).value().tokens()).isEqualTo("refresh-1");
    }

    @Test
    void does_not_change_the_renewal_token_and_the_times() {
        StoredSession before = servers.stored(session);
        servers.clock.move(Duration.ofMinutes(5));
        assertThat(fresh(NOT_FIRST).reason()).isNull();

        assertThat(servers.stored(session))
                .isEqualTo(
                        before.toBuilder().data(servers.stored(session).data()).build());
        servers.clock.move(EXPIRED);
        assertThat(servers.reason(session)).isNull();
        assertThat(servers.storedToken(session)).isEqualTo("refresh-2");
    }

    @Test
    void keeps_the_salt_within_the_grace_period_and_no_longer() {
        servers.clock.move(EXPIRED);
        IssuedSession renewed = servers.renew(session).value();
        servers.clock.move(Duration.ofSeconds(30));
        assertThat(fresh(login -> false).reason()).isNull();
        assertThat(servers.renew(session).value().renewalToken()).isEqualTo(renewed.renewalToken());
        servers.clock.move(Duration.ofSeconds(1));
        assertThat(fresh(login -> false).reason()).isNull();

        assertThat(servers.stored(session).salt()).isNull();
    }

    @RepeatedTest(5)
    void calls_the_provider_once_for_many_requests_and_renewals() throws Exception {
        servers.clock.move(EXPIRED);

        List<RejectionReason> reasons = ConcurrentCalls.run(100, i -> () -> {
            SessionManager server = i % 2 == 0 ? servers.first : servers.second;
            return i % 4 < 3
                    ? server.freshLogin(session.sessionId(), NOT_FIRST).reason()
                    : servers.renew(server, session).reason();
        });

        assertThat(reasons).containsOnlyNulls();
        // A refresh for the application, one for a renewal that started after it had ended.
        assertThat(provider.calls).hasValueBetween(1, 2);
        assertThat(servers.storedToken(session)).isEqualTo(provider.accepted);
    }

    @RepeatedTest(5)
    void gives_the_login_of_one_refresh_to_many_requests() throws Exception {
        List<String> tokens = ConcurrentCalls.run(
                100,
                i -> () -> (i % 2 == 0 ? servers.first : servers.second)
                        .freshLogin(session.sessionId(), NOT_FIRST)
                        .value()
                        .tokens());

        assertThat(tokens).containsOnly("refresh-1");
        assertThat(provider.calls).hasValue(1);
    }

    /** The first server reads the session before the second one refreshes it, and leases it afterwards. */
    @Test
    void does_not_present_a_refresh_token_that_another_request_has_used_before_the_lease() {
        AtomicBoolean overtaken = new AtomicBoolean();
        Predicate<ProviderLogin> isFresh = login -> {
            boolean fresh = NOT_FIRST.test(login);
            if (!fresh && overtaken.compareAndSet(false, true)) {
                assertThat(servers.second
                                .freshLogin(session.sessionId(), NOT_FIRST)
                                .reason())
                        .isNull();
            }
            return fresh;
        };

        assertThat(fresh(isFresh).value().tokens()).isEqualTo("refresh-1");
        assertThat(provider.calls).hasValue(1);
        assertThat(servers.stored(session).leaseUntil()).isZero();
    }

    /** The renewal checks for revocations between its read and its lease. */
    @Test
    void a_renewal_presents_the_refresh_token_of_a_login_that_was_refreshed_before_its_lease() {
        servers.clock.move(EXPIRED);
        AtomicInteger finds = new AtomicInteger();
        servers.store.beforeLease = () -> {
            if (finds.getAndIncrement() == 0) {
                assertThat(servers.second
                                .freshLogin(session.sessionId(), NOT_FIRST)
                                .reason())
                        .isNull();
            }
        };

        assertThat(servers.reason(session)).isNull();
        assertThat(provider.calls).hasValue(2);
        assertThat(servers.storedToken(session)).isEqualTo("refresh-2");
    }

    @Test
    void waits_for_a_renewal_that_refreshes_the_login() throws Exception {
        servers.clock.move(EXPIRED);
        AtomicBoolean needed = new AtomicBoolean();
        provider.during = () -> Await.until("the application needs the login", needed::get);

        List<String> tokens = ConcurrentCalls.run(2, i -> () -> {
            if (i == 0) {
                return String.valueOf(servers.reason(session));
            }
            Await.until("the provider is called", () -> provider.calls.get() == 1);
            return fresh(login -> {
                        needed.set(true);
                        return NOT_FIRST.test(login);
                    })
                    .value()
                    .tokens();
        });

        assertThat(tokens).containsExactly("null", "refresh-1");
        assertThat(provider.calls).hasValue(1);
    }

    @Test
    void ends_the_session_when_the_provider_has_ended_the_login() {
        provider.rejection = RejectionReason.LOGIN_ENDED;

        assertThat(fresh(NOT_FIRST).reason()).isEqualTo(RejectionReason.LOGIN_ENDED);
        assertThat(servers.stored(session)).isNull();
        assertThat(servers.revoked).containsKey(session.sessionId());
        assertThat(fresh(NOT_FIRST).reason()).isEqualTo(RejectionReason.SESSION_ENDED);
        assertThat(servers.first.login(session.sessionId())).isNull();
    }

    @Test
    void keeps_the_session_while_the_provider_is_unavailable() {
        StoredSession before = servers.stored(session);
        provider.rejection = RejectionReason.PROVIDER_UNAVAILABLE;

        assertThat(fresh(NOT_FIRST).reason()).isEqualTo(RejectionReason.PROVIDER_UNAVAILABLE);
        assertThat(servers.stored(session)).isEqualTo(before);
        provider.rejection = null;
        assertThat(fresh(NOT_FIRST).value().tokens()).isEqualTo("refresh-2");
    }

    @Test
    void keeps_the_session_after_an_unexpected_exception() {
        provider.during = () -> {
            throw new IllegalStateException();
        };

        assertThat(fresh(NOT_FIRST).reason()).isEqualTo(RejectionReason.PROVIDER_UNAVAILABLE);
        assertThat(servers.stored(session).leaseUntil()).isZero();
    }

    @Test
    void ends_the_session_of_a_user_who_cannot_be_represented_any_more() {
        provider.roles = List.of("x".repeat(70_000));

        assertThat(fresh(NOT_FIRST).reason()).isEqualTo(RejectionReason.LOGIN_ENDED);
        assertThat(servers.stored(session)).isNull();
    }

    @Test
    void does_not_return_tokens_for_a_session_that_has_ended_during_the_refresh() {
        provider.during = () -> servers.second.end(session.sessionId(), null, SessionEnded.Cause.LOGOUT);

        assertThat(fresh(NOT_FIRST).reason()).isEqualTo(RejectionReason.SESSION_ENDED);
        assertThat(servers.stored(session)).isNull();
    }

    @Test
    void does_not_refresh_a_session_that_was_revoked() {
        servers.revokedLogins.add("idp-session");

        assertThat(fresh(NOT_FIRST).reason()).isEqualTo(RejectionReason.SESSION_ENDED);
        assertThat(provider.calls).hasValue(0);
    }

    @Test
    void returns_no_login_after_the_end_of_the_session() {
        servers.clock.move(Duration.ofHours(2));

        assertThat(fresh(login -> true).reason()).isEqualTo(RejectionReason.SESSION_ENDED);
        assertThat(servers.first.login(session.sessionId())).isNull();
        assertThat(servers.first.login("unknown")).isNull();
    }

    @Test
    void returns_no_login_of_a_user_whom_the_application_has_authenticated() {
        IssuedSession own = servers.first.start("bob", List.of(), Map.of(), null, issued -> {});

        assertThat(servers.first.login(own.sessionId())).isNull();
        assertThat(servers.first.freshLogin(own.sessionId(), login -> true).reason())
                .isEqualTo(RejectionReason.LOGIN_ENDED);
        assertThat(servers.stored(own)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Call.class,
            names = {"FIND", "LEASE", "ROTATE"})
    void reports_a_store_that_fails(Call call) {
        servers.store.failingBefore.add(call);
        servers.pause = millis -> {};

        assertThat(fresh(NOT_FIRST).reason()).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
    }
}
