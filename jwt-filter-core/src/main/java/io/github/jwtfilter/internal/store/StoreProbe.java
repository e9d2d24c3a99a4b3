package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.background.Job;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Reads a store every five seconds, in a thread of its own, since stores may block. Until the first read is complete, the store counts
 * as failed, so that a load balancer sends no requests to a server whose store may not be available.
 */
final class StoreProbe implements Job {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Runnable call;
    private final LongSupplier nanoTime;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile boolean failed;

    /** Only used by the thread of {@link #tick}, after the start. */
    private boolean begun;

    private long nextRun;

    /**
     * Creates a probe that is not started.
     *
     * @param call reads the store
     * @param nanoTime the elapsed time in nanoseconds
     */
    StoreProbe(Runnable call, LongSupplier nanoTime) {
        this.call = call;
        this.nanoTime = nanoTime;
    }

    /** Returns whether the last read has failed, or the first one is not complete; false if none has begun. */
    boolean hasFailed() {
        return failed;
    }

    /** Starts the reads with the periodic tasks of a scheduler. A repeated call has no effect. */
    void start(BackgroundScheduler scheduler) {
        if (started.compareAndSet(false, true)) {
            nextRun = nanoTime.getAsLong();
            scheduler.eachTick(() -> tick(scheduler::run));
        }
    }

    /** Starts threads, as {@link BackgroundScheduler#run} does. */
    interface Threads {
        boolean run(String name, Job job, Duration limit);
    }

    /** Starts a read if one is due. Called by one thread. */
    void tick(Threads threads) {
        long now = nanoTime.getAsLong();
        if (now - nextRun < 0 || !running.compareAndSet(false, true)) {
            return;
        }
        nextRun = now + PAUSE_NANOS;
        if (!begun) {
            failed = true;
        }
        if (threads.run("jwt-filter-store", this, LIMIT)) {
            begun = true;
        } else {
            if (!begun) {
                failed = false; // no thread is available, which does not concern the store
            }
            running.set(false);
        }
    }

    @Override
    public void run() {
        try {
            call.run();
            failed = false;
        } catch (RuntimeException e) {
            failed = true; // the breaker logs that the store is unavailable
        } finally {
            running.set(false);
        }
    }

    /** Called at the time limit, before the thread is interrupted. */
    @Override
    public void abort() {
        failed = true;
    }
}
