package io.github.jwtfilter.internal.background;

/** A blocking operation that runs once in its own thread. */
public interface Job {
    /** Runs the operation. */
    void run();

    /**
     * Makes {@link #run()} return soon; called from another thread, before or while it runs. Never blocks; may be called
     * repeatedly.
     */
    void abort();
}
