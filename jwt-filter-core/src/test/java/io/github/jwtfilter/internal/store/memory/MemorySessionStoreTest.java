package io.github.jwtfilter.internal.store.memory;

import static io.github.jwtfilter.internal.store.StoredValues.NOW;
import static io.github.jwtfilter.internal.store.StoredValues.renewed;
import static io.github.jwtfilter.internal.store.StoredValues.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.store.ConcurrentCalls;
import io.github.jwtfilter.internal.store.SessionStoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemorySessionStoreTest extends SessionStoreContract {
    private final TickingClock clock = new TickingClock(Instant.ofEpochMilli(NOW));
    private final MemorySessionStore store = new MemorySessionStore(1_000, clock);
    private final MemorySessionStore small = new MemorySessionStore(3, clock);

    @Override
    protected SessionStore store() {
        return store;
    }

    @Test
    void rejects_a_session_beyond_the_limit_and_names_the_setting() {
        List<StoredSession> live = fill();
        StoredSession rejected = session();

        assertThatThrownBy(() -> small.create(rejected))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("3 sessions")
                .hasMessageContaining("store.memory.max-entries");
        assertThat(small.find(rejected.id())).isNull();
        assertThat(small.findBySubject(rejected.subjectId())).isEmpty();
        assertThat(live).allMatch(session -> session.equals(small.find(session.id())));
    }

    @Test
    void replaces_sessions_that_have_ended_at_the_limit() {
        List<StoredSession> ending = fill();
        StoredSession renewed = renewed(ending.get(0));
        assertThat(small.rotate(renewed, ending.get(0).currentHash())).isTrue();
        clock.move(Duration.ofMillis(1_001));
        StoredSession added = session();

        small.create(added);

        assertThat(small.find(added.id())).isEqualTo(added);
        assertThat(small.find(renewed.id())).isEqualTo(renewed);
        assertThat(small.find(ending.get(1).id())).isNull();
        assertThat(small.findBySubject(ending.get(1).subjectId())).isEmpty();
    }

    @Test
    void accepts_a_session_after_the_removal_of_another() {
        StoredSession removed = fill().get(0);
        assertThat(small.remove(removed.id())).isTrue();
        small.create(session());

        assertThatThrownBy(() -> small.create(session())).isInstanceOf(StoreException.class);
    }

    @Test
    void a_rejected_duplicate_does_not_count() {
        StoredSession first = session();
        small.create(first);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> small.create(session(first.id()))).isInstanceOf(StoreException.class);
        }
        small.create(session());
        small.create(session());

        assertThat(small.findBySubject(first.subjectId())).containsExactly(first);
    }

    @Test
    void concurrent_threads_do_not_exceed_the_limit() throws Exception {
        List<StoredSession> sessions =
                IntStream.range(0, 50).mapToObj(i -> session()).toList();

        List<Boolean> created = ConcurrentCalls.run(50, i -> () -> {
            try {
                small.create(sessions.get(i));
                return true;
            } catch (StoreException e) {
                return false;
            }
        });

        assertThat(created.stream().filter(each -> each)).hasSize(3);
        assertThat(IntStream.range(0, 50))
                .allMatch(i -> created.get(i) == (small.find(sessions.get(i).id()) != null));
    }

    private List<StoredSession> fill() {
        List<StoredSession> sessions =
                IntStream.range(0, 3).mapToObj(i -> session()).toList();
        sessions.forEach(small::create);
        return sessions;
    }
}
