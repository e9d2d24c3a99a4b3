package io.github.jwtfilter.internal.monitor;

import io.github.jwtfilter.Alert;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogRateLimiter;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.table.EventCounter;
import io.github.jwtfilter.settings.MonitorSettings;
import io.github.jwtfilter.settings.value.Rate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The counts behind the alerts of one application, in tables of fixed size. Does not depend on the settings, so that the counts
 * continue when these change. Thread-safe.
 */
public final class Monitor {
    private static final Log LOG = Log.of(Monitor.class);
    private static final int LINES_PER_MINUTE = 20;
    private static final Rate ONE_PER_MINUTE = new Rate(0, Duration.ofMinutes(1));
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    final LongSupplier nanoTime;
    private final Consumer<Alert> listener;
    final FailedClients clients = new FailedClients();
    final UsedTokens tokens = new UsedTokens();
    private final Map<RejectionReason, RejectionRise> rises = new EnumMap<>(RejectionReason.class);
    private final EventCounter reused;
    private final AlertCounters counters = new AlertCounters();
    private final LogRateLimiter lines;

    /**
     * Creates counts of zero.
     *
     * @param nanoTime a monotonic clock, in nanoseconds
     * @param listener receives the alerts on the thread of the request; must return at once
     */
    public Monitor(LongSupplier nanoTime, Consumer<Alert> listener) {
        this.nanoTime = nanoTime;
        this.listener = listener;
        this.reused = new EventCounter(ONE_PER_MINUTE, nanoTime);
        this.lines = new LogRateLimiter(LINES_PER_MINUTE, nanoTime);
        for (RejectionReason reason : RejectionReason.values()) {
            rises.put(reason, new RejectionRise(nanoTime.getAsLong()));
        }
    }

    /**
     * Returns an observer that counts here, and compares the counts with the settings.
     *
     * @param settings the settings
     * @param connections determines whether clients share an address
     * @param sessionIssuer the issuer of the tokens of sessions, or null without sessions
     * @return an observer
     */
    public RequestMonitor observer(MonitorSettings settings, Connections connections, @Nullable String sessionIssuer) {
        return new RequestMonitor(this, settings, connections, sessionIssuer);
    }

    /**
     * Returns the numbers of alerts.
     *
     * @return the counters since the start
     */
    public AlertCounters counters() {
        return counters;
    }

    /**
     * Returns the number of clients with a rejected token in the last minute.
     *
     * @return 0 to 10,000
     */
    public int countedClients() {
        return clients.count(MINUTE_NANOS, nanoTime.getAsLong());
    }

    /**
     * Returns the number of tokens and sessions whose period of {@code monitor.addresses} has started in the last ten minutes.
     *
     * @return 0 to 10,000
     */
    public int countedTokens() {
        return tokens.count(10 * MINUTE_NANOS, nanoTime.getAsLong());
    }

    /** Returns the counts of a reason. */
    @SuppressWarnings("NullAway") // every reason has its counts
    RejectionRise rise(RejectionReason reason) {
        return rises.get(reason);
    }

    /** Returns whether the reuse of a renewal token has not been reported in the last minute. */
    boolean isNewReuse(String sessionId) {
        return reused.count(sessionId);
    }

    /** Counts an alert, logs it unless there were too many in this minute, and passes it to the listener. */
    void raise(Alert alert, String text) {
        counters.count(alert.kind());
        if (lines.tryAcquire()) {
            long suppressed = lines.takeSuppressed();
            LOG.warn("Alert " + alert.kind().code() + ": " + text
                    + (suppressed == 0 ? "" : " (" + suppressed + " more alerts were omitted)"));
        }
        listener.accept(alert);
    }
}
