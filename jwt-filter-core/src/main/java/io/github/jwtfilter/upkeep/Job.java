package io.github.jwtfilter.upkeep;

/** Work that may block, done once in a thread of its own. */
public interface Job {
    /** Does the work. */
    void run();

    /** Makes {@link #run()} end soon, from another thread, before or while it runs. Never blocks; may be called again. */
    void abort();
}
