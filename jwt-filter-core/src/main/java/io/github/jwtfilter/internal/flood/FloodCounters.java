package io.github.jwtfilter.internal.flood;

import java.util.concurrent.atomic.LongAdder;

/** Counts the tokens to which limits of signature checks applied, since the start. Thread-safe. */
public final class FloodCounters {
    final LongAdder failed = new LongAdder();
    final LongAdder repeated = new LongAdder();
    final LongAdder delayed = new LongAdder();
    final LongAdder rejectedByChecks = new LongAdder();
    final LongAdder rejectedByFailures = new LongAdder();

    /** Creates counters with the value 0. */
    FloodCounters() {}

    /**
     * Returns the number of failed signature checks of remote tokens; each key that was tried counts.
     *
     * @return 0 or more
     */
    public long failedChecks() {
        return failed.sum();
    }

    /**
     * Returns the number of tokens that were rejected without a check, since they had failed under the same keys.
     *
     * @return 0 or more
     */
    public long repeatedTokens() {
        return repeated.sum();
    }

    /**
     * Returns the number of tokens that waited for their check.
     *
     * @return 0 or more
     */
    public long delayedTokens() {
        return delayed.sum();
    }

    /**
     * Returns the number of tokens that were rejected since {@code flood.checks} was reached.
     *
     * @return 0 or more
     */
    public long rejectedByChecks() {
        return rejectedByChecks.sum();
    }

    /**
     * Returns the number of tokens that were rejected since their client had exceeded {@code flood.failures}.
     *
     * @return 0 or more
     */
    public long rejectedByFailures() {
        return rejectedByFailures.sum();
    }
}
