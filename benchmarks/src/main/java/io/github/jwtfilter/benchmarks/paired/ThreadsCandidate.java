package io.github.jwtfilter.benchmarks.paired;

import io.github.jwtfilter.benchmarks.peer.Peer;
import io.github.jwtfilter.benchmarks.result.RoundTimes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An operation that several threads perform at the same time, and its CPU time and rate in each round. */
final class ThreadsCandidate implements AutoCloseable {
    private static final long ROUND_NANOS = 20_000_000;
    private static final int BATCH = 100;
    private static final double SECOND = 1e9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int threads;
    private final Peer peer;
    private final String token;
    private final ExecutorService executor;
    private final CyclicBarrier start;
    private volatile long begin;
    private final RoundTimes times = new RoundTimes();
    private final RoundTimes rates = new RoundTimes();

    ThreadsCandidate(int threads, Peer peer, String token) {
        this.threads = threads;
        this.peer = peer;
        this.token = token;
        executor = Executors.newFixedThreadPool(threads);
        start = new CyclicBarrier(threads, () -> begin = System.nanoTime());
    }

    private record Work(long operations, long cpu, long wall) {}

    int threads() {
        return threads;
    }

    void measure() throws Exception {
        Callable<Work> task = this::work;
        long operations = 0;
        long cpu = 0;
        long wall = 0;
        for (Future<Work> future : executor.invokeAll(Collections.nCopies(threads, task))) {
            Work work = future.get();
            operations += work.operations();
            cpu += work.cpu();
            wall = Math.max(wall, work.wall());
        }
        times.add((double) cpu / operations);
        rates.add(operations * SECOND / wall);
    }

    private Work work() throws Exception {
        Object last = null;
        start.await();
        long operations = 0;
        long cpu = THREADS.getCurrentThreadCpuTime();
        // With more threads than processors, a thread may start late. All end at the same time, so that the rate is
        // that of all.
        long common = begin;
        long now = System.nanoTime();
        while (now - common < ROUND_NANOS) {
            for (int i = 0; i < BATCH; i++) {
                last = peer.validate(token);
            }
            operations += BATCH;
            now = System.nanoTime();
        }
        long used = THREADS.getCurrentThreadCpuTime() - cpu;
        Candidate.sink = last; // Once only: a volatile write of each result would itself make the threads compete.
        return new Work(operations, used, now - common);
    }

    /** Returns the CPU time of all threads per operation in each round. */
    RoundTimes times() {
        return times;
    }

    /** Returns the operations of all threads per second: the median of the rounds. */
    double perSecond() {
        return rates.median();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
