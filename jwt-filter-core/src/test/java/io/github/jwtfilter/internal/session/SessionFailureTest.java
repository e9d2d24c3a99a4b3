package io.github.jwtfilter.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.SessionEnded;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.session.BrokenSessionStore.Call;
import io.github.jwtfilter.internal.signing.TokenWriter;
import io.github.jwtfilter.internal.store.memory.MemorySessionStore;
import io.github.jwtfilter.settings.SessionSettings;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions whose store, signing key or clock fails. */
class SessionFailureTest {
    private static final Instant START = Instant.parse("2026-11-29T08:00:00Z");
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final TickingClock clock = new TickingClock(START);
    private final MemorySessionStore memory = new MemorySessionStore(1_000, clock);
    private final BrokenSessionStore store = new BrokenSessionStore(memory);
    private final Map<String, Long> revoked = new HashMap<>();
    private final Set<String> failingRevocations = new HashSet<>();
    private final List<String> reused = new ArrayList<>();
    private boolean signing = true;
    private final SessionManager sessions = node(clock);

    @Test
    void starts_no_session_that_is_not_stored() {
        store.failingBefore.add(Call.CREATE);
        assertThatExceptionOfType(StoreException.class).isThrownBy(this::start);
        store.repair();

        assertThat(sessions.endAll("alice")).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Call.class,
            names = {"FIND", "ROTATE"})
    void keeps_a_session_whose_renewal_fails(Call call) {
        IssuedSession session = start();
        store.failingBefore.add(call);
        assertThat(reason(session)).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        store.repair();
        clock.move(Duration.ofMinutes(5));

        assertThat(reason(session)).isNull();
        assertThat(reused).isEmpty();
    }

    @Test
    void repeats_a_renewal_that_was_stored_without_a_response() {
        IssuedSession session = start();
        store.failingAfter.add(Call.ROTATE);
        assertThat(reason(session)).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        store.repair();
        clock.move(Duration.ofSeconds(29));
        IssuedSession repeated = renew(session).value();
        clock.move(Duration.ofMinutes(11));

        assertThat(reason(repeated)).isNull();
        assertThat(reused).isEmpty();
    }

    @Test
    void keeps_a_session_while_no_key_can_sign() {
        IssuedSession session = start();
        signing = false;
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> renew(session));
        signing = true;
        clock.move(Duration.ofMinutes(5));

