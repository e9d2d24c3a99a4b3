package io.github.jwtfilter.upkeep;

import io.github.jwtfilter.log.Log;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one guard, all of them daemons: one that looks after things at every tick, and one for each job that may
 * block. None is started before there is something to do, and none is left soon after the end.
 */
public final class Upkeep implements AutoCloseable {
    private static final Log LOG = Log.of(Upkeep.class);
    /** How long the thread waits for something to do if there are no rounds. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    private static final Duration LONGEST_FAREWELL = Duration.ofMillis(800);

    private final Duration tick;
    private final List<Task> tasks = new CopyOnWriteArrayList<>();
    private final List<JobThread> jobs = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor timer;
    private @Nullable ScheduledFuture<?> rounds;
    private boolean closed;

    /**
     * Threads that are not started yet.
     *
     * @param tick how long the pauses between two rounds of the tasks are
     */
    public Upkeep(Duration tick) {
        this.tick = tick;
        timer = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "jwt-filter-upkeep"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Adds a task to be done at every tick.
     *
     * @param task something quick that never blocks
     */
    public void eachTick(Runnable task) {
        tasks.add(new Task(task));
    }

    /** Starts the rounds, at once with the first. Does nothing if there are no tasks, or the second time. */
    public synchronized void start() {
        if (rounds == null && !closed && !tasks.isEmpty()) {
            rounds = timer.scheduleWithFixedDelay(this::round, 0, tick.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Does something once, after the first pause: what would only be in the way of the first request.
     *
     * @param task something that does not block for long; dropped if the end comes first, or the system gives no thread
     */
    public synchronized void soon(Runnable task) {
        if (closed) {
            return;
        }
        try {
            // Nobody asks what became of it: it tells of its own failure.
            ScheduledFuture<?> unused = timer.schedule(new Task(task), tick.toMillis(), TimeUnit.MILLISECONDS);
        } catch (OutOfMemoryError e) {
            LOG.error("There is no thread to be had for upkeep", e);
        }
    }

    private void round() {
        for (Task task : tasks) {
            task.run();
        }
    }

    /**
     * Runs a job in a thread of its own.
     *
     * @param name what the thread is called
     * @param job the job
     * @param limit the time after which it is aborted
     * @return whether it was started: never after {@link #close()}, nor when the system gives no thread
     */
    public synchronized boolean run(String name, Job job, Duration limit) {
        if (closed) {
            return false;
        }
        JobThread thread = new JobThread(name, job);
        jobs.add(thread);
        try {
            // First, so that no job ever runs without its limit.
            ScheduledFuture<?> end = timer.schedule(thread::abort, limit.toMillis(), TimeUnit.MILLISECONDS);
            thread.start(() -> {
                end.cancel(false);
                jobs.remove(thread);
            });
            return true;
        } catch (OutOfMemoryError e) {
            // So the runtime says that there are too many threads. It may have some again later.
            thread.drop();
            jobs.remove(thread);
            LOG.error("The thread " + name + " cannot be started", e);
            return false;
        }
    }

    /**
     * Ends everything, within a second. A thread that the operating system blocks ends when that lets go of it. A job that
     * calls this itself is aborted too, but not waited for.
     */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            timer.shutdownNow();
        }
        long deadline = System.nanoTime() + LONGEST_FAREWELL.toNanos();
        try {
            try {
                // First, so that no task takes the end of a job for a failure.
                timer.awaitTermination(LONGEST_FAREWELL.toNanos() / 2, TimeUnit.NANOSECONDS);
            } finally {
                jobs.forEach(JobThread::abort);
            }
            for (JobThread job : jobs) {
                job.join(deadline - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
