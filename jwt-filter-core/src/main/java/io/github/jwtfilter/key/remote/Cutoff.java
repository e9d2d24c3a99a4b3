package io.github.jwtfilter.key.remote;

import java.util.ArrayList;
import java.util.List;

/**
 * The way out of one fetch: cuts, from another thread, what the fetch waits for, and makes all of its further steps fail at
 * once. A fetch that drips along for ever cannot be bounded by the timeouts of single reads.
 */
public final class Cutoff {
    private final List<Runnable> closers = new ArrayList<>();
    private boolean cut;

    /** Ends the fetch. Never blocks; may be called before, during and after the fetch, and again. */
    public void cut() {
        List<Runnable> open;
        synchronized (this) {
            cut = true;
            open = new ArrayList<>(closers);
        }
        open.forEach(Runnable::run);
    }

    /**
     * Whether it was cut.
     *
     * @return true from the first {@link #cut()} on
     */
    public synchronized boolean isCut() {
        return cut;
    }

    /** To be called between two steps of the fetch. */
    void check() throws FetchFailure {
        if (isCut()) {
            throw failure();
        }
    }

    static FetchFailure failure() {
        return new FetchFailure("was given up before it was done: it took too long, or the application was stopped");
    }

    /** Has something closed by {@link #cut()}, at once if it was cut. The closer never blocks and never throws. */
    void closes(Runnable closer) {
        boolean late;
        synchronized (this) {
            closers.add(closer);
            late = cut;
        }
        if (late) {
            closer.run();
        }
    }

    /** What was registered is closed otherwise by now. */
    synchronized void forget() {
        closers.clear();
    }
}
