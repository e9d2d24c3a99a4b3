package io.github.jwtfilter.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.LoggedLines;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RolloutLogTest {
    private final Rejections requests = new Rejections();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // overflows, as a monotonic clock may
    private final RolloutLog rollout = new RolloutLog(requests.report, nanos::get);
    private final LoggedLines log = LoggedLines.of(RolloutLog.class);

    @AfterEach
    void close() {
        log.close();
    }

    private void pass(long minutes) {
        for (long i = 0; i < minutes; i++) {
            nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
            rollout.tick();
        }
    }

    @Test
    void writes_the_report_once_an_hour() {
        requests.reject(Rejections.noToken(), "/orders/17");

        pass(59);
        assertThat(log.all()).isEmpty();
        pass(1);
        assertThat(log.all()).hasSize(2);
        pass(120);
        assertThat(log.all()).hasSize(6);
    }

    @Test
    void all_lines_are_warnings_and_readable_for_people_and_programs() {
        requests.reject(Rejections.noToken(), "/orders/17");

        pass(60);

        assertThat(log.all()).allMatch(line -> line.startsWith("WARNING "));
        assertThat(log.all().get(0))
                .startsWith("WARNING mode = enforce is not safe yet: 1 kind of requests of the last 24 hours would be"
                        + " rejected, 0 of them requests of known users; ")
                .contains("rollout-report {\"format\":1,");
        assertThat(log.all().get(1)).contains("\"path\":\"/orders/*\"", "\"example\":\"/orders/17\"");
        ReportReader reader = ReportReader.ofLog();
        log.all().forEach(reader::read);
        assertThat(reader.reports()).hasSize(1);
    }

    @Test
    void writes_nothing_without_requests() {
        pass(600);

        assertThat(log.all()).isEmpty();
    }

    @Test
    void hours_without_requests_still_count_as_observed() {
        requests.accept(200);

        pass(60 * 48);

        assertThat(log.all()).hasSize(48);
        assertThat(log.all().get(47)).contains("\"accepted\":200", "\"recent\":0", "not enough requests");
    }

    @Test
    void a_report_has_a_limited_number_of_lines() {
        for (int i = 0; i < 1_000; i++) {
            requests.reject(Rejections.noToken(), "/p" + (char) ('\u4e00' + i));
        }

        pass(60);

        assertThat(log.all()).hasSize(RolloutLog.MAX_KINDS + 1);
    }
}
