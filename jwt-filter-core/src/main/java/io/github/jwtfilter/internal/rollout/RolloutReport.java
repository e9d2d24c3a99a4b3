package io.github.jwtfilter.internal.rollout;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.event.DecisionObserver;
import io.github.jwtfilter.internal.logging.LogText;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests of an application in report-only mode: those that are accepted, and by reason, rule and path those that would be
 * rejected, in bounded memory. Thread-safe; no request waits for a lock.
 */
public final class RolloutReport implements DecisionObserver {
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable String application;
    private volatile RolloutRun run;

    /**
     * Creates a report that starts now.
     *
     * @param application the name of the application for operators, such as its context path; null if it is not known
     * @param clock the clock
     */
    public RolloutReport(@Nullable String application, Clock clock) {
        this.application = application;
        this.clock = clock;
        this.run = newRun();
    }

    private RolloutRun newRun() {
        return new RolloutRun(Long.toHexString(random.nextLong()), clock.instant());
    }

    @Override
    public void accepted(RequestView request, String clientAddress, JwtPrincipal principal) {
        run.accepted(principal);
    }

    @Override
    public void passed(RequestView request, String clientAddress) {
        run.passed();
    }

    @Override
    public void rejected(RequestView request, String clientAddress, Rejection rejection) {
        run.rejected(request, rejection, clock.millis());
    }

    /**
     * Sets the name of the application, unless it is known.
     *
     * @param name the name of the application for operators
     * @return this report
     */
    public RolloutReport named(String name) {
        if (application == null) {
            application = name;
        }
        return this;
    }

    /** Discards all figures, for example after a change of the access rules. */
    public void reset() {
        run = newRun();
    }

    /** Ends an hour, for the number of requests in the last 24 hours. */
    public void hourPassed() {
        run.hourPassed();
    }

    /** Returns whether any request was counted. */
    boolean hasRequests() {
        return run.total() > 0;
    }

    /**
     * Returns the figures.
     *
     * @return the figures now
     */
    public RolloutSnapshot snapshot() {
        return run.snapshot(LogText.unquoted(application), clock.instant());
    }
}
