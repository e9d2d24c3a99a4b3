package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.ApplicationThreads;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.RecordedEvents;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.event.BlockingHandler;
import io.github.jwtfilter.internal.event.BlockingListener;
import io.github.jwtfilter.internal.event.GuardEvents;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.ServletDeployment;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listeners that hang, throw or are slow: the decisions of this thread return nevertheless. */
class ListenerIsolationTest {
    private static final String APPLICATION = "/isolated";
    private static final int QUEUE = 1024;
    private static final int AUDIT_QUEUE = 8192;

    private final LoggedLines lines = LoggedLines.of(GuardEvents.class);
    private Guard guard = guard();

    @AfterEach
    void close() {
        guard.close();
        lines.close();
    }

    private static Guard guard(String... settings) {
        return GuardFactory.create(
                TestSettings.loadWith(settings),
                new TickingClock(TestTokens.ISSUED),
                ServletDeployment.usual().at(APPLICATION));
    }

    private void reject(int count) {
        for (int i = 0; i < count; i++) {
            Decision decision = guard.decide(TestRequest.get("/page/" + i));
            assertThat(((Decision.Rejected) decision).rejection().reason()).isEqualTo(RejectionReason.NO_TOKEN);
        }
    }

    private void accept(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(guard.decide(TestRequest.get("/page").bearer(TestTokens.good())))
                    .isInstanceOf(Decision.Authenticated.class);
        }
    }

    @Test
    void a_listener_that_sleeps_for_a_minute_affects_no_request_and_lost_events_are_counted() throws Exception {
        BlockingListener sleeping = new BlockingListener(true);
        guard.add(sleeping);
        reject(1);
        sleeping.awaitCall();

        reject(3000);
        accept(3000);

        assertThat(sleeping.events())
                .as("the listener is still in its first call")
                .isEmpty();
        sleeping.release();
        Await.until("the waiting events were received", () -> sleeping.events().size() == QUEUE + 2);
        GuardEvent lost = sleeping.events().get(QUEUE + 1);
        assertThat(lost).isInstanceOf(EventsLost.class);
        // Of 3,000 accepted requests, 100 in each second are events, all of which met a full queue.
        assertThat(((EventsLost) lost).count()).isGreaterThanOrEqualTo(3000 - QUEUE + 100);
        assertThat(sleeping.events().stream().filter(RequestRejected.class::isInstance))
                .hasSize(QUEUE + 1);
    }

    @Test
    void the_number_of_lost_events_is_exact_without_accepted_requests() throws Exception {
        BlockingListener sleeping = new BlockingListener(true);
        guard.add(sleeping);
        reject(1);
        sleeping.awaitCall();
        reject(QUEUE + 777);
        sleeping.release();
        Await.until("the waiting events were received", () -> sleeping.events().size() == QUEUE + 2);

        assertThat(((EventsLost) sleeping.events().get(QUEUE + 1)).count()).isEqualTo(777);
    }

    @Test
    void a_listener_that_throws_affects_neither_requests_nor_other_listeners() {
        guard.add(new GuardListener() {
            @Override
            public void event(GuardEvent event) {
                throw new IllegalStateException("password=hunter2");
            }
        });
        RecordedEvents recorded = RecordedEvents.of(guard);
        reject(50);
        accept(50);

        assertThat(recorded.all(guard, RequestRejected.class)).hasSize(50);
        assertThat(recorded.all(guard, RequestAccepted.class)).hasSize(50);
        guard.close();
        assertThat(lines.all())
                .isNotEmpty()
                .allMatch(line -> line.contains("ListenerIsolationTest$") && !line.contains("hunter2"));
    }

    @Test
    void a_log_that_blocks_the_audit_lines_affects_no_request() throws Exception {
        Logger logger = Logger.getLogger("io.github.jwtfilter.audit");
        BlockingHandler handler = new BlockingHandler();
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        guard.close();
        guard = guard("audit = all");
        try {
            reject(1);
            handler.awaitCall();
            reject(10_000);
            accept(100);
        } finally {
            handler.release();
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }

        guard.close();
        assertThat(lines.all()).isNotEmpty().allMatch(line -> line.contains("did not reach the audit log, "));
        assertThat(lines.all().stream()
                        .mapToInt(line -> Integer.parseInt(line.replaceAll(".*: ([0-9]+) events? did not.*", "$1")))
                        .sum())
                .isEqualTo(10_100 - AUDIT_QUEUE);
    }

    @Test
    void closing_while_a_listener_hangs_leaves_no_thread() throws Exception {
        BlockingListener sleeping = new BlockingListener(true);
        guard.add(sleeping);
        guard.start();
        reject(5);
        sleeping.awaitCall();

        guard.close();

        assertThat(ApplicationThreads.of(APPLICATION)).isEmpty();
        reject(5);
        assertThat(ApplicationThreads.of(APPLICATION)).isEmpty();
        assertThat(sleeping.events()).isEqualTo(List.of());
    }

    @Test
    void without_listeners_no_thread_is_started() {
        reject(5);
        accept(5);

        assertThat(ApplicationThreads.of(APPLICATION)).isEmpty();
    }
}
