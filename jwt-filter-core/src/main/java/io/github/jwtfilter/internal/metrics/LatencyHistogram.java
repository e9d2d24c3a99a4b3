package io.github.jwtfilter.internal.metrics;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts durations in fixed buckets, from 10 µs to 5 s. Thread-safe, without locks, and without an allocation for each duration.
 */
public final class LatencyHistogram implements Timing {
    /** The inclusive upper bounds of the buckets except the last one, in nanoseconds. */
    private static final long[] BOUNDS = bounds(
            10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000,
            1_000_000, 2_500_000, 5_000_000);

    /** The first bucket for the durations with each number of leading zeros; at most two further buckets are compared. */
    private static final byte[] FIRST = firstBuckets();

    private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
    private final LongAdder total = new LongAdder();

    /** Creates an empty histogram. */
    LatencyHistogram() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    private static long[] bounds(long... micros) {
        long[] nanos = new long[micros.length];
        for (int i = 0; i < micros.length; i++) {
            nanos[i] = TimeUnit.MICROSECONDS.toNanos(micros[i]);
        }
        return nanos;
    }

    private static byte[] firstBuckets() {
        byte[] first = new byte[Long.SIZE + 1];
        for (int zeros = 0; zeros < first.length; zeros++) {
            long least = zeros == Long.SIZE ? 0 : Long.MIN_VALUE >>> zeros;
            int bucket = 0;
            while (bucket < BOUNDS.length && (least < 0 || least > BOUNDS[bucket])) {
                bucket++;
            }
            first[zeros] = (byte) bucket;
        }
        return first;
    }

    /** Adds a duration in nanoseconds; a negative one counts as 0. */
    void record(long nanos) {
        long duration = Math.max(nanos, 0);
        int bucket = FIRST[Long.numberOfLeadingZeros(duration)];
        while (bucket < BOUNDS.length && duration > BOUNDS[bucket]) {
            bucket++;
        }
        buckets[bucket].increment();
        total.add(duration);
    }

    /**
     * Returns the bounds of the buckets.
     *
     * @return the inclusive upper bounds of all buckets except the last one, which has none, in seconds, ascending
     */
    public static double[] boundsInSeconds() {
        double[] seconds = new double[BOUNDS.length];
        for (int i = 0; i < BOUNDS.length; i++) {
            seconds[i] = BOUNDS[i] / 1e9;
        }
        return seconds;
    }

    /**
     * Returns the number of durations up to each bound.
     *
     * @return cumulative counts, one for each bound, and the count of all durations
     */
    public long[] cumulativeCounts() {
        long[] counts = new long[buckets.length];
        long sum = 0;
        for (int i = 0; i < buckets.length; i++) {
            sum += buckets[i].sum();
            counts[i] = sum;
        }
        return counts;
    }

    @Override
    public long count() {
        return cumulativeCounts()[BOUNDS.length];
    }

    @Override
    public long totalNanos() {
        return total.sum();
    }
}
