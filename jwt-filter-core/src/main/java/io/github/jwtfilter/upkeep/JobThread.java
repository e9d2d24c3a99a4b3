package io.github.jwtfilter.upkeep;

import io.github.jwtfilter.log.Log;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The thread of one job. */
final class JobThread {
    private static final Log LOG = Log.of(Upkeep.class);

    private final Job job;
    private final Consumer<JobThread> ended;
    private final Thread thread;
    private Runnable cleanup = () -> {};

    JobThread(String name, Job job, Consumer<JobThread> ended) {
        this.job = job;
        this.ended = ended;
        this.thread = Upkeep.daemon(this::run, name);
    }

    void start(Runnable whenEnded) {
        cleanup = whenEnded;
        thread.start();
    }

    private void run() {
        try {
            job.run();
        } catch (RuntimeException e) {
            LOG.error("The thread " + thread.getName() + " failed", e);
        } finally {
            cleanup.run();
            ended.accept(this);
        }
    }

    void abort() {
        job.abort();
        thread.interrupt();
    }

    void join(long nanos) throws InterruptedException {
        if (nanos > 0) {
            TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
        }
    }
}
