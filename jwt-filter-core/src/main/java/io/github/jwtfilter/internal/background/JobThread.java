package io.github.jwtfilter.internal.background;

import io.github.jwtfilter.internal.logging.Log;

/**
 * The thread of one job. It is no {@link java.util.concurrent.Future}: one that is cancelled before its start never runs, but
 * a job always runs, possibly aborted, so that it can notify the threads that wait for its end.
 */
final class JobThread {
    private static final Log LOG = Log.of(BackgroundScheduler.class);

    private final Job job;
    private final Thread thread;
    private Runnable whenEnded = () -> {};
    private volatile boolean aborted;
    private volatile boolean over;

    JobThread(String name, Job job, DaemonThreads threads) {
        this.job = job;
        this.thread = threads.create(this::run, name);
    }

    void start(Runnable afterwards) {
        whenEnded = afterwards;
        thread.start();
    }

    private void run() {
        try {
            if (aborted) {
                // Java 8 ignores an interrupt before the start of a thread.
                thread.interrupt();
            }
            job.run();
        } catch (Throwable e) {
            LOG.error("The thread " + thread.getName() + " failed", e);
        } finally {
            over = true;
            whenEnded.run();
        }
    }

    /** Marks the job as never started, so that there is nothing to abort. */
    void drop() {
        over = true;
    }

    void abort() {
        if (over) {
            return;
        }
        try {
            job.abort();
        } catch (RuntimeException | LinkageError e) {
            // Servers close the class loader of an application soon afterwards, and some even before.
            LOG.error("The thread " + thread.getName() + " could not be stopped", e);
        } finally {
            aborted = true;
            // A job that closes its own scheduler must be able to finish that.
            if (thread != Thread.currentThread()) {
                thread.interrupt();
            }
        }
    }
}
