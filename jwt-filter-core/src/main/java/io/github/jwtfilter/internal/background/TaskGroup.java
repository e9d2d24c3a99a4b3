package io.github.jwtfilter.internal.background;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Periodic tasks that end together, before their scheduler: those of one version of the settings. Tasks that run once and jobs are
 * not affected by {@link #close()}, since requests may wait for them; each has a time limit. Thread-safe.
 */
public final class TaskGroup implements TaskScheduler, AutoCloseable {
    private final BackgroundScheduler scheduler;
    private final List<PeriodicTask> tasks = new ArrayList<>();
    private boolean closed;

    /**
     * Creates a group without tasks.
     *
     * @param scheduler runs the tasks
     */
    public TaskGroup(BackgroundScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public synchronized void eachTick(Runnable task) {
        if (!closed) {
            tasks.add(scheduler.add(task));
        }
    }

    @Override
    public void start() {
        scheduler.start();
    }

    @Override
    public void soon(Runnable task) {
        scheduler.soon(task);
    }

    @Override
    public void after(Duration delay, Runnable task) {
        scheduler.after(delay, task);
    }

    @Override
    public boolean run(String name, Job job, Duration limit) {
        return scheduler.run(name, job, limit);
    }

    /** Ends the periodic tasks; a run that has begun continues. */
    @Override
    public synchronized void close() {
        closed = true;
        scheduler.remove(tasks);
        tasks.clear();
    }
}
