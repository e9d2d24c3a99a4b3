package io.github.jwtfilter.key.remote;

import io.github.jwtfilter.upkeep.Job;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One fetch under way, for which requests may wait. */
final class Flight implements Job {
    private final KeyFetch fetch;
    private final Landing landing;
    private final Cutoff cutoff = new Cutoff();
    private final CountDownLatch decided = new CountDownLatch(1);
    private boolean failed;
    private boolean succeeded;

    /** What becomes of a fetch. */
    interface Landing {
        /** Keys have come, possibly later than anybody waited for them. */
        void succeeded(FetchedKeys keys);

        /** Told once, at the latest when the time is up, and never after keys have come. */
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
            succeed(fetch.fetch(cutoff));
        } catch (FetchFailure e) {
            fail(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            failUnexpectedly(e);
        } catch (Error e) {
            failUnexpectedly(e); // else it would be tried again at every tick
            throw e;
        } finally {
            landing.ended();
            decided.countDown();
        }
    }

    /** Those who wait are told at once: the operating system may hold the thread for longer. */
    @Override
    public void abort() {
        fail("did not end in time");
        cutoff.cut();
        decided.countDown();
    }

    private synchronized void succeed(FetchedKeys keys) {
        landing.succeeded(keys);
        succeeded = true;
    }

    /** Time may run out in the very moment in which keys come, and they count. */
    private synchronized void fail(String why) {
        if (!failed && !succeeded) {
            failed = true;
            landing.failed(why);
        }
    }

    /** Of what nobody expects, the class alone: its message may quote the answer. */
    private void failUnexpectedly(Throwable e) {
        fail("failed unexpectedly with " + e.getClass().getName());
    }

    private synchronized boolean hasSucceeded() {
        return succeeded;
    }

    /** Waits until it is decided, and says whether there are keys. */
    boolean await(Duration limit) {
        try {
            return decided.await(limit.toMillis(), TimeUnit.MILLISECONDS) && hasSucceeded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
