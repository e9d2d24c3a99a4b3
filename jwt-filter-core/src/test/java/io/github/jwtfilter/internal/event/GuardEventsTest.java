package io.github.jwtfilter.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.jwtfilter.GuardListener;
import io.github.jwtfilter.RequestAccepted;
import io.github.jwtfilter.SessionRenewed;
import io.github.jwtfilter.StoreStateChanged;
import io.github.jwtfilter.fixture.ApplicationThreads;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.settings.EventSettings.Audit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardEventsTest {
    private static final String APPLICATION = "/guard-events";

    private final LoggedLines audit = LoggedLines.named(AuditLog.LOGGER);
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger created = new AtomicInteger();
    private final BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofMillis(1), APPLICATION);
    private final GuardEvents events =
            new GuardEvents(scheduler, new TickingClock(TestTokens.ISSUED), nanos::get, APPLICATION);

    @AfterEach
    void end() {
        close();
        audit.close();
    }

    private void close() {
        scheduler.close();
        events.close();
    }

    private EventPublisher.Factory factory() {
        return (time, application) -> {
            created.incrementAndGet();
            return new SessionRenewed(time, application, "s", "alice", "192.0.2.1");
        };
    }

    private void accept(int count) {
        for (int i = 0; i < count; i++) {
            events.publishAccepted(factory());
        }
    }

    @Test
    void without_listeners_and_audit_log_no_event_is_created_and_no_thread_started() {
        events.publish(factory());
        accept(10);

        assertThat(events.isActive()).isFalse();
        assertThat(created).hasValue(0);
        assertThat(ApplicationThreads.of(APPLICATION)).isEmpty();
    }

    @Test
    void listeners_receive_100_accepted_requests_per_second_and_all_other_events() {
        AtomicInteger received = new AtomicInteger();
        events.add(new GuardListener() {
            @Override
            public void sessionRenewed(SessionRenewed event) {
                received.incrementAndGet();
            }
        });
        accept(250);
        for (int i = 0; i < 150; i++) {
            events.publish(factory());
        }
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        accept(30);

        Await.until("all events were received", () -> received.get() == 280);
        assertThat(created).hasValue(280);
        assertThat(events.lost()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void the_audit_log_has_the_configured_events(Audit configured) {
        events.audit(configured);
        accept(250);
        for (int i = 0; i < 40; i++) {
            events.publish(factory());
        }
        close();

        int expected = configured == Audit.OFF ? 0 : configured == Audit.ALL ? 290 : 40;
        assertThat(audit.all()).hasSize(expected);
        assertThat(created).hasValue(expected);
    }

    @Test
    void the_audit_log_reports_the_exact_number_of_lost_events() throws Exception {
        BlockingHandler handler = new BlockingHandler();
        Logger logger = Logger.getLogger(AuditLog.LOGGER);
        logger.addHandler(handler);
        try {
            events.audit(Audit.ALL);
            events.publish(factory());
            handler.awaitCall();
            for (int i = 0; i < AuditLog.CAPACITY + 33; i++) {
                events.publish(factory());
            }
            assertThat(events.lost()).isEqualTo(33);
            handler.release();
            Await.until("all lines are written", () -> audit.all().size() == AuditLog.CAPACITY + 2);
        } finally {
            handler.release();
            logger.removeHandler(handler);
        }

        assertThat(audit.all().get(AuditLog.CAPACITY + 1))
                .isEqualTo("INFO {\"time\":\"2027-01-15T08:00:00Z\",\"event\":\"events-lost\",\"application\":\""
                        + APPLICATION + "\",\"count\":33}");
    }

    @Test
    void lines_are_written_after_closing_too() {
        events.audit(Audit.REJECTIONS);
        close();
        events.publish(factory());

        assertThat(audit.all()).hasSize(1);
        assertThat(ApplicationThreads.of(APPLICATION)).isEmpty();
    }

    @Test
    void a_name_that_is_known_later_is_used() {
        GuardEvents unnamed = new GuardEvents(scheduler, new TickingClock(TestTokens.ISSUED), nanos::get, null);
        unnamed.audit(Audit.ALL);
        unnamed.publish((time, application) -> new StoreStateChanged(time, application, "database", true, null));
        unnamed.name("/late");
        unnamed.name("/later");
        unnamed.publish((time, application) -> new StoreStateChanged(time, application, "database", true, null));
        scheduler.close();
        unnamed.close();

        assertThat(audit.all())
                .containsExactly(
                        "INFO {\"time\":\"2027-01-15T08:00:00Z\",\"event\":\"store-state-changed\","
                                + "\"store\":\"database\",\"available\":true}",
                        "INFO {\"time\":\"2027-01-15T08:00:00Z\",\"event\":\"store-state-changed\","
                                + "\"application\":\"/late\",\"store\":\"database\",\"available\":true}");
    }

    @Test
    void the_number_of_listeners_is_limited() {
        GuardListener listener = new GuardListener() {};
        for (int i = 0; i < GuardEvents.MAX_LISTENERS; i++) {
            events.add(listener);
        }

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> events.add(listener))
                .withMessageContaining("at most 16 listeners");
    }

    @Test
    void a_listener_may_add_listeners_and_receives_only_the_types_that_it_overrides() {
        AtomicInteger second = new AtomicInteger();
        AtomicInteger accepted = new AtomicInteger();
        events.add(new GuardListener() {
            @Override
            public void sessionRenewed(SessionRenewed event) {
                events.add(new GuardListener() {
                    @Override
                    public void storeStateChanged(StoreStateChanged event) {
                        second.incrementAndGet();
                    }
                });
            }

            @Override
            public void accepted(RequestAccepted event) {
                accepted.incrementAndGet();
            }
        });
        events.publish(factory());
        Await.until("the second listener was added", () -> {
            events.publish((time, application) -> new StoreStateChanged(time, application, "x", true, null));
            return second.get() > 0;
        });

        assertThat(accepted).hasValue(0);
    }
}
