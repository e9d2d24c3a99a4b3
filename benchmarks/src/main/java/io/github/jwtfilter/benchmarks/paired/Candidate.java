package io.github.jwtfilter.benchmarks.paired;

import io.github.jwtfilter.benchmarks.peer.Peer;
import io.github.jwtfilter.benchmarks.result.RoundTimes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** An operation that verifies a token, and its CPU time in each round. */
final class Candidate {
    private static final long ROUND_NANOS = 10_000_000;
    private static final long WARMUP_NANOS = 4_000_000_000L;
    private static final long BATCH_NANOS = 100_000;
    private static final int MOST_AT_ONCE = 10_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Receives the results, so that the compiler cannot eliminate the work. */
    static volatile Object sink;

    private final String name;
    private final Peer peer;
    private final String token;
    private final RoundTimes times = new RoundTimes();
    private int batch = 1;

    Candidate(String name, Peer peer, String token) {
        this.name = name;
        this.peer = peer;
        this.token = token;
    }

    String name() {
        return name;
    }

    String token() {
        return token;
    }

    /** Runs the operation until the compiler has optimized it, if few fit into a round. */
    void warmUp() {
        long end = System.nanoTime() + WARMUP_NANOS;
        while (System.nanoTime() < end) {
            sink = peer.validate(token);
        }
    }

    void measure() {
        long operations = 0;
        long cpu = THREADS.getCurrentThreadCpuTime();
        long end = System.nanoTime() + ROUND_NANOS;
        while (System.nanoTime() < end) {
            for (int i = 0; i < batch; i++) {
                sink = peer.validate(token);
            }
            operations += batch;
        }
        double each = (double) (THREADS.getCurrentThreadCpuTime() - cpu) / operations;
        times.add(each);
        // The call that reads the CPU time must be negligible, even for the fastest operation.
        batch = (int) Math.max(1, Math.min(MOST_AT_ONCE, BATCH_NANOS / Math.max(1, each)));
    }

    /** Returns the CPU time per token in each round. */
    RoundTimes times() {
        return times;
    }
}
