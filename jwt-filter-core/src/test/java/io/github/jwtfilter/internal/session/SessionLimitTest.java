package io.github.jwtfilter.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.session.BrokenSessionStore.Call;
import io.github.jwtfilter.internal.store.memory.MemorySessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The number of sessions of one user. */
class SessionLimitTest {
    private final TickingClock clock = new TickingClock(Instant.parse("2026-11-29T08:00:00Z"));
    private final MemorySessionStore memory = new MemorySessionStore(6, clock);
    private final BrokenSessionStore store = new BrokenSessionStore(memory);
    private final Set<String> revoked = new HashSet<>();
    private final SessionManager sessions = new SessionManager(
            "app",
            TestSettings.with("session.store = memory", "session.max-per-user = 3")
                    .session(),
            Duration.ofSeconds(60),
            store,
            new Revoked(),
            TestWriter::create,
            clock,
            RefreshPolicy.none(),
            new SessionCounters(),
            new UnstoredLogins(),
            EventPublisher.NONE);

    @Test
    void a_login_beyond_the_limit_ends_the_session_that_was_not_renewed_for_the_longest_time() {
        IssuedSession first = start("alice");
        IssuedSession second = start("alice");
        IssuedSession third = start("alice");
        clock.move(Duration.ofMinutes(11));
        IssuedSession renewed = renew(first);

        IssuedSession fourth = start("alice");

        assertThat(memory.find(third.sessionId()) == null).isNotEqualTo(memory.find(second.sessionId()) == null);
        assertThat(revoked).hasSize(1).isSubsetOf(second.sessionId(), third.sessionId());
        assertThat(renew(renewed).sessionId()).isEqualTo(first.sessionId());
        assertThat(renew(fourth).sessionId()).isEqualTo(fourth.sessionId());
    }

    @Test
    void a_program_that_logs_in_with_each_request_leaves_room_for_other_users() {
        for (int i = 0; i < 50; i++) {
            clock.move(Duration.ofMillis(1));
            start("program");
        }

        IssuedSession other = start("alice");
        assertThat(renew(other).sessionId()).isEqualTo(other.sessionId());
        assertThat(sessions.endAll("program")).isEqualTo(3);
    }

    @Test
    void sessions_that_have_ended_by_themselves_do_not_count() {
        start("alice");
        start("alice");
        start("alice");
        clock.move(Duration.ofHours(2));
        start("alice");
        start("alice");

        assertThat(revoked).isEmpty();
    }

    @Test
    void one_line_per_minute_names_the_user_and_the_setting() {
        try (LoggedLines lines = LoggedLines.of(SessionManager.class)) {
            for (int i = 0; i < 10; i++) {
                start("al\nice");
            }
            assertThat(lines.only())
                    .startsWith("WARNING User \"al\\u000aice\" has 3 sessions, and session.max-per-user is 3");

            clock.move(Duration.ofMinutes(1));
            start("al\nice");
            assertThat(lines.all()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Call.class,
            names = {"FIND_BY_SUBJECT", "REMOVE"})
    void no_session_starts_if_none_of_the_others_can_end(Call call) {
        List<IssuedSession> others = List.of(start("alice"), start("alice"), start("alice"));
        store.failingBefore.add(call);
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> start("alice"));
        store.repair();

        assertThat(others).allMatch(session -> memory.find(session.sessionId()) != null);
        assertThat(sessions.endAll("alice")).isEqualTo(3);
    }

    private IssuedSession start(String name) {
        return sessions.start(name, List.of(), Map.of(), null, session -> {});
    }

    private IssuedSession renew(IssuedSession session) {
        return sessions.renew(session.renewalToken(), issued -> {}, (id, subject) -> {})
                .value();
    }

    private final class Revoked implements SessionRevocations {
        @Override
        public void revoke(String sessionId, long until) {
            revoked.add(sessionId);
        }

        @Override
        public boolean isRevoked(String sessionId, String subject, ProviderLogin login, long startedAt) {
            return revoked.contains(sessionId);
        }
    }
}
