package io.github.jwtfilter.internal.session;

import static io.github.jwtfilter.internal.session.LoginServers.EXPIRED;
import static io.github.jwtfilter.internal.session.LoginServers.LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.SessionEnded;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.internal.session.BrokenSessionStore.Call;
import io.github.jwtfilter.internal.store.ConcurrentCalls;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that fails after the identity provider has accepted the refresh token, which it does not accept again. */
class StoreOutageRefreshTest {
    private static final Predicate<ProviderLogin> NOT_FIRST =
            login -> !login.tokens().equals(RotatingProvider.FIRST);

    /** The requests that refresh a login. */
    enum Request {
        RENEWAL {
            @Override
            RejectionReason send(LoginServers servers, IssuedSession session) {
                Result<IssuedSession> result = servers.renew(session);
                if (result.reason() == null) {
                    assertThat(result.value().isTemporary()).isFalse();
                }
                return result.reason();
            }
        },
        ACCESS_TOKEN {
            @Override
            RejectionReason send(LoginServers servers, IssuedSession session) {
                Result<ProviderLogin> result = servers.first.freshLogin(session.sessionId(), NOT_FIRST);
                if (result.reason() == null) {
                    assertThat(result.value().tokens()).isEqualTo(servers.provider.accepted);
                }
                return result.reason();
            }
        };

        abstract RejectionReason send(LoginServers servers, IssuedSession session);
    }

    private final LoginServers servers = new LoginServers();
    private final RotatingProvider provider = servers.provider;
    private final List<Long> pauses = Collections.synchronizedList(new ArrayList<>());
    private final IssuedSession session = servers.start();

    StoreOutageRefreshTest() {
        servers.clock.move(EXPIRED);
        servers.pause = pauses::add;
        provider.during = () -> servers.store.failingBefore.add(Call.ROTATE);
    }

    private void repair() {
        provider.during = () -> {};
        servers.store.repair();
    }

    private void lose(Request request) {
        assertThat(request.send(servers, session)).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        repair();
    }

    @ParameterizedTest
    @CsvSource({"RENEWAL, 1", "RENEWAL, 2", "RENEWAL, 3", "ACCESS_TOKEN, 1", "ACCESS_TOKEN, 2", "ACCESS_TOKEN, 3"})
    void repeats_the_write_after_some_failures(Request request, int failures) {
        servers.pause = millis -> {
            pauses.add(millis);
            if (pauses.size() == failures) {
                repair();
            }
        };

        assertThat(request.send(servers, session)).isNull();
        assertThat(pauses).isEqualTo(List.of(100L, 400L, 1_000L).subList(0, failures));
        assertThat(provider.calls).hasValue(1);
        assertThat(servers.storedToken(session)).isEqualTo("refresh-1");
        assertThat(servers.stored(session).leaseUntil()).isZero();
    }

    @Test
    void gives_the_result_of_a_renewal_whose_response_was_lost() {
        provider.during = () -> servers.store.failingAfter.add(Call.ROTATE);
        servers.pause = millis -> servers.store.repair();

        assertThat(servers.renew(session).value().isTemporary()).isFalse();
        assertThat(provider.calls).hasValue(1);
        assertThat(servers.storedToken(session)).isEqualTo("refresh-1");
    }

