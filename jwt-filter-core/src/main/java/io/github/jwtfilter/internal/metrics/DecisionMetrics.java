package io.github.jwtfilter.internal.metrics;

import io.github.jwtfilter.RejectionReason;
import java.util.Arrays;
import java.util.List;

/** The metrics of decisions. */
final class DecisionMetrics {
    static final List<Metric> ALL = Arrays.asList(
            Metric.counter(
                    "decisions",
                    "Decisions on requests, and on tokens that a program has passed. In mode report-only, a rejected request"
                            + " passes.",
                    DecisionMetrics::decisions,
                    "mode",
                    "outcome",
                    "reason"),
            Metric.timing(
                    "decision_duration",
                    MetricType.HISTOGRAM,
                    "The duration of decisions, including calls of stores and waiting for keys. Tokens that a program has passed are"
                            + " not measured if their size, form or header is rejected.",
                    (sources, series) ->
                            series.add(Series.of(sources.decisions().durations()))),
            Metric.gauge(
                    "report_only",
                    "Whether the mode is report-only, so that no request is rejected: 1 or 0.",
                    (sources, series) -> series.add(Series.of(() -> sources.reportOnly() ? 1 : 0))));

    private static final String NO_REASON = "none";
    private static final String REJECTED = "rejected";

    private DecisionMetrics() {}

    /**
     * Adds all series of the mode in effect, since only a series that exists from the start shows its first increment, and those of
     * the other mode that were counted before a reload.
     */
    private static void decisions(MetricSources sources, List<Series> series) {
        GuardMetrics metrics = sources.decisions();
        add(metrics.decisions(sources.reportOnly()), sources.reportOnly(), 0, series);
        add(metrics.decisions(!sources.reportOnly()), !sources.reportOnly(), 1, series);
    }

    private static void add(DecisionCounters counters, boolean reportOnly, long least, List<Series> series) {
        String mode = reportOnly ? "report-only" : "enforce";
        for (Outcome outcome : Outcome.values()) {
            if (counters.total(outcome) >= least) {
                series.add(Series.of(() -> counters.total(outcome), mode, outcome.label(), NO_REASON));
            }
        }
        for (RejectionReason reason : RejectionReason.values()) {
            if (counters.rejections(reason) >= least) {
                series.add(Series.of(() -> counters.rejections(reason), mode, REJECTED, reason.code()));
            }
        }
    }
}
