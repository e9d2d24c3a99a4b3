package io.github.jwtfilter.internal.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Whether a report shows that {@code mode = enforce} would reject no request of a legitimate client. A kind of rejected requests is
 * open if it occurred in the last 24 hours and is not expected: the report cannot distinguish a user without a token from a scan.
 */
public final class RolloutVerdict {
    /** The time without open kinds after which a report is safe. */
    public static final Duration PERIOD = Duration.ofHours(24);

    /** The minimum number of requests in the last 24 hours. */
    public static final long MIN_REQUESTS = 100;

    /** The conclusion. */
    public enum Result {
        /** No open kinds, and enough requests. */
        SAFE,
        /** Open kinds. */
        NOT_SAFE,
        /** No open kinds, but not enough requests to conclude anything. */
        NOT_ENOUGH_TRAFFIC;

        private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /**
         * Returns the name in reports.
         *
         * @return lower-case words joined by hyphens
         */
        public String code() {
            return code;
        }
    }

    private static final Comparator<CountedKind> USERS_FIRST = Comparator.comparing(
                    (CountedKind each) -> !each.kind().credentials().isOfUser())
            .thenComparing(Comparator.comparingLong(CountedKind::count).reversed())
            .thenComparing(each -> each.kind().path());

    private final Result result;
    private final List<String> reasons;
    private final List<CountedKind> open = new ArrayList<>();
    private final List<CountedKind> past = new ArrayList<>();
    private final List<CountedKind> expected = new ArrayList<>();
    private final Instant nothingNewSince;

    private RolloutVerdict(RolloutSnapshot report, Predicate<RejectedKind> expectations, Instant now) {
        Instant newest = report.started();
        for (CountedKind each : report.kinds()) {
            boolean known = Expectation.isExpected(each.kind()) || expectations.test(each.kind());
            (known ? expected : each.last().isBefore(report.recentSince()) ? past : open).add(each);
            // Each request of a collective kind may have a new path.
            Instant appeared = each.kind().hasOtherPaths() ? each.last() : each.first();
            newest = !known && appeared.isAfter(newest) ? appeared : newest;
        }
        open.sort(USERS_FIRST);
        past.sort(USERS_FIRST);
        expected.sort(USERS_FIRST);
        nothingNewSince = newest;
        List<String> missing = VerdictReasons.missing(report, now);
        boolean rejects = !open.isEmpty() || report.omittedOpen() > 0;
        result = rejects ? Result.NOT_SAFE : missing.isEmpty() ? Result.SAFE : Result.NOT_ENOUGH_TRAFFIC;
        List<String> texts = new ArrayList<>(VerdictReasons.rejections(open, report.omittedOpen()));
        texts.addAll(missing);
        reasons = Collections.unmodifiableList(texts.isEmpty() ? VerdictReasons.safe() : texts);
    }

    /**
     * Returns the verdict on a report.
     *
     * @param report the report
     * @return the verdict at the time of the report, without expectations of an administrator
     */
    public static RolloutVerdict of(RolloutSnapshot report) {
        return of(report, kind -> false, report.at());
    }

    /**
     * Returns the verdict on a report.
     *
     * @param report the report
     * @param expectations the kinds of requests whose rejection the administrator expects
     * @param now the current time: an old report is no basis for a conclusion
     * @return the verdict
     */
    public static RolloutVerdict of(RolloutSnapshot report, Predicate<RejectedKind> expectations, Instant now) {
        return new RolloutVerdict(report, expectations, now);
    }

    /**
     * Returns the conclusion.
     *
     * @return the conclusion
     */
    public Result result() {
        return result;
    }

    /**
     * Returns the reasons of the conclusion.
     *
     * @return one sentence or more, without text of clients
     */
    public List<String> reasons() {
        return reasons;
    }

    /**
     * Returns the kinds that prevent {@code mode = enforce}.
     *
     * @return those of users first, then by number of requests
     */
    public List<CountedKind> open() {
        return Collections.unmodifiableList(open);
    }

    /**
     * Returns the kinds that have not occurred in the last 24 hours.
     *
     * @return in the same order
     */
    public List<CountedKind> past() {
        return Collections.unmodifiableList(past);
    }

    /**
     * Returns the kinds whose rejection is expected.
     *
     * @return in the same order
     */
    public List<CountedKind> expected() {
        return Collections.unmodifiableList(expected);
    }

    /**
     * Returns the time since which no new kind has appeared, except expected ones.
     *
     * @return the start of the report if there was none
     */
    public Instant nothingNewSince() {
        return nothingNewSince;
    }
}