    @ParameterizedTest
    @CsvSource({"RENEWAL, RENEWAL", "RENEWAL, ACCESS_TOKEN", "ACCESS_TOKEN, RENEWAL", "ACCESS_TOKEN, ACCESS_TOKEN"})
    void a_later_request_stores_the_response_of_the_provider(Request first, Request second) {
        lose(first);
        assertThat(pauses).containsExactly(100L, 400L, 1_000L);
        assertThat(servers.storedToken(session)).isEqualTo(RotatingProvider.FIRST);

        assertThat(second.send(servers, session)).isNull();
        assertThat(provider.calls).hasValue(1);
        assertThat(servers.storedToken(session)).isEqualTo("refresh-1");
        assertThat(servers.stored(session).leaseUntil()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Request.class)
    void survives_several_requests_during_the_outage(Request request) {
        for (int i = 0; i < 5; i++) {
            assertThat(request.send(servers, session)).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        }
        repair();

        assertThat(request.send(servers, session)).isNull();
        assertThat(provider.calls).hasValue(1);
        assertThat(servers.storedToken(session)).isEqualTo("refresh-1");
    }

    /** The roles may have changed since, so the provider is called, with the refresh token that it accepts. */
    @ParameterizedTest
    @EnumSource(Request.class)
    void presents_the_new_refresh_token_after_the_lease(Request request) {
        lose(request);
        servers.clock.move(LEASE);

        assertThat(request.send(servers, session)).isNull();
        assertThat(provider.calls).hasValue(2);
        assertThat(servers.storedToken(session)).isEqualTo("refresh-2");
    }

    @ParameterizedTest
    @EnumSource(Request.class)
    void stores_the_new_refresh_token_while_the_provider_does_not_respond(Request request) {
        lose(request);
        servers.clock.move(LEASE);
        provider.rejection = RejectionReason.PROVIDER_UNAVAILABLE;

        assertThat(request.send(servers, session))
                .isEqualTo(request == Request.RENEWAL ? null : RejectionReason.PROVIDER_UNAVAILABLE);
        assertThat(servers.storedToken(session)).isEqualTo("refresh-1");
    }

    /** The application must not get a login that the provider has not refreshed under this lease. */
    @Test
    void does_not_take_an_earlier_response_for_a_refresh() {
        lose(Request.ACCESS_TOKEN);
        servers.clock.move(LEASE);
        provider.rejection = RejectionReason.PROVIDER_UNAVAILABLE;
        provider.during = () -> servers.store.failingBefore.add(Call.ROTATE);
        lose(Request.ACCESS_TOKEN);

        servers.clock.move(LEASE.minusSeconds(1));
        servers.nanoTime = () -> servers.clock.millis() * 1_000_000;
        servers.pause = millis -> servers.clock.move(LEASE);
        provider.rejection = null;
        assertThat(servers.first
                        .freshLogin(session.sessionId(), NOT_FIRST)
                        .value()
                        .tokens())
                .isEqualTo("refresh-3");
    }

    @ParameterizedTest
    @EnumSource(Request.class)
    void ends_the_session_if_the_provider_has_ended_the_login_meanwhile(Request request) {
        lose(request);
        servers.clock.move(LEASE);
        provider.rejection = RejectionReason.LOGIN_ENDED;

        assertThat(request.send(servers, session)).isEqualTo(RejectionReason.LOGIN_ENDED);
        assertThat(servers.stored(session)).isNull();
    }

    @Test
    void keeps_the_new_refresh_token_while_neither_the_store_nor_a_key_can_be_used() {
        servers.signing = false;
        lose(Request.RENEWAL);
        servers.signing = true;

        assertThat(Request.RENEWAL.send(servers, session)).isNull();
        assertThat(provider.calls).hasValue(1);
        assertThat(servers.storedToken(session)).isEqualTo("refresh-1");
    }

    @RepeatedTest(5)
    void stores_the_response_once_for_concurrent_requests() throws Exception {
        lose(Request.RENEWAL);

        List<Result<IssuedSession>> results =
                ConcurrentCalls.run(50, i -> () -> servers.renew(i % 2 == 0 ? servers.first : servers.second, session));

        // Another server has no response to store, and does not call the provider under the lease of the first one.
        assertThat(results).allMatch(result -> result.reason() == null);
        assertThat(results.stream()
                        .map(Result::value)
                        .filter(issued -> !issued.isTemporary())
                        .map(IssuedSession::renewalToken)
                        .collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(provider.calls).hasValue(1);
        assertThat(servers.storedToken(session)).isEqualTo("refresh-1");
    }

    /** A store contains the session again after its end, for example from a backup: nothing is left of it in memory. */
    @ParameterizedTest
    @ValueSource(strings = {"logout", "revocation", "logout on another server"})
    void forgets_the_response_at_the_end_of_the_session(String end) {
        lose(Request.RENEWAL);
        StoredSession stored = servers.stored(session).toBuilder().leaseUntil(0).build();
        switch (end) {
            case "logout" -> servers.first.end(session.sessionId(), null, SessionEnded.Cause.LOGOUT);
            case "revocation" -> servers.revokedLogins.add("idp-session");
            default -> servers.second.end(session.sessionId(), null, SessionEnded.Cause.LOGOUT);
        }
        if (!end.equals("logout")) {
            assertThat(servers.reason(session)).isEqualTo(RejectionReason.SESSION_ENDED);
        }
        servers.revoked.clear();
        servers.revokedLogins.clear();
        servers.memory.create(stored);

        assertThat(servers.reason(session)).isEqualTo(RejectionReason.LOGIN_ENDED);
        assertThat(provider.calls).hasValue(2);
    }

    @Test
    void keeps_the_response_if_the_session_could_not_be_ended() {
        lose(Request.RENEWAL);
        servers.failingRevocations = true;
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> servers.first.end(session.sessionId(), null, SessionEnded.Cause.LOGOUT));
        servers.failingRevocations = false;

        assertThat(Request.RENEWAL.send(servers, session)).isNull();
        assertThat(provider.calls).hasValue(1);
    }
}
