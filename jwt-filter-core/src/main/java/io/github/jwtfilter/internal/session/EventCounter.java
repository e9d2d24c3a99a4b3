package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.settings.value.Rate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts events by a key, such as an address or a session, in periods of fixed length, and reports each key once in a period.
 * The number of keys is limited: the least recently used one is removed. Thread-safe.
 */
public final class EventCounter {
    private static final int MAX_KEYS = 10_000;
    private static final int MAX_DISTINCT = 1_001;

    private final int limit;
    private final long periodNanos;
    private final LongSupplier nanoTime;
    private final Map<String, Period> periods = new LinkedHashMap<String, Period>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Period> eldest) {
            return size() > MAX_KEYS;
        }
    };

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
    public synchronized boolean count(String key) {
        Period period = current(key);
        period.count++;
        return period.exceeds(limit);
    }

    /**
     * Counts a value, unless it has occurred with the key in the same period.
     *
     * @param key the key
     * @param value the value
     * @return whether this value is the first one in the period that exceeds the rate
     */
    public synchronized boolean countDistinct(String key, String value) {
        Period period = current(key);
        return !period.contains(value) && period.exceeds(limit);
    }

    private Period current(String key) {
        long now = nanoTime.getAsLong();
        Period period = periods.get(key);
        if (period == null || now - period.start >= periodNanos) {
            period = new Period(now);
            periods.put(key, period);
        }
        return period;
    }

    private static final class Period {
        private final long start;
        private int count;
        private boolean reported;
        private int[] seen = new int[2];

        Period(long start) {
            this.start = start;
        }

        /** Adds the value unless it is known. Compares hash codes: a collision only delays the report. */
        boolean contains(String value) {
            int hash = value.hashCode();
            for (int i = 0; i < count; i++) {
                if (seen[i] == hash) {
                    return true;
                }
            }
            if (count == MAX_DISTINCT) {
                return true;
            }
            if (count == seen.length) {
                seen = Arrays.copyOf(seen, count * 2);
            }
            seen[count++] = hash;
            return false;
        }

        boolean exceeds(int limit) {
            boolean first = count > limit && !reported;
            reported |= first;
            return first;
        }
    }
}
