package io.github.jwtfilter.key.remote;

import org.jspecify.annotations.Nullable;

/**
 * The way out of one fetch: closes, from another thread, what the fetch waits for, and makes all of its further steps fail
 * at once. The timeouts of single reads cannot bound an answer that drips along for ever.
 */
public final class Cutoff {
    private boolean cut;
    private @Nullable Runnable closer;

    /** A way out that was not taken yet. */
    public Cutoff() {}

    /** Ends the fetch. Never blocks; may be called before, during and after the fetch, and again. */
    public void cut() {
        Runnable open;
        synchronized (this) {
            cut = true;
            open = closer;
        }
        if (open != null) {
            open.run();
        }
    }

    /**
     * Whether the fetch was ended.
     *
     * @return true from the first {@link #cut()} on
     */
    public synchronized boolean isCut() {
        return cut;
    }

    /** To be called between two steps of the fetch. */
    void check() throws FetchFailure {
        if (isCut()) {
            throw new FetchFailure("was given up before it had answered");
        }
    }

    /** Says how to close what the fetch uses from now on: without blocking, without an exception, again and again. */
    synchronized void closeBy(Runnable way) throws FetchFailure {
        check();
        closer = way;
    }

    /** Nothing is in use any more. */
    synchronized void nothingToClose() {
        closer = null;
    }
}
