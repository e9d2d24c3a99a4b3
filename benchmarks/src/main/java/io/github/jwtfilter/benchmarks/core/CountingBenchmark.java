package io.github.jwtfilter.benchmarks.core;

import io.github.jwtfilter.internal.metrics.GuardMetrics;
import io.github.jwtfilter.internal.metrics.Outcome;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counting and timing one decision: this part of the time of each decision is for the metrics. All threads count with the same object. */
@State(Scope.Benchmark)
public class CountingBenchmark {
    private final GuardMetrics metrics = new GuardMetrics(System::nanoTime);

    /** Counts a decision, and its duration. */
    @Benchmark
    public void count() {
        long start = metrics.start();
        metrics.decisions(false).count(Outcome.AUTHENTICATED);
        metrics.end(start);
    }
}
