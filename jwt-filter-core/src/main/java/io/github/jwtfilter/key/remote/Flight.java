package io.github.jwtfilter.key.remote;

import io.github.jwtfilter.upkeep.Job;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One fetch under way, for which requests may wait. */
final class Flight implements Job {
    private final KeyFetch fetch;
    private final Landing landing;
    private final Cutoff cutoff = new Cutoff();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final CountDownLatch decided = new CountDownLatch(1);
    private volatile boolean succeeded;

    /** What becomes of a fetch. */
    interface Landing {
        /** Keys have come, possibly later than anybody waited for them. */
        void succeeded(FetchedKeys keys);

        /** Told once, at the latest when the time is up. */
        void failed(String why);

        /** The thread has ended, so that another fetch may start. */
        void ended();
    }

    Flight(KeyFetch fetch, Landing landing) {
        this.fetch = fetch;
        this.landing = landing;
    }

    @Override
    public void run() {
        try {
            landing.succeeded(fetch.fetch(cutoff));
            succeeded = true;
        } catch (FetchFailure e) {
            fail(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            fail("failed unexpectedly with " + e.getClass().getName());
        } finally {
            landing.ended();
            decided.countDown();
        }
    }

    /** Those who wait are told at once: the operating system may hold the thread for longer. */
    @Override
    public void abort() {
        cutoff.cut();
        fail("did not end in time");
        decided.countDown();
    }

    private void fail(String why) {
        if (failed.compareAndSet(false, true)) {
            landing.failed(why);
        }
    }

    /** Waits until it is decided, and says whether there are keys. */
    boolean await(Duration limit) {
        try {
            return decided.await(limit.toMillis(), TimeUnit.MILLISECONDS) && succeeded;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
