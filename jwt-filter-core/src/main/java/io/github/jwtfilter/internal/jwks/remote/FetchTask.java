package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.background.Job;
import io.github.jwtfilter.internal.http.Cancellation;
import io.github.jwtfilter.internal.http.FetchFailure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One running fetch, for which requests may wait. */
final class FetchTask implements Job {
    private final KeyFetch fetch;
    private final FetchListener listener;
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch decided = new CountDownLatch(1);
    private boolean failed;
    private boolean succeeded;

    /** Receives the result of a fetch. */
    interface FetchListener {
        /** Called with the fetched keys, possibly after all waiting requests have timed out. */
        void succeeded(FetchedKeys keys);

        /** Called once if no keys arrive, at the latest at the time limit, and never after {@link #succeeded}. */
        void failed(String why);

        /** Called when the thread ends, so that another fetch can start. */
        void ended();
    }

    FetchTask(KeyFetch fetch, FetchListener listener) {
        this.fetch = fetch;
        this.listener = listener;
    }

    @Override
    public void run() {
        try {
            succeed(fetch.fetch(cancellation));
        } catch (FetchFailure e) {
            fail(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            failUnexpectedly(e);
        } catch (Error e) {
            failUnexpectedly(e); // otherwise the fetch would be repeated at every tick
            throw e;
        } finally {
            listener.ended();
            decided.countDown();
        }
    }

    /** Notifies waiting threads immediately, since the operating system may block the thread of the fetch for longer. */
    @Override
    public void abort() {
        fail("did not complete in time");
        cancellation.cancel();
        decided.countDown();
    }

    private synchronized void succeed(FetchedKeys keys) {
        listener.succeeded(keys);
        succeeded = true;
    }

    /** Fails the fetch unless keys have arrived: they take precedence over a timeout at the same moment. */
    private synchronized void fail(String why) {
        if (!failed && !succeeded) {
            failed = true;
            listener.failed(why);
        }
    }

    /** Reports only the class of an unexpected exception: the message may quote the response. */
    private void failUnexpectedly(Throwable e) {
        fail("failed unexpectedly with " + e.getClass().getName());
    }

    private synchronized boolean hasSucceeded() {
        return succeeded;
    }

    /** Waits for the result, and returns whether keys have arrived. */
    boolean await(Duration limit) {
        try {
            return decided.await(limit.toMillis(), TimeUnit.MILLISECONDS) && hasSucceeded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
