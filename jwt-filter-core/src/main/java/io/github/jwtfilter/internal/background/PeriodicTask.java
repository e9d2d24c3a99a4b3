package io.github.jwtfilter.internal.background;

import io.github.jwtfilter.internal.logging.Log;

/** A periodic task whose exceptions do not end its schedule. */
final class PeriodicTask implements Runnable {
    private static final Log LOG = Log.of(BackgroundScheduler.class);

    private final Runnable task;
    private boolean failing;

    PeriodicTask(Runnable task) {
        this.task = task;
    }

    @Override
    public void run() {
        try {
            task.run();
            failing = false;
        } catch (Throwable e) {
            // The executor cancels a periodic task that throws, and keys would never be refreshed again. Only the first
            // of
            // several consecutive failures is logged.
            if (!failing) {
                LOG.error("A background task failed; its schedule continues", e);
            }
            failing = true;
        }
    }
}