        assertThat(reason(session)).isNull();
        assertThat(reused).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Call.class,
            names = {"FIND", "REMOVE"})
    void reports_that_a_session_may_not_have_ended(Call call) {
        IssuedSession session = start();
        store.failingBefore.add(call);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() ->
                        sessions.endByRenewal(session.renewalToken(), new HashSet<>(), SessionEnded.Cause.LOGOUT));
        store.repair();
        assertThat(sessions.endByRenewal(session.renewalToken(), new HashSet<>(), SessionEnded.Cause.LOGOUT))
                .isTrue();
        assertThat(reason(session)).isEqualTo(RejectionReason.SESSION_ENDED);
    }

    /** The user has been told that the logout has failed, but has no cookie any more to repeat it. */
    @Test
    void does_not_renew_a_session_that_could_be_revoked_but_not_removed() {
        IssuedSession session = start();
        store.failingBefore.add(Call.REMOVE);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> sessions.end(session.sessionId(), null, SessionEnded.Cause.LOGOUT));
        store.repair();
        clock.move(Duration.ofMinutes(90)); // all access tokens have expired, and so has their revocation

        assertThat(reason(session)).isEqualTo(RejectionReason.SESSION_ENDED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Call.class,
            names = {"FIND_BY_SUBJECT", "REMOVE"})
    void ends_the_other_sessions_of_a_user_when_the_call_is_repeated(Call call) {
        IssuedSession first = start();
        IssuedSession second = start();
        store.failingBefore.add(call);
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> sessions.endAll("alice"));
        store.repair();

        sessions.endAll("alice");
        assertThat(revoked).containsKeys(first.sessionId(), second.sessionId());
        assertThat(reason(first)).isEqualTo(RejectionReason.SESSION_ENDED);
        assertThat(reason(second)).isEqualTo(RejectionReason.SESSION_ENDED);
    }

    @Test
    void removes_no_session_whose_access_tokens_cannot_be_revoked() {
        IssuedSession session = start();
        failingRevocations.add(session.sessionId());
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> sessions.endAll("alice"));
        failingRevocations.clear();

        assertThat(sessions.endAll("alice")).isOne();
    }

    @Test
    void reports_an_old_renewal_token_again_if_its_session_could_not_be_ended() {
        IssuedSession stolen = start();
        IssuedSession current = renew(stolen).value();
        clock.move(Duration.ofMinutes(1));
        failingRevocations.add(stolen.sessionId());
        assertThat(reason(stolen)).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        failingRevocations.clear();

        assertThat(reason(stolen)).isEqualTo(RejectionReason.RENEWAL_REUSED);
        assertThat(reused).hasSize(1);
        assertThat(reason(current)).isEqualTo(RejectionReason.SESSION_ENDED);
    }

    @Test
    void reports_an_old_renewal_token_once_if_two_requests_present_it_together() {
        IssuedSession stolen = start();
        renew(stolen);
        clock.move(Duration.ofMinutes(1));
        List<RejectionReason> reasons = new ArrayList<>();
        store.beforeRemoval = () -> reasons.add(reason(stolen));
        reasons.add(reason(stolen));

        assertThat(reasons).containsExactly(RejectionReason.RENEWAL_REUSED, RejectionReason.SESSION_ENDED);
        assertThat(reused).hasSize(1);
    }

    /** The clock of the server that issues a token is ahead of the one that ends the session, as far as is permitted. */
    @Test
    void revokes_the_access_token_of_a_server_whose_clock_is_ahead() throws ParseException {
        TickingClock ahead = new TickingClock(START.plus(SKEW));
        IssuedSession session = node(ahead).start("alice", List.of(), Map.of(), null, issued -> {});
        sessions.end(session.sessionId(), null, SessionEnded.Cause.LOGOUT);

        Instant expiry = SignedJWT.parse(session.accessToken())
                .getJWTClaimsSet()
                .getExpirationTime()
                .toInstant();
        assertThat(revoked.get(session.sessionId()))
                .isGreaterThan(expiry.plus(SKEW).toEpochMilli());
    }

    @Test
    void renews_sessions_when_the_clock_is_set_back() {
        IssuedSession session = renew(start()).value();
        TickingClock behind = new TickingClock(START.minus(Duration.ofHours(1)));

        Result<IssuedSession> renewed = node(behind).renew(session.renewalToken(), issued -> {}, this::reused);
        assertThat(renewed.reason()).isNull();
        assertThat(renewed.value().accessSeconds()).isEqualTo(600);
        assertThat(reused).isEmpty();
    }

    private void reused(String sessionId, String subject) {
        reused.add(sessionId);
    }

    private IssuedSession start() {
        return sessions.start("alice", List.of(), Map.of(), null, session -> {});
    }

    private Result<IssuedSession> renew(IssuedSession session) {
        return sessions.renew(session.renewalToken(), issued -> {}, this::reused);
    }

    private RejectionReason reason(IssuedSession session) {
        return renew(session).reason();
    }

    /** A server with its own clock, and the common store. */
    private SessionManager node(Clock own) {
        SessionSettings settings = TestSettings.with("session.store = memory").session();
        return new SessionManager(
                "app",
                settings,
                SKEW,
                store,
                new Revoked(),
                this::writer,
                own,
                RefreshPolicy.none(),
                new SessionCounters(),
                new UnstoredLogins(),
                EventPublisher.NONE);
    }

    private TokenWriter writer() {
        if (!signing) {
            throw new IllegalStateException("no key");
        }
        return TestWriter.create();
    }

    /** Forgets revocations that have expired, as a store does. */
    private final class Revoked implements SessionRevocations {
        @Override
        public void revoke(String sessionId, long until) {
            if (failingRevocations.contains(sessionId)) {
                throw new StoreException("down");
            }
            revoked.merge(sessionId, until, Math::max);
        }

        @Override
        public boolean isRevoked(String sessionId, String subject, ProviderLogin login, long startedAt) {
            return revoked.getOrDefault(sessionId, Long.MIN_VALUE) >= clock.millis();
        }
    }
}
