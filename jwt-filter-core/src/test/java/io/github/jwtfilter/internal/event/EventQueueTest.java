package io.github.jwtfilter.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.EventsLost;
import io.github.jwtfilter.GuardEvent;
import io.github.jwtfilter.GuardListener;
import io.github.jwtfilter.SessionRenewed;
import io.github.jwtfilter.fixture.ApplicationThreads;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventQueueTest {
    private static final String APPLICATION = "/event-queue";
    private static final String SECRET = "password=hunter2";

    private final LoggedLines lines = LoggedLines.of(GuardEvents.class);
    private final AtomicLong nanos = new AtomicLong();
    private final BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofMillis(1), APPLICATION);
    private final EventContext context =
            new EventContext(scheduler, new TickingClock(TestTokens.ISSUED), nanos::get, APPLICATION);

    @AfterEach
    void end() {
        scheduler.close();
        lines.close();
    }

    private EventQueue queueOf(GuardListener listener) {
        return new EventQueue(new ListenerTarget(listener), context);
    }

    private static GuardEvent event(int number) {
        return new SessionRenewed(TestTokens.ISSUED, APPLICATION, "s" + number, "alice", "192.0.2.1");
    }

    private static List<String> ids(List<GuardEvent> events) {
        return events.stream()
                .map(event -> event instanceof SessionRenewed
                        ? ((SessionRenewed) event).sessionId()
                        : "lost " + ((EventsLost) event).count())
                .collect(Collectors.toList());
    }

    private static Set<Thread> threads() {
        return ApplicationThreads.of(APPLICATION).stream()
                .filter(thread -> thread.getName().equals("jwt-filter-listener"))
                .collect(Collectors.toSet());
    }

    @Test
    void events_arrive_in_order_in_one_daemon_thread_that_starts_with_the_first_one() {
        List<GuardEvent> received = new CopyOnWriteArrayList<>();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        EventQueue queue = queueOf(new GuardListener() {
            @Override
            public void event(GuardEvent event) {
                threads.add(Thread.currentThread());
                received.add(event);
            }
        });
        assertThat(threads()).isEmpty();
        for (int i = 0; i < 500; i++) {
            queue.offer(event(i));
        }
        Await.until("all events were received", () -> received.size() == 500);

        assertThat(ids(received)).startsWith("s0", "s1", "s2").endsWith("s498", "s499");
        assertThat(ids(received)).isEqualTo(ids(new ArrayList<>(eventsUpTo(500))));
        assertThat(threads).singleElement().satisfies(thread -> {
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getName()).isEqualTo("jwt-filter-listener");
        });
    }

    private static List<GuardEvent> eventsUpTo(int count) {
        List<GuardEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(i));
        }
        return events;
    }

    @Test
    void a_full_queue_loses_events_and_the_listener_learns_the_exact_number() throws Exception {
        BlockingListener listener = new BlockingListener(true);
        EventQueue queue = queueOf(listener);
        queue.offer(event(0));
        listener.awaitCall();
        for (int i = 1; i <= ListenerTarget.CAPACITY + 500; i++) {
            queue.offer(event(i));
        }

        assertThat(listener.events()).isEmpty();
        assertThat(queue.lost()).isEqualTo(500);
        listener.release();
        Await.until("all events were received", () -> listener.events().size() == ListenerTarget.CAPACITY + 2);
        assertThat(ids(listener.events())).startsWith("s0", "s1").endsWith("s" + ListenerTarget.CAPACITY, "lost 500");
        queue.offer(event(7));
        Await.until("one more was received", () -> listener.events().size() == ListenerTarget.CAPACITY + 3);
        assertThat(ids(listener.events())).endsWith("s7").containsOnlyOnce("lost 500");
        queue.close();
        assertThat(lines.only())
                .isEqualTo("WARNING Application " + APPLICATION + ": 500 events did not reach the listener "
                        + BlockingListener.class.getName()
                        + ", since it was too slow or the application has stopped");
    }

    @Test
    void the_gap_is_reported_at_its_place_between_other_events() throws Exception {
        StepwiseListener listener = new StepwiseListener();
        EventQueue queue = queueOf(listener);
        for (int i = 0; i <= ListenerTarget.CAPACITY + 2; i++) {
            queue.offer(event(i));
            if (i == 0) {
                listener.awaitCall(1);
            }
        }
        listener.permit(3);
        listener.awaitCall(4); // so that there is room for three
        queue.offer(event(9001));
        queue.offer(event(9002));
        queue.offer(event(9003));
        listener.permit(10_000);
        Await.until("all events were received", () -> listener.events().size() == ListenerTarget.CAPACITY + 5);

        assertThat(queue.lost()).isEqualTo(3);
        assertThat(ids(listener.events()))
                .endsWith("s" + ListenerTarget.CAPACITY, "lost 2", "s9001", "s9002", "lost 1");
    }

    @Test
    void a_blocked_listener_does_not_delay_the_others() throws Exception {
        BlockingListener blocked = new BlockingListener(true);
        BlockingListener free = new BlockingListener(true);
        free.release();
        EventQueue first = queueOf(blocked);
        EventQueue second = queueOf(free);
        for (int i = 0; i < 10; i++) {
            first.offer(event(i));
            second.offer(event(i));
        }
        blocked.awaitCall();
        Await.until("the other listener has all events", () -> free.events().size() == 10);

        assertThat(blocked.events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                IllegalStateException.class,
                StackOverflowError.class,
                NoClassDefFoundError.class,
                OutOfMemoryError.class,
                AssertionError.class,
                InterruptedException.class
            })
    void a_listener_that_throws_receives_the_next_event_and_the_log_has_class_and_place(Class<? extends Throwable> type)
            throws Exception {
        List<GuardEvent> received = new CopyOnWriteArrayList<>();
        Throwable thrown = type == AssertionError.class
                ? new AssertionError(SECRET)
                : type.getConstructor(String.class).newInstance(SECRET);
        EventQueue queue = queueOf(new GuardListener() {
            @Override
            public void event(GuardEvent event) {
                received.add(event);
                if (received.size() == 1) {
                    EventQueueTest.<RuntimeException>sneaky(thrown);
                }
            }
        });
        queue.offer(event(1));
        queue.offer(event(2));
        Await.until("both events were received", () -> received.size() == 2);

        assertThat(lines.only())
                .startsWith("SEVERE Application " + APPLICATION + ": the listener " + EventQueueTest.class.getName())
                .contains(" failed with " + type.getName() + " at ")
                .doesNotContain(SECRET);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void the_lines_about_a_listener_that_always_throws_are_limited() {
        List<GuardEvent> received = new CopyOnWriteArrayList<>();
        EventQueue queue = queueOf(new GuardListener() {
            @Override
            public void event(GuardEvent event) {
                received.add(event);
                throw new IllegalStateException(SECRET);
            }
        });
        for (int i = 0; i < 500; i++) {
            queue.offer(event(i));
        }
        Await.until("all events were received", () -> received.size() == 500);
        queue.close();

        assertThat(lines.all()).hasSize(10);
    }

    @Test
    void a_listener_that_interrupts_its_own_thread_receives_the_next_events() {
        List<GuardEvent> received = new CopyOnWriteArrayList<>();
        EventQueue queue = queueOf(new GuardListener() {
            @Override
            public void event(GuardEvent event) {
                received.add(event);
                Thread.currentThread().interrupt();
            }
        });
        for (int i = 0; i < 20; i++) {
            queue.offer(event(i));
        }

        Await.until("all events were received", () -> received.size() == 20);
        assertThat(lines.all()).isEmpty();
    }

    @Test
    void closing_interrupts_a_listener_that_hangs_and_discards_the_waiting_events() throws Exception {
        BlockingListener listener = new BlockingListener(true);
        EventQueue queue = queueOf(listener);
        queue.offer(event(0));
        listener.awaitCall();
        queue.offer(event(1));
        queue.offer(event(2));

        scheduler.close();
        queue.close();

        assertThat(threads()).isEmpty();
        assertThat(listener.events()).isEmpty();
        assertThat(queue.lost()).isEqualTo(2);
        assertThat(lines.only()).contains(" 2 events did not reach the listener ");
        queue.offer(event(3));
        assertThat(threads()).isEmpty();
    }

    @Test
    void closing_leaves_at_most_the_thread_of_a_listener_that_ignores_its_interrupt() throws Exception {
        BlockingListener listener = new BlockingListener(false);
        EventQueue queue = queueOf(listener);
        queue.offer(event(0));
        listener.awaitCall();
        queue.offer(event(1));

        scheduler.close();
        queue.close();

        assertThat(listener.isInterrupted()).isTrue();
        assertThat(ApplicationThreads.of(APPLICATION))
                .singleElement()
                .satisfies(thread -> assertThat(thread.isDaemon()).isTrue());
        listener.release();
        Await.until(
                "the thread has ended", () -> ApplicationThreads.of(APPLICATION).isEmpty());
        assertThat(ids(listener.events())).containsExactly("s0");
    }

    @Test
    void closing_a_queue_without_events_starts_nothing() {
        EventQueue queue = queueOf(new BlockingListener(true));

        scheduler.close();
        queue.close();
        queue.offer(event(0));

        assertThat(ApplicationThreads.of(APPLICATION)).isEmpty();
    }

    @Test
    void without_a_thread_a_listener_waits_for_a_repeated_attempt() {
        scheduler.close();
        BlockingListener listener = new BlockingListener(true);
        listener.release();
        EventQueue queue = queueOf(listener);
        for (int i = 0; i < ListenerTarget.CAPACITY + 3; i++) {
            queue.offer(event(i));
            nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        }

        assertThat(listener.events()).isEmpty();
        assertThat(queue.lost()).isEqualTo(3);
    }

    @Test
    void without_a_thread_the_events_of_a_flushed_target_are_passed_on_by_the_caller() {
        scheduler.close();
        List<GuardEvent> written = new ArrayList<>();
        EventQueue queue = new EventQueue(flushed(written::add), context);
        for (int i = 0; i < 100; i++) {
            queue.offer(event(i));
        }

        assertThat(written).hasSize(100);
        assertThat(queue.lost()).isZero();
    }

    @Test
    void the_events_of_a_flushed_target_are_passed_on_before_and_after_closing() throws Exception {
        List<GuardEvent> written = new CopyOnWriteArrayList<>();
        AtomicReference<Thread> thread = new AtomicReference<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        EventQueue queue = new EventQueue(
                flushed(event -> {
                    thread.compareAndSet(null, Thread.currentThread());
                    entered.countDown();
                    if (written.isEmpty()) {
                        try {
                            released.await();
                        } catch (InterruptedException e) {
                            interrupted.set(true); // as a slow disk that responds when the application stops
                        }
                    } else {
                        interrupted.set(
                                interrupted.get() && !Thread.currentThread().isInterrupted());
                    }
                    written.add(event);
                }),
                context);
        for (int i = 0; i < 50; i++) {
            queue.offer(event(i));
        }
        entered.await();

        scheduler.close();
        queue.close();
        assertThat(interrupted).isTrue();
        assertThat(written).hasSize(50);
        queue.offer(event(50));
        assertThat(written).hasSize(51);
        assertThat(queue.lost()).isZero();
        assertThat(thread.get().isAlive()).isFalse();
    }

    private static EventTarget flushed(Consumer<GuardEvent> written) {
        return new EventTarget() {
            @Override
            public String name() {
                return "the log";
            }

            @Override
            public String thread() {
                return "jwt-filter-audit";
            }

            @Override
            public int capacity() {
                return 64;
            }

            @Override
            public boolean isFlushed() {
                return true;
            }

            @Override
            public void accept(GuardEvent event) {
                written.accept(event);
            }
        };
    }
}
