package io.github.jwtfilter.internal.background;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A job that runs until it is aborted, and records its calls. */
final class LatchedJob implements Job {
    static final long LIMIT_SECONDS = 180;

    final AtomicInteger aborts = new AtomicInteger();
    final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch aborted = new CountDownLatch(1);
    private volatile Thread thread;
    private volatile boolean interrupted;

    @Override
    public void run() {
        thread = Thread.currentThread();
        started.countDown();
        try {
            aborted.await();
            // The interrupt follows the abort.
            new CountDownLatch(1).await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            ended.countDown();
        }
    }

    @Override
    public void abort() {
        aborts.incrementAndGet();
        aborted.countDown();
    }

    Thread awaitStart() throws InterruptedException {
        await(started);
        return thread;
    }

    boolean awaitInterrupt() throws InterruptedException {
        await(ended);
        return interrupted;
    }

    static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing happened");
        }
    }
}
