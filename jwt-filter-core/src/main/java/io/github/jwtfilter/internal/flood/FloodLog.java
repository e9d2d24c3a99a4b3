package io.github.jwtfilter.internal.flood;

import io.github.jwtfilter.internal.logging.Log;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Logs the figures after a minute in which a limit applied, in one line with the clients that fail most. Thread-safe. */
final class FloodLog {
    private static final Log LOG = Log.of(FloodLimits.class);

    private final FloodCounters counters;
    private final @Nullable ClientBudgets clients;
    private final Consumer<Runnable> afterMinute;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private long failed;
    private long repeated;
    private long delayed;
    private long rejectedByChecks;
    private long rejectedByFailures;

    /** Creates a log; {@code afterMinute} runs a task after one minute, {@code clients} is null if no client is limited. */
    FloodLog(FloodCounters counters, @Nullable ClientBudgets clients, Consumer<Runnable> afterMinute) {
        this.counters = counters;
        this.clients = clients;
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
        List<ClientFailures> top = clients == null ? Collections.emptyList() : clients.top(FloodLimits.TOP);
        LOG.warn("Signature checks of tokens were limited. Since the last such line, or the start: "
                + (counters.failedChecks() - failed) + " failed checks, "
                + (counters.repeatedTokens() - repeated) + " tokens that had failed before, "
                + (counters.delayedTokens() - delayed) + " delayed, "
                + (counters.rejectedByChecks() - rejectedByChecks) + " rejected by flood.checks, "
                + (counters.rejectedByFailures() - rejectedByFailures) + " rejected by flood.failures"
                + (top.isEmpty() ? "" : "; clients with most failed checks: " + text(top)));
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
