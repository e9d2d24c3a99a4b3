package io.github.jwtfilter.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.LoggedLines;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventQueueLogTest {
    private final LoggedLines lines = LoggedLines.of(GuardEvents.class);
    private final List<Runnable> afterMinute = new ArrayList<>();
    private final EventQueueLog log = new EventQueueLog("the listener x", () -> "", afterMinute::add, () -> 0);

    @AfterEach
    void close() {
        lines.close();
    }

    private void lose(int count) {
        for (int i = 0; i < count; i++) {
            log.countLost();
        }
    }

    @Test
    void one_line_a_minute_has_the_number_of_events_that_were_lost_since_the_last_one() {
        lose(1000);
        assertThat(lines.all()).isEmpty();
        assertThat(afterMinute).hasSize(1);
        afterMinute.remove(0).run();
        lose(1);
        assertThat(afterMinute).hasSize(1);
        lose(2);
        afterMinute.remove(0).run();

        assertThat(afterMinute).isEmpty();
        assertThat(lines.all())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("WARNING 1000 events did not reach the listener x, "),
                        line -> assertThat(line).startsWith("WARNING 3 events did not reach the listener x, "));
        assertThat(log.lost()).isEqualTo(1003);
    }

    @Test
    void the_last_report_does_not_repeat_a_number() {
        log.report();
        lose(1);
        log.report();
        log.report();

        assertThat(lines.only()).startsWith("WARNING 1 event did not reach ");
    }
}
