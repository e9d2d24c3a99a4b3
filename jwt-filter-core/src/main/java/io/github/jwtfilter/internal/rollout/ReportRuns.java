package io.github.jwtfilter.internal.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Joins the reports of the runs of one application. Runs at the same time are those of several servers, and count together. Runs before
 * a restart count as far as they follow each other, so that an application that restarts each night can reach 24 hours.
 *
 * <p>A run never replaces another one at the same time: lines that a client has injected into the log of an application cannot hide the
 * requests in the lines of the filter.
 */
public final class ReportRuns {
    /** Reports are written once an hour: the last one before a restart is up to an hour old, and the restart takes time. */
    private static final Duration MAX_GAP = Duration.ofHours(2);

    private ReportRuns() {}

    /**
     * Joins reports.
     *
     * @param reports the last report of each run, at least one
     * @return the report of all that count
     */
    public static RolloutSnapshot joined(Collection<RolloutSnapshot> reports) {
        List<RolloutSnapshot> earlier = new ArrayList<>();
        List<RolloutSnapshot> current = new ArrayList<>();
        for (RolloutSnapshot each : reports) {
            boolean ended = reports.stream().anyMatch(other -> isAfter(other, each));
            (ended ? earlier : current).add(each);
        }
        RolloutSnapshot joined = sum(current);
        while (true) {
            Instant start = joined.started();
            List<RolloutSnapshot> before = earlier.stream()
                    .filter(each -> isDirectlyBefore(each, start))
                    .collect(Collectors.toList());
            if (before.isEmpty()) {
                return joined;
            }
            earlier.removeAll(before);
            joined = joined.after(sum(before));
        }
    }

    private static boolean isAfter(RolloutSnapshot other, RolloutSnapshot each) {
        return !other.started().isBefore(each.at()) && other.at().isAfter(each.at());
    }

    private static boolean isDirectlyBefore(RolloutSnapshot report, Instant start) {
        return report.started().isBefore(start)
                && !report.at().isAfter(start)
                && Duration.between(report.at(), start).compareTo(MAX_GAP) <= 0;
    }

    private static RolloutSnapshot sum(List<RolloutSnapshot> reports) {
        return reports.stream().reduce(RolloutSnapshot::plus).orElseThrow(IllegalArgumentException::new);
    }
}
