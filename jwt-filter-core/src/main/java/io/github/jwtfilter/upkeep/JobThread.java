package io.github.jwtfilter.upkeep;

import io.github.jwtfilter.log.Log;

/** The thread of one job. */
final class JobThread {
    private static final Log LOG = Log.of(Upkeep.class);

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
                // An interrupt that comes before the start is lost in Java 8.
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

    /** Says that the job will never run, so that there is nothing to abort. */
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
            // Servers end the class loader of an application soon after, and some before.
            LOG.error("The thread " + thread.getName() + " failed to end", e);
        } finally {
            aborted = true;
            // A job that ends everything is left to finish that.
            if (thread != Thread.currentThread()) {
                thread.interrupt();
            }
        }
    }
}
