package io.github.jwtfilter.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.SessionEnded;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.store.memory.MemorySessionStore;
import java.math.BigInteger;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionManagerTest {
    private static final Instant START = Instant.parse("2026-11-29T08:00:00Z");

    private final TickingClock clock = new TickingClock(START);
    private final MemorySessionStore store = new MemorySessionStore(1_000, clock);
    private final Map<String, Long> revoked = new HashMap<>();
    private final List<String> reused = new ArrayList<>();
    private final SessionCounters counters = new SessionCounters();
    private final SessionManager sessions = manager("legacy");

    @Test
    void starts_a_session_with_the_claims_of_the_user() throws ParseException {
        IssuedSession session = start("alice");

        Map<String, Object> claims =
                SignedJWT.parse(session.accessToken()).getJWTClaimsSet().toJSONObject();
        assertThat(claims)
                .containsEntry("iss", "urn:jwt-filter:legacy")
                .containsEntry("aud", "urn:jwt-filter:legacy")
                .containsEntry("sub", "alice")
                .containsEntry("sid", session.sessionId())
                .containsEntry("roles", List.of("clerk"))
                .containsEntry("branch", "north")
                .containsEntry("iat", START.getEpochSecond())
                .containsEntry("exp", START.plusSeconds(600).getEpochSecond());
        assertThat(session.accessSeconds()).isEqualTo(600);
        assertThat(session.renewalSeconds()).isEqualTo(7_200);
    }

    @Test
    void stores_no_renewal_token() {
        IssuedSession session = start("alice");
        StoredSession stored = store.find(session.sessionId());
        String[] parts = session.renewalToken().split("\\.", -1);

        assertThat(stored).isNotNull();
        String all = stored.id() + stored.subjectId() + stored.data() + stored.currentHash() + stored.salt();
        assertThat(all).doesNotContain(parts[0]).doesNotContain(parts[1]);
        assertThat(session).asString().doesNotContain(parts[0]).doesNotContain(session.accessToken());
    }

    @Test
    void replaces_the_renewal_token_with_each_renewal() {
        IssuedSession first = start("alice");
        clock.move(Duration.ofMinutes(11));
        IssuedSession second = renewed(first);
        clock.move(Duration.ofMinutes(11));
        IssuedSession third = renewed(second);

        assertThat(List.of(first.renewalToken(), second.renewalToken(), third.renewalToken()))
                .doesNotHaveDuplicates();
        assertThat(List.of(second.sessionId(), third.sessionId())).containsOnly(first.sessionId());
    }

    @Test
    void returns_the_same_successor_during_the_grace_period() {
        IssuedSession first = start("alice");
        String successor = renewed(first).renewalToken();
        clock.move(Duration.ofSeconds(30));

        assertThat(renewed(first).renewalToken()).isEqualTo(successor);
        assertThat(reused).isEmpty();
    }

    @Test
    void ends_the_session_when_a_renewal_token_is_used_again_later() {
        IssuedSession first = start("alice");
        IssuedSession second = renewed(first);
        clock.move(Duration.ofSeconds(31));

        assertThat(reason(first.renewalToken())).isEqualTo(RejectionReason.RENEWAL_REUSED);
        assertThat(reused).containsExactly(first.sessionId() + " alice");
        assertThat(reason(second.renewalToken())).isEqualTo(RejectionReason.SESSION_ENDED);
        assertThat(revoked).containsKey(first.sessionId());
    }

    @Test
    void ends_the_session_when_a_renewal_token_from_two_rotations_ago_is_used() {
        IssuedSession first = start("alice");
        IssuedSession second = renewed(first);
        IssuedSession third = renewed(second);

        assertThat(reason(first.renewalToken())).isEqualTo(RejectionReason.RENEWAL_REUSED);
        assertThat(reason(third.renewalToken())).isEqualTo(RejectionReason.SESSION_ENDED);
    }

    @Test
    void ends_the_session_when_another_secret_of_its_family_is_presented() {
        IssuedSession session = start("alice");
        String family = session.renewalToken().substring(0, 23);
        String guessed = family + start("bob").renewalToken().substring(23);

        assertThat(reason(guessed)).isEqualTo(RejectionReason.RENEWAL_REUSED);
        assertThat(reason(session.renewalToken())).isEqualTo(RejectionReason.SESSION_ENDED);
    }

    @Test
    void ends_a_session_that_is_idle() {
        IssuedSession session = start("alice");
        clock.move(Duration.ofHours(2).minusSeconds(1));
        IssuedSession renewed = renewed(session);
        clock.move(Duration.ofHours(2));

        assertThat(reason(renewed.renewalToken())).isEqualTo(RejectionReason.SESSION_ENDED);
    }

    @Test
    void ends_a_session_that_is_in_use_at_its_maximum_lifetime() {
        IssuedSession session = start("alice");
        for (int i = 0; i < 23; i++) {
            clock.move(Duration.ofHours(1));
            session = renewed(session);
        }
        clock.move(Duration.ofMinutes(55));
        session = renewed(session);

        assertThat(session.accessSeconds()).isEqualTo(300);
        assertThat(session.renewalSeconds()).isEqualTo(300);
        clock.move(Duration.ofMinutes(5));
        assertThat(reason(session.renewalToken())).isEqualTo(RejectionReason.SESSION_ENDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "x",
                "AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
                "AAAAAAAAAAAAAAAAAAAAAB.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "' OR 1=1 --",
                "AAAAAAAAAAAAAAAAAAAAA'.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void rejects_text_that_is_no_renewal_token(String text) {
        assertThat(reason(text)).isEqualTo(RejectionReason.MALFORMED_RENEWAL);
    }

    @Test
    void rejects_a_renewal_token_of_another_application_in_the_same_store() {
        IssuedSession foreign = manager("other").start("alice", List.of(), Map.of(), null, session -> {});

        assertThat(reason(foreign.renewalToken())).isEqualTo(RejectionReason.SESSION_ENDED);
        assertThat(manager("other")
                        .renew(foreign.renewalToken(), issued -> {}, (id, subject) -> {})
                        .reason())
                .isNull();
    }

    @Test
    void does_not_renew_a_session_that_an_operator_has_revoked() {
        IssuedSession session = start("alice");
        revoked.put(session.sessionId(), Long.MAX_VALUE);

        assertThat(reason(session.renewalToken())).isEqualTo(RejectionReason.SESSION_ENDED);
        revoked.clear();
        assertThat(reason(session.renewalToken())).isEqualTo(RejectionReason.SESSION_ENDED);
        assertThat(counters.revoked()).isEqualTo(1);
        assertThat(counters.ended()).isZero();
    }

    @Test
    void counts_an_ended_session_once() {
        IssuedSession session = start("alice");
        start("alice");
        sessions.end(session.sessionId(), null, SessionEnded.Cause.LOGOUT);
        sessions.end(session.sessionId(), null, SessionEnded.Cause.LOGOUT);
        assertThat(counters.ended()).isEqualTo(1);

        sessions.endAll("alice");
        assertThat(counters.ended()).isEqualTo(2);
        assertThat(counters.revoked()).isZero();
    }

    @Test
    void revokes_the_access_tokens_of_an_ended_session_until_the_last_one_has_expired() {
        IssuedSession session = start("alice");

        assertThat(sessions.endByRenewal(session.renewalToken(), new HashSet<>(), SessionEnded.Cause.LOGOUT))
                .isTrue();
        assertThat(revoked.get(session.sessionId()))
                .isGreaterThanOrEqualTo(START.plusSeconds(600 + 2 * 60).toEpochMilli());
        assertThat(reason(session.renewalToken())).isEqualTo(RejectionReason.SESSION_ENDED);
        assertThat(sessions.endByRenewal(session.renewalToken(), new HashSet<>(), SessionEnded.Cause.LOGOUT))
                .isFalse();
    }

    /** The user has the token that a thief has replaced twice, and logs out. */
    @Test
    void ends_a_session_by_a_renewal_token_that_was_replaced_long_ago() {
        IssuedSession stolen = start("alice");
        IssuedSession last = renewed(renewed(stolen));
        clock.move(Duration.ofMinutes(30));

        assertThat(sessions.endByRenewal(stolen.renewalToken(), new HashSet<>(), SessionEnded.Cause.LOGOUT))
                .isTrue();
        assertThat(revoked).containsKey(last.sessionId());
        assertThat(reason(last.renewalToken())).isEqualTo(RejectionReason.SESSION_ENDED);
    }

    @Test
    void does_not_repeat_the_renewal_of_a_session_that_an_operator_has_revoked() {
        IssuedSession session = start("alice");
        renewed(session);
        revoked.put(session.sessionId(), Long.MAX_VALUE);

        assertThat(reason(session.renewalToken())).isEqualTo(RejectionReason.SESSION_ENDED);
    }

    @Test
    void starts_no_session_with_a_blank_role() {
        for (String role : new String[] {null, "", " "}) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(
                            () -> sessions.start("alice", Arrays.asList("clerk", role), Map.of(), null, session -> {}));
        }
    }

    @Test
    void starts_no_session_with_half_of_a_surrogate_pair_in_its_name() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> start("alice\ud800"));
    }

    @Test
    void keeps_claims_of_every_type_over_several_renewals() throws ParseException {
        Map<String, Object> claims = new HashMap<>();
        claims.put("int", 7);
        claims.put("long", Long.MIN_VALUE);
        claims.put("huge", new BigInteger("123456789012345678901234567890"));
        claims.put("fraction", 0.1);
        claims.put("small", 1.0E-300);
        claims.put("nothing", null);
        claims.put("list", Arrays.asList(1, "x", null, Map.of("deep", List.of(true, 2.5))));
        IssuedSession first = sessions.start("alice", List.of("a", "b"), claims, null, session -> {});
        IssuedSession third = renewed(renewed(first));

        String before = payload(first).replaceAll("\"jti\":\"[^\"]+\"", "");
        assertThat(payload(third).replaceAll("\"jti\":\"[^\"]+\"", "")).isEqualTo(before);
    }

    private static String payload(IssuedSession session) throws ParseException {
        return SignedJWT.parse(session.accessToken()).getPayload().toString();
    }

    @Test
    void ends_all_sessions_of_a_user_and_no_others() {
        IssuedSession first = start("alice");
        IssuedSession second = start("alice");
        IssuedSession other = start("alice ");

        assertThat(sessions.endAll("alice")).isEqualTo(2);
        assertThat(revoked.keySet()).containsExactlyInAnyOrder(first.sessionId(), second.sessionId());
        assertThat(reason(other.renewalToken())).isNull();
    }

    @Test
    void keeps_a_session_whose_revocation_fails_so_that_ending_it_can_be_repeated() {
        IssuedSession session = start("alice");
        SessionManager broken = manager("legacy", new SessionRevocations() {
            @Override
            public void revoke(String sessionId, long until) {
                throw new StoreException("down");
            }

            @Override
            public boolean isRevoked(String sessionId, String subject, ProviderLogin login, long startedAt) {
                return false;
            }
        });

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(
                        () -> broken.endByRenewal(session.renewalToken(), new HashSet<>(), SessionEnded.Cause.LOGOUT));
        assertThat(sessions.endByRenewal(session.renewalToken(), new HashSet<>(), SessionEnded.Cause.LOGOUT))
                .isTrue();
    }

    @Test
    void gives_concurrent_renewals_of_one_token_the_same_successor() throws Exception {
        IssuedSession session = start("alice");
        int threads = 100;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Result<IssuedSession>>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                calls.add(() -> {
                    together.await();
                    return renew(session.renewalToken());
                });
            }
            Set<String> successors = new HashSet<>();
            for (Future<Result<IssuedSession>> result : executor.invokeAll(calls)) {
                assertThat(result.get().reason()).isNull();
                successors.add(result.get().value().renewalToken());
            }
            assertThat(successors).hasSize(1).doesNotContain(session.renewalToken());
        } finally {
            executor.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void starts_no_session_without_a_name(String name) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> start(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "sub", "exp", "sid", "jti", "roles", "cnf", "nbf", "iat", "idp"})
    void starts_no_session_with_a_claim_of_its_own(String claim) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> sessions.start("alice", List.of(), Map.of(claim, "x"), null, session -> {}))
                .withMessageContaining(claim);
    }

    @Test
    void keeps_every_character_of_a_name_over_a_renewal() throws ParseException {
        String name = "a\"'\u0000\n\ud83d\ude00e\u0301\u00e9'; DROP TABLE x; --" + "n".repeat(500);
        IssuedSession renewed = renewed(start(name));

        assertThat(SignedJWT.parse(renewed.accessToken()).getJWTClaimsSet().getSubject())
                .isEqualTo(name);
        StoredSession stored = store.find(renewed.sessionId());
        assertThat(stored).isNotNull();
        assertThat(stored.data()).matches("[ -~]*");
    }

    @Test
    void stores_no_session_that_fails_its_check() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> sessions.start("alice", List.of(), Map.of(), null, session -> {
                    throw new IllegalArgumentException("too long");
                }));
        assertThat(sessions.endAll("alice")).isZero();
    }

    private SessionManager manager(String name) {
        return manager(name, new SessionRevocations() {
            @Override
            public void revoke(String sessionId, long until) {
                revoked.put(sessionId, until);
            }

            @Override
            public boolean isRevoked(String sessionId, String subject, ProviderLogin login, long startedAt) {
                return revoked.containsKey(sessionId);
            }
        });
    }

    private SessionManager manager(String name, SessionRevocations revocations) {
        return new SessionManager(
                name,
                TestSettings.with("session.store = memory").session(),
                Duration.ofSeconds(60),
                store,
                revocations,
                TestWriter::create,
                clock,
                RefreshPolicy.none(),
                counters,
                new UnstoredLogins(),
                EventPublisher.NONE);
    }

    private IssuedSession start(String name) {
        return sessions.start(name, List.of("clerk"), Map.of("branch", "north"), null, session -> {});
    }

    private IssuedSession renewed(IssuedSession session) {
        return renew(session.renewalToken()).value();
    }

    private RejectionReason reason(String token) {
        return renew(token).reason();
    }

    private Result<IssuedSession> renew(String token) {
        return sessions.renew(token, issued -> {}, (id, subject) -> reused.add(id + " " + subject));
    }
}
