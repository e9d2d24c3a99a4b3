package io.github.jwtfilter.internal.table;

import io.github.jwtfilter.settings.value.Rate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts events by a key, such as a session, in periods that start with the first event of the key. The number of keys is limited.
 * Thread-safe.
 */
public final class EventCounter {
    private static final int MAX_KEYS = 10_000;

    private final int limit;
    private final long periodNanos;
    private final LongSupplier nanoTime;
    private final BoundedTable<Period> periods = new BoundedTable<>(MAX_KEYS);

    /**
     * Creates a counter.
     *
     * @param permitted the events that are not reported
     * @param nanoTime the elapsed time in nanoseconds
     */
    public EventCounter(Rate permitted, LongSupplier nanoTime) {
        this.limit = permitted.count();
        this.periodNanos = permitted.time().toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * Counts an event.
     *
     * @param key the key
     * @return whether this event is the first one in the period that exceeds the rate
     */
    public boolean count(String key) {
        long now = nanoTime.getAsLong();
        return periods.update(key, now, periodNanos, present -> next(key, present, now)).count == limit + 1;
    }

    private Period next(String key, @Nullable Period present, long now) {
        return present != null && present.isCurrent(now, periodNanos)
                ? new Period(key, present.start(), Math.min(present.count, limit + 1) + 1)
                : new Period(key, now, 1);
    }

    private static final class Period extends TableEntry {
        private final int count;

        Period(String key, long start, int count) {
            super(key, start);
            this.count = count;
        }

        @Override
        protected int events() {
            return count;
        }
    }
}
