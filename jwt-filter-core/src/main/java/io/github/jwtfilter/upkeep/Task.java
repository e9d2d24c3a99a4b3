package io.github.jwtfilter.upkeep;

import io.github.jwtfilter.log.Log;

/** A task that may fail without ending the rounds. */
final class Task implements Runnable {
    private static final Log LOG = Log.of(Upkeep.class);

    private final Runnable task;
    private boolean failing;

    Task(Runnable task) {
        this.task = task;
    }

    @Override
    public void run() {
        try {
            task.run();
            failing = false;
        } catch (Throwable e) {
            // The timer drops what throws, and keys would never be renewed again. Once is enough in the log.
            if (!failing) {
                LOG.error("Upkeep failed, and goes on", e);
            }
            failing = true;
        }
    }
}
