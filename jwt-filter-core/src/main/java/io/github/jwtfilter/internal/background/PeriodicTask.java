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
            // The timer would cancel a task that throws, and keys would never be refreshed again. Consecutive failures
            // are logged only once.
            if (!failing) {
                LOG.error("Upkeep failed, and goes on", e);
            }
            failing = true;
        }
    }
}
