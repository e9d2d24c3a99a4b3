package io.github.jwtfilter.internal.background;

import java.time.Duration;

/** Runs background tasks: {@link BackgroundScheduler} has the threads, and a {@link TaskGroup} uses them. */
public interface TaskScheduler {
    /**
     * Adds a periodic task.
     *
     * @param task a short task that never blocks
     */
    void eachTick(Runnable task);

    /** Starts the periodic tasks; the first run is immediate. No effect without tasks, or if already started. */
    void start();

    /**
     * Runs a task once, after the first pause, in order not to delay the first request.
     *
     * @param task a task that does not block for long; discarded after the scheduler is closed, or if no thread is available
     */
    void soon(Runnable task);

    /**
     * Runs a task once, after a delay.
     *
     * @param delay the delay
     * @param task a task that does not block for long; discarded after the scheduler is closed, or if no thread is available
     */
    void after(Duration delay, Runnable task);

    /**
     * Runs a job in its own thread.
     *
     * @param name the name of the thread
     * @param job the job
     * @param limit the time after which the job is aborted
     * @return whether the job was started; false after the scheduler is closed, or if no thread is available
     */
    boolean run(String name, Job job, Duration limit);
}
