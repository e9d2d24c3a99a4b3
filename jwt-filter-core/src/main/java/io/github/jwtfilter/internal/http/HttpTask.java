package io.github.jwtfilter.internal.http;

import io.github.jwtfilter.internal.background.Job;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A call in its own thread, for whose result other threads may wait. */
public final class HttpTask<T> implements Job {
    private static final String TIMED_OUT = "did not complete in time";

    private final HttpCall<T> call;
    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile boolean aborted;

    /** Creates a task for one call. */
    public HttpTask(HttpCall<T> call) {
        this.call = call;
    }

    @Override
    public void run() {
        try {
            succeed(call.run(cancellation));
        } catch (FetchFailure e) {
            fail(e);
        } catch (RuntimeException e) {
            fail(unexpected(e));
        } catch (Error e) {
            fail(unexpected(e));
            throw e;
        }
    }

    private void succeed(T value) {
        call.ended(null);
        result.complete(value);
    }

    private void fail(FetchFailure failure) {
        FetchFailure reported = aborted ? new FetchFailure(TIMED_OUT) : failure;
        call.ended(reported);
        result.completeExceptionally(reported);
    }

    /** Reports only the class: the message may quote the response. */
    private static FetchFailure unexpected(Throwable e) {
        return new FetchFailure("failed unexpectedly with " + e.getClass().getName());
    }

    /** Notifies waiting threads immediately, since the operating system may block the thread of the call for longer. */
    @Override
    public void abort() {
        aborted = true;
        result.completeExceptionally(new FetchFailure(TIMED_OUT));
        cancellation.cancel();
    }

    /**
     * Waits for the result.
     *
     * @param limit the maximum time to wait
     * @return the result
     * @throws FetchFailure if the call has failed, takes longer, or the current thread is interrupted, which keeps its status
     */
    public T await(Duration limit) throws FetchFailure {
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw reason(e.getCause());
        } catch (TimeoutException e) {
            throw new FetchFailure(TIMED_OUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchFailure("was not awaited: the thread of the request was interrupted");
        }
    }

    private static FetchFailure reason(@Nullable Throwable cause) {
        return cause instanceof FetchFailure ? (FetchFailure) cause : new FetchFailure(TIMED_OUT);
    }
}
