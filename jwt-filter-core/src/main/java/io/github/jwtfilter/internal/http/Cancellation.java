package io.github.jwtfilter.internal.http;

import org.jspecify.annotations.Nullable;

/**
 * Cancels one fetch: closes, from another thread, the resource on which the fetch blocks, and makes all its further steps
 * fail. Read timeouts cannot limit the duration of a response that arrives byte by byte.
 */
public final class Cancellation {
    private boolean canceled;
    private @Nullable Runnable closeAction;

    /** Creates a cancellation for a fetch that is not canceled yet. */
    public Cancellation() {}

    /** Cancels the fetch. Never blocks; may be called before, during and after the fetch, and repeatedly. */
    public void cancel() {
        Runnable action;
        synchronized (this) {
            canceled = true;
            action = closeAction;
        }
        if (action != null) {
            action.run();
        }
    }

    /**
     * Returns whether the fetch was canceled.
     *
     * @return true after the first {@link #cancel()}
     */
    synchronized boolean isCanceled() {
        return canceled;
    }

    /** Throws if the fetch was canceled; called between its steps. */
    public void check() throws FetchFailure {
        if (isCanceled()) {
            throw new FetchFailure("was canceled before the response was complete");
        }
    }

    /** Sets the action that closes the current resource. It must not block or throw, and may run repeatedly. */
    public synchronized void onCancel(Runnable action) throws FetchFailure {
        check();
        closeAction = action;
    }

    /** Removes the action, since no resource is open. */
    synchronized void removeAction() {
        closeAction = null;
    }
}
