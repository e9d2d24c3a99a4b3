package io.github.jwtfilter.internal.metrics;

import io.github.jwtfilter.RejectionReason;
import java.util.concurrent.atomic.LongAdder;

/** Counts decisions by outcome, and rejections by reason. Thread-safe, without locks, and without an allocation for each decision. */
public final class DecisionCounters {
    private final LongAdder[] byReason = adders(RejectionReason.values().length);
    private final LongAdder[] byOutcome = adders(Outcome.values().length);

    /** Creates counters with the value 0. */
    DecisionCounters() {}

    private static LongAdder[] adders(int count) {
        LongAdder[] adders = new LongAdder[count];
        for (int i = 0; i < count; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }

    /** The arrays exist only at run time, and are faster than a map. */
    @SuppressWarnings("EnumOrdinal")
    private static int index(Enum<?> constant) {
        return constant.ordinal();
    }

    /**
     * Counts a decision that rejects nothing.
     *
     * @param outcome the outcome
     */
    public void count(Outcome outcome) {
        byOutcome[index(outcome)].increment();
    }

    /**
     * Counts a rejection.
     *
     * @param reason the reason
     */
    public void countRejection(RejectionReason reason) {
        byReason[index(reason)].increment();
    }

    /**
     * Returns the number of decisions with an outcome.
     *
     * @param outcome the outcome
     * @return 0 or more
     */
    public long total(Outcome outcome) {
        return byOutcome[index(outcome)].sum();
    }

    /**
     * Returns the number of rejections for a reason.
     *
     * @param reason the reason
     * @return 0 or more
     */
    public long rejections(RejectionReason reason) {
        return byReason[index(reason)].sum();
    }
}
