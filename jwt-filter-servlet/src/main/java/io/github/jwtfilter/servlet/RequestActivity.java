package io.github.jwtfilter.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.function.Supplier;

/**
 * Whether the application still processes a request: servers use the objects of a request again for other clients. A request may be
 * dispatched to several threads. Thread-safe.
 */
final class RequestActivity implements AsyncListener {
    private int dispatches;
    private boolean asynchronous;
    private boolean complete;

    /** Called when the application begins to process the request, or a later dispatch of it. */
    synchronized void begin() {
        dispatches++;
        complete = false;
    }

    /** Called when it has done so. */
    synchronized void end() {
        dispatches--;
        complete = dispatches == 0 && !asynchronous;
    }

    /** Called when the request becomes asynchronous: it then continues until it is completed. */
    void continueAsynchronously(Supplier<AsyncContext> context) {
        set(true);
        try {
            context.get().addListener(this);
        } catch (IllegalStateException e) {
            set(false); // another thread has completed it in the meantime
        }
    }

    private synchronized void set(boolean newAsynchronous) {
        asynchronous = newAsynchronous;
        complete = dispatches == 0 && !asynchronous;
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        continueAsynchronously(event::getAsyncContext); // which has removed its listeners
    }

    @Override
    public void onComplete(AsyncEvent event) {
        set(false);
    }

    /** Does nothing: the server completes the request then, unless the application does. */
    @Override
    public void onTimeout(AsyncEvent event) {}

    /** Does nothing, as after a timeout. */
    @Override
    public void onError(AsyncEvent event) {}

    /**
     * Checks that the request and its response are still those of this client.
     *
     * @throws IllegalStateException if the request has been processed
     */
    synchronized void requireActive() {
        if (complete) {
            throw new IllegalStateException(
                    "The request has been processed: start and end sessions in the thread of the"
                            + " request, or between startAsync and complete");
        }
    }
}
