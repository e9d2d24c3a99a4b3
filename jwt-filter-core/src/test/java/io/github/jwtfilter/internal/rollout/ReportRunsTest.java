package io.github.jwtfilter.internal.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports of restarts and of several servers. Times are hours since the first start. */
class ReportRunsTest {
    private final List<RolloutSnapshot> reports = new ArrayList<>();

    /** Adds the last report of a run with 100 accepted requests, and requests to paths that would be rejected at its end. */
    private void run(double start, double end, String... paths) {
        Rejections run = new Rejections();
        run.clock.move(hours(start));
        run.report.reset();
        run.accept(100);
        run.clock.move(hours(end - start));
        for (String path : paths) {
            run.reject(Rejections.noToken(), path);
        }
        reports.add(run.report.snapshot());
    }

    private static Duration hours(double hours) {
        return Duration.ofMinutes(Math.round(hours * 60));
    }

    private static Instant at(double hours) {
        return Rejections.START.plus(hours(hours));
    }

    private RolloutSnapshot joined() {
        return ReportRuns.joined(reports);
    }

    private RolloutVerdict verdict() {
        return RolloutVerdict.of(joined());
    }

    @Test
    void one_run_is_itself() {
        run(0, 5, "/a");

        assertThat(joined()).isSameAs(reports.get(0));
    }

    @Test
    void nightly_restarts_add_up_to_more_than_a_day() {
        run(0, 19);
        run(20, 43);
        run(44, 50);

        assertThat(joined().started()).isEqualTo(at(0));
        assertThat(joined().at()).isEqualTo(at(50));
        assertThat(joined().figures().accepted()).isEqualTo(300);
        assertThat(joined().figures().recent()).as("of the current run").isEqualTo(100);
        assertThat(verdict().result()).isEqualTo(RolloutVerdict.Result.SAFE);
    }

    @Test
    void rejections_before_a_restart_count_for_a_day() {
        run(0, 19, "/a");
        run(20, 42.9);
        assertThat(verdict().result()).isEqualTo(RolloutVerdict.Result.NOT_SAFE);

        reports.remove(1);
        run(20, 43.5);
        assertThat(verdict().result()).isEqualTo(RolloutVerdict.Result.SAFE);
        assertThat(verdict().past()).hasSize(1);
    }

    @Test
    void a_run_after_a_longer_pause_starts_anew() {
        run(0, 100, "/a");
        run(103, 110);

        assertThat(joined().started()).isEqualTo(at(103));
        assertThat(verdict().open()).isEmpty();
        assertThat(verdict().result()).isEqualTo(RolloutVerdict.Result.NOT_ENOUGH_TRAFFIC);
    }

    @Test
    void several_servers_count_together_since_the_last_start() {
        run(0, 30, "/a");
        run(10, 30.5, "/a", "/b");

        assertThat(joined().started()).isEqualTo(at(10));
        assertThat(joined().figures().accepted()).isEqualTo(200);
        assertThat(joined().figures().users()).as("the same users").isEqualTo(100);
        assertThat(verdict().open()).hasSize(2);
        assertThat(verdict().open().get(0).count()).isEqualTo(2);
    }

    @Test
    void a_server_that_has_no_report_for_days_keeps_its_rejections_unless_it_was_replaced() {
        run(0, 30, "/a");
        run(0, 90);
        assertThat(verdict().open()).hasSize(1);

        run(31, 90);
        assertThat(verdict().open()).isEmpty();
    }

    @Test
    void servers_that_restart_one_after_the_other_are_continued() {
        run(0, 19);
        run(0, 19.2, "/a");
        run(19.5, 40);
        run(19.6, 40.1);

        assertThat(joined().started()).isEqualTo(at(0));
        assertThat(joined().figures().accepted()).isEqualTo(400);
        assertThat(verdict().open()).hasSize(1);
    }

    @Test
    void reports_of_the_same_moment_are_joined() {
        run(0, 0, "/a");
        run(0, 0, "/b");

        assertThat(verdict().open()).hasSize(2);
    }
}
