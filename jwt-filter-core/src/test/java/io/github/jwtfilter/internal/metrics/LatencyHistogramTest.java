package io.github.jwtfilter.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {
    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void each_bound_belongs_to_its_bucket_and_the_next_nanosecond_to_the_next_one() {
        double[] bounds = LatencyHistogram.boundsInSeconds();
        for (double bound : bounds) {
            histogram.record(Math.round(bound * 1e9));
            histogram.record(Math.round(bound * 1e9) + 1);
        }

        long[] counts = histogram.cumulativeCounts();
        assertThat(bounds).isSorted().startsWith(0.00001).endsWith(5.0);
        assertThat(counts).hasSize(bounds.length + 1);
        for (int i = 0; i < bounds.length; i++) {
            assertThat(counts[i]).as("up to " + bounds[i]).isEqualTo(2L * i + 1);
        }
        assertThat(counts[bounds.length]).isEqualTo(2L * bounds.length);
    }

    /** The bucket is found by the number of leading zeros, so that each power of two is a boundary of the search. */
    @Test
    void every_power_of_two_is_in_the_bucket_of_a_linear_search() {
        for (int bit = 0; bit < 63; bit++) {
            for (long nanos : new long[] {(1L << bit) - 1, 1L << bit, (1L << bit) + 1}) {
                LatencyHistogram one = new LatencyHistogram();
                one.record(nanos);

                assertThat(bucketOf(one)).as(nanos + " ns").isEqualTo(linear(nanos));
            }
        }
    }

    private static int bucketOf(LatencyHistogram histogram) {
        long[] counts = histogram.cumulativeCounts();
        int bucket = 0;
        while (counts[bucket] == 0) {
            bucket++;
        }
        return bucket;
    }

    private static int linear(long nanos) {
        double[] bounds = LatencyHistogram.boundsInSeconds();
        int bucket = 0;
        while (bucket < bounds.length && nanos > Math.round(bounds[bucket] * 1e9)) {
            bucket++;
        }
        return bucket;
    }

    /** A monotonic clock never goes back, but virtual machines that were moved have been seen to. */
    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void a_negative_duration_counts_as_zero(long nanos) {
        histogram.record(nanos);

        assertThat(histogram.cumulativeCounts()[0]).isEqualTo(1);
        assertThat(histogram.totalNanos()).isZero();
    }

    @Test
    void sums_up_durations() {
        histogram.record(3);
        histogram.record(Long.MAX_VALUE / 2);

        assertThat(histogram.count()).isEqualTo(2);
        assertThat(histogram.totalNanos()).isEqualTo(3 + Long.MAX_VALUE / 2);
    }
}
