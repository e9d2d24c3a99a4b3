package io.github.jwtfilter.internal.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rollout report of one application at one time. Immutable. */
public final class RolloutSnapshot {
    private final String application;
    private final String run;
    private final long number;
    private final Instant started;
    private final Instant at;
    private final Instant recentSince;
    private final RolloutFigures figures;
    private final List<CountedKind> kinds;
    private final int omittedOpen;

    RolloutSnapshot(
            String application,
            String run,
            long number,
            Instant started,
            Instant at,
            RolloutFigures figures,
            Collection<CountedKind> kinds,
            int omittedOpen) {
        this(application, run, number, started, at, at.minus(RolloutVerdict.PERIOD), figures, kinds, omittedOpen);
    }

    private RolloutSnapshot(
            String application,
            String run,
            long number,
            Instant started,
            Instant at,
            Instant recentSince,
            RolloutFigures figures,
            Collection<CountedKind> kinds,
            int omittedOpen) {
        this.application = application;
        this.run = run;
        this.number = number;
        this.started = started;
        this.at = at;
        this.recentSince = recentSince;
        this.figures = figures;
        this.kinds = Collections.unmodifiableList(new ArrayList<>(kinds));
        this.omittedOpen = omittedOpen;
    }

    /** Returns the sum of reports of servers that run at the same time: it covers the time since the last of them has started. */
    RolloutSnapshot plus(RolloutSnapshot other) {
        return joined(
                other,
                started.isAfter(other.started) ? started : other.started,
                // The earlier one: the time of one server does not make a request to another one less recent.
                recentSince.isBefore(other.recentSince) ? recentSince : other.recentSince,
                figures.plus(other.figures));
    }

    /** Returns the sum with a report of a run before this one: it covers the time of both. */
    RolloutSnapshot after(RolloutSnapshot earlier) {
        return joined(earlier, earlier.started, recentSince, figures.after(earlier.figures));
    }

    private RolloutSnapshot joined(RolloutSnapshot other, Instant start, Instant recent, RolloutFigures sums) {
        Map<RejectedKind, CountedKind> all = new LinkedHashMap<>();
        kinds.forEach(each -> all.put(each.kind(), each));
        other.kinds.forEach(each -> all.merge(each.kind(), each, CountedKind::plus));
        return new RolloutSnapshot(
                application,
                run,
                number,
                start,
                at.isAfter(other.at) ? at : other.at,
                recent,
                sums,
                all.values(),
                omittedOpen + other.omittedOpen);
    }

    /** Returns the ID of the run: a restart and a reset start another one. */
    String run() {
        return run;
    }

    /** Returns the number of the report among those of its run. */
    long number() {
        return number;
    }

    /**
     * Returns the application.
     *
     * @return its context path, escaped
     */
    public String application() {
        return application;
    }

    /**
     * Returns the start of the observation.
     *
     * @return the time of the start or of the last reset
     */
    public Instant started() {
        return started;
    }

    /**
     * Returns the time of the report.
     *
     * @return the end of the observation
     */
    public Instant at() {
        return at;
    }

    /** Returns the time since which a rejected request is recent. */
    Instant recentSince() {
        return recentSince;
    }

    /**
     * Returns the numbers of requests and users.
     *
     * @return the numbers
     */
    public RolloutFigures figures() {
        return figures;
    }

    /**
     * Returns the kinds of requests that would be rejected.
     *
     * @return the kinds, in no order
     */
    public List<CountedKind> kinds() {
        return kinds;
    }

    /**
     * Returns the number of kinds that a shortened report omits although they prevent {@code mode = enforce}.
     *
     * @return 0 for a complete report
     */
    public int omittedOpen() {
        return omittedOpen;
    }
}
