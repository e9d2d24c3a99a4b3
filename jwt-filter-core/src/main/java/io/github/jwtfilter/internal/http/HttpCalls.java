package io.github.jwtfilter.internal.http;

import io.github.jwtfilter.internal.background.TaskScheduler;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests for threads that wait for the response, each in a thread of its own, so that the time limit also applies to
 * steps that no timeout ends, such as the resolution of a host name. At most 32 calls run at a time: a slow server occupies only
 * that many threads, and other threads fail within a second.
 */
public final class HttpCalls {
    static final int MAX_CALLS = 32;

    private static final String THREAD = "jwt-filter-call";
    private static final long PERMIT_WAIT_MILLIS = 1_000;

    private final TaskScheduler scheduler;
    private final Duration limit;
    private final Semaphore permits = new Semaphore(MAX_CALLS);

    /**
     * Creates a client without running calls.
     *
     * @param scheduler runs the calls
     * @param limit the maximum duration of a call
     */
    public HttpCalls(TaskScheduler scheduler, Duration limit) {
        this.scheduler = scheduler;
        this.limit = limit;
    }

    /**
     * Sends a request and waits for the response.
     *
     * @param transport sends the request
     * @param request the request; its server may have received it although the call fails
     * @return the response, with any status
     * @throws FetchFailure if there is no complete response within the limit, or too many calls are running
     */
    public Response send(Transport transport, Request request) throws FetchFailure {
        if (!acquire()) {
            throw new FetchFailure("was not contacted: " + MAX_CALLS + " requests to it are still running");
        }
        HttpTask<Response> task = new HttpTask<>(new PermittedCall(transport, request));
        if (!scheduler.run(THREAD, task, limit)) {
            permits.release();
            throw new FetchFailure("was not contacted: the application stops, or no thread is available");
        }
        return task.await(limit);
    }

    private boolean acquire() throws FetchFailure {
        try {
            return permits.tryAcquire(PERMIT_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchFailure("was not contacted: the thread of the request was interrupted");
        }
    }

    /** Holds its permit until its thread ends, which may be later than the wait for its result. */
    private final class PermittedCall implements HttpCall<Response> {
        private final Transport transport;
        private final Request request;

        PermittedCall(Transport transport, Request request) {
            this.transport = transport;
            this.request = request;
        }

        @Override
        public Response run(Cancellation cancellation) throws FetchFailure {
            return transport.send(request, cancellation);
        }

        @Override
        public void ended(@Nullable FetchFailure failure) {
            permits.release();
        }
    }
}
