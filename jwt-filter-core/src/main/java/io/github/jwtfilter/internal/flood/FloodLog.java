package io.github.jwtfilter.internal.flood;

import io.github.jwtfilter.internal.logging.Log;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Logs the figures after a minute in which a limit applied, in one line with the clients that fail most. Thread-safe. */
final class FloodLog {
    private static final Log LOG = Log.of(FloodLimits.class);

    private final FloodCounters counters;
    private final Supplier<List<ClientFailures>> top;
    private final Consumer<Runnable> afterMinute;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private long failed;
    private long repeated;
    private long delayed;
    private long rejectedByChecks;
    private long rejectedByFailures;

    /** Creates a log; {@code afterMinute} runs a task after one minute, {@code top} returns the clients that fail most. */
    FloodLog(FloodCounters counters, Supplier<List<ClientFailures>> top, Consumer<Runnable> afterMinute) {
        this.counters = counters;
        this.top = top;
        this.afterMinute = afterMinute;
    }

    /** Schedules the line of this minute, unless it is scheduled. */
    void limitApplied() {
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            afterMinute.accept(this::report);
        }
    }

    private synchronized void report() {
        scheduled.set(false);
        List<ClientFailures> clients = top.get();
        LOG.warn("Signature checks of tokens were limited. Since the last such line, or the start: "
                + (counters.failedChecks() - failed) + " failed checks, "
                + (counters.repeatedTokens() - repeated) + " tokens that had failed before, "
                + (counters.delayedTokens() - delayed) + " delayed, "
                + (counters.rejectedByChecks() - rejectedByChecks) + " rejected by flood.checks, "
                + (counters.rejectedByFailures() - rejectedByFailures) + " rejected by flood.failures"
                + (clients.isEmpty() ? "" : "; clients with most failed checks: " + text(clients)));
        failed = counters.failedChecks();
        repeated = counters.repeatedTokens();
        delayed = counters.delayedTokens();
        rejectedByChecks = counters.rejectedByChecks();
        rejectedByFailures = counters.rejectedByFailures();
    }

    private static String text(List<ClientFailures> clients) {
        return clients.stream().map(ClientFailures::toString).collect(Collectors.joining(", "));
    }
}
