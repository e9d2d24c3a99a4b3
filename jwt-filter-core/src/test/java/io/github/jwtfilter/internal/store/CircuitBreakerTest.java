package io.github.jwtfilter.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.SessionStore;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredSession;
import io.github.jwtfilter.fixture.CollectedEvents;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.internal.store.memory.MemoryRevocationStore;
import io.github.jwtfilter.internal.store.memory.MemorySessionStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private final LoggedLines lines = LoggedLines.of(Stores.class);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final AtomicInteger calls = new AtomicInteger();
    private final CollectedEvents events = new CollectedEvents();
    private final CircuitBreaker breaker =
            new CircuitBreaker("database", e -> "down".equals(e.getMessage()), nanos::get, events);

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void passes_results_and_exceptions_on() {
        assertThat(succeed()).isEqualTo("result");
        assertThatThrownBy(() -> fail("down"))
                .isInstanceOf(StoreException.class)
                .hasMessage("down");
        assertThat(lines.all()).isEmpty();
    }

    @Test
    void passes_exceptions_on_without_the_messages_of_the_driver() {
        StoreException failure = new StoreException(
                "down", new SQLException("hunter2", new IllegalArgumentException("jdbc:x?password=hunter2")));

        assertThatThrownBy(() -> breaker.call(() -> {
                    throw failure;
                }))
                .isInstanceOf(StoreException.class)
                .hasMessage("down")
                .satisfies(thrown -> {
                    StringWriter trace = new StringWriter();
                    thrown.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString())
                            .contains(": java.sql.SQLException", ": java.lang.IllegalArgumentException")
                            .doesNotContain("hunter2");
                    assertThat(thrown.getStackTrace()).isEqualTo(failure.getStackTrace());
                });
    }

    @Test
    void counts_and_times_calls_and_failures_of_the_store_but_not_calls_that_were_not_made() {
        breaker.run(() -> nanos.addAndGet(30));
        assertThatThrownBy(() -> breaker.run(() -> {
                    nanos.addAndGet(12);
                    throw new StoreException("rejected");
                }))
                .hasMessage("rejected");
        assertThat(breaker.calls().count()).isEqualTo(2);
        assertThat(breaker.calls().totalNanos()).isEqualTo(42);
        assertThat(breaker.calls().failures()).isZero();
        assertThat(breaker.isOpen()).isFalse();

        open();
        assertThatThrownBy(this::succeed).isInstanceOf(StoreException.class);

        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.calls().count()).isEqualTo(2 + CircuitBreaker.FAILURES);
        assertThat(breaker.calls().failures()).isEqualTo(CircuitBreaker.FAILURES);
        assertThat(breaker.calls().totalNanos()).isEqualTo(42);
    }

    @Test
    void rejects_calls_immediately_after_consecutive_failures() {
        open();

        assertThatThrownBy(this::succeed)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is called again every two seconds");
        assertThat(calls).hasValue(CircuitBreaker.FAILURES);
        assertThat(lines.only())
                .isEqualTo("WARNING The database is unavailable, and is called only every two seconds: down");
    }

    @Test
    void a_success_between_failures_keeps_it_closed() {
        for (int i = 0; i < 5; i++) {
            for (int n = 1; n < CircuitBreaker.FAILURES; n++) {
                assertThatThrownBy(() -> fail("down")).hasMessage("down");
            }
            succeed();
        }

        assertThat(lines.all()).isEmpty();
    }

    @Test
    void calls_that_the_store_rejects_keep_it_closed() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> fail("read-only")).hasMessage("read-only");
        }

        assertThat(calls).hasValue(20);
        assertThat(lines.all()).isEmpty();
    }

    @Test
    void tries_one_call_after_each_pause() {
        open();
        for (int i = 1; i <= 3; i++) {
            nanos.addAndGet(CircuitBreaker.PAUSE_NANOS - 1);
            assertThatThrownBy(() -> fail("down")).hasMessageContaining("is called again every two seconds");
            nanos.incrementAndGet();
            assertThatThrownBy(() -> fail("down")).hasMessage("down");
            assertThatThrownBy(() -> fail("down")).hasMessageContaining("is called again every two seconds");
            assertThat(calls).hasValue(CircuitBreaker.FAILURES + i);
        }
        assertThat(lines.all()).hasSize(1);
    }

    @Test
    void closes_after_a_success() {
        open();
        nanos.addAndGet(CircuitBreaker.PAUSE_NANOS);

        assertThat(succeed()).isEqualTo("result");
        assertThat(succeed()).isEqualTo("result");
        assertThat(lines.all())
                .containsExactly(
                        "WARNING The database is unavailable, and is called only every two seconds: down",
                        "INFO The database is available again");
        assertThat(events.texts())
                .containsExactly(
                        "store-state-changed store=\"database\" available=false failure=\"down\"",
                        "store-state-changed store=\"database\" available=true");
    }

    @Test
    void one_of_many_threads_tries_the_call() throws Exception {
        open();
        nanos.addAndGet(CircuitBreaker.PAUSE_NANOS);

        List<Boolean> tried = ConcurrentCalls.run(50, i -> () -> {
            try {
                fail("down");
                return false;
            } catch (StoreException e) {
                return "down".equals(e.getMessage());
            }
        });

        assertThat(tried.stream().filter(each -> each)).hasSize(1);
    }

    @Test
    void logs_once_when_many_threads_fail() throws Exception {
        ConcurrentCalls.run(50, i -> () -> {
            assertThatThrownBy(() -> fail("down")).isInstanceOf(StoreException.class);
            return true;
        });

        assertThat(lines.all()).hasSize(1);
    }

    @Test
    void both_stores_of_a_backend_share_it() {
        Clock clock = Clock.systemUTC();
        Backend backend = new Backend(
                        new MemorySessionStore(1_000, clock), new MemoryRevocationStore(1_000, clock), () -> {})
                .with(breaker);
        open();

        assertThatThrownBy(() -> backend.sessions().find("x")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> backend.revocations().find(List.of("x"), 0)).isInstanceOf(StoreException.class);
        nanos.addAndGet(CircuitBreaker.PAUSE_NANOS);
        assertThat(backend.revocations().find(List.of("x"), 0)).hasSize(1);
        SessionStore sessions = backend.sessions();
        StoredSession session = StoredValues.session();
        sessions.create(session);
        assertThat(sessions.find(session.id())).isEqualTo(session);
    }

    private void open() {
        for (int i = 0; i < CircuitBreaker.FAILURES; i++) {
            assertThatThrownBy(() -> fail("down")).hasMessage("down");
        }
    }

    private String succeed() {
        return breaker.call(() -> {
            calls.incrementAndGet();
            return "result";
        });
    }

    private void fail(String message) {
        breaker.call(() -> {
            calls.incrementAndGet();
            throw new StoreException(message);
        });
    }
}
