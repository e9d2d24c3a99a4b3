package io.github.jwtfilter.internal.monitor;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rejections for one reason in each of the last eleven minutes, and compares the current minute with the average of those
 * before. Needs no thread: minutes without a rejection are added by the next one. Thread-safe.
 */
final class RejectionRise {
    /** A rise to fewer rejections in a minute raises no alert. */
    static final int MINIMUM = 20;
    /** The number of complete minutes before the first alert. */
    static final int MIN_HISTORY = 5;
    /** The number of minutes of the average. */
    static final int HISTORY = 10;

    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final long origin;
    private final long[] counts = new long[HISTORY + 1];
    private long minute;
    private boolean everRaised;
    private long raisedAt;

    /** Creates counts that start at this time. */
    RejectionRise(long now) {
        this.origin = now;
    }

    /** A rise that raises an alert. */
    static final class Rise {
        final long count;
        final int minutes;
        final double average;

        Rise(long count, int minutes, double average) {
            this.count = count;
            this.minutes = minutes;
            this.average = average;
        }
    }

    /** Counts a rejection. Returns the rise if it raises an alert, otherwise null. */
    synchronized @Nullable Rise count(int factor, long now) {
        advance((now - origin) / MINUTE_NANOS);
        long count = ++counts[index(minute)];
        int minutes = (int) Math.min(minute, HISTORY);
        if (count < MINIMUM || minutes < MIN_HISTORY || (everRaised && now - raisedAt < MINUTE_NANOS)) {
            return null;
        }
        double average = (double) (sum() - count) / minutes;
        if (count < factor * Math.max(average, 1)) {
            return null;
        }
        everRaised = true;
        raisedAt = now;
        return new Rise(count, minutes, average);
    }

    /** Continues in a later minute; those in between had no rejection. */
    private void advance(long current) {
        long missed = Math.min(current - minute, counts.length);
        for (long i = 1; i <= missed; i++) {
            counts[index(minute + i)] = 0;
        }
        minute = Math.max(minute, current);
    }

    private static int index(long minute) {
        return (int) (minute % (HISTORY + 1));
    }

    private long sum() {
        long sum = 0;
        for (long each : counts) {
            sum += each;
        }
        return sum;
    }
}
