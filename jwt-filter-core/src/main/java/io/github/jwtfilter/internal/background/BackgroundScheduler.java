package io.github.jwtfilter.internal.background;

import io.github.jwtfilter.internal.logging.Log;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the background tasks of one guard in daemon threads: periodic tasks in the single thread of a
 * {@link ScheduledThreadPoolExecutor}, which also ends jobs on time, and each blocking job in a thread of its own. No thread is
 * started before it is needed, and none remains after {@link #close}.
 */
public final class BackgroundScheduler implements TaskScheduler, AutoCloseable {
    private static final Log LOG = Log.of(BackgroundScheduler.class);
    /** The keep-alive time of an idle timer thread. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    /** The maximum time that {@link #close} waits for all threads. */
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(800);

    /** The maximum time that {@link #close} waits for periodic tasks before it aborts jobs. */
    private static final Duration TASKS_LIMIT = Duration.ofMillis(400);

    private final Duration tick;
    private final List<PeriodicTask> tasks = new CopyOnWriteArrayList<>();
    private final List<JobThread> jobs = new CopyOnWriteArrayList<>();
    private final DaemonThreads timerThreads;
    private final DaemonThreads jobThreads;
    private final ScheduledThreadPoolExecutor timer;
    private @Nullable Future<?> schedule;
    private boolean closed;

    /**
     * Creates a scheduler whose threads are not started.
     *
     * @param tick the pause between two runs of the periodic tasks
     */
    public BackgroundScheduler(Duration tick) {
        this(tick, null);
    }

    /**
     * Creates a scheduler whose threads are not started, for an application that their log lines name.
     *
     * @param tick the pause between two runs of the periodic tasks
     * @param application the name of the application for operators; null if it is not known
     */
    public BackgroundScheduler(Duration tick, @Nullable String application) {
        this.tick = tick;
        timerThreads = new DaemonThreads(application);
        jobThreads = new DaemonThreads(application);
        timer = new ScheduledThreadPoolExecutor(1, task -> timerThreads.create(task, "jwt-filter-background"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    @Override
    public void eachTick(Runnable task) {
        add(task);
    }

    /** Adds a periodic task that can be removed. */
    PeriodicTask add(Runnable task) {
        PeriodicTask added = new PeriodicTask(task);
        tasks.add(added);
        return added;
    }

    void remove(Collection<PeriodicTask> removed) {
        tasks.removeAll(removed);
    }

    @Override
    public synchronized void start() {
        if (schedule == null && !closed && !tasks.isEmpty()) {
            schedule = timer.scheduleWithFixedDelay(this::runTasks, 0, tick.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void soon(Runnable task) {
        after(tick, task);
    }

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        if (closed) {
            return;
        }
        try {
            // The future is not needed: the task logs its own failure.
            Future<?> unused = timer.schedule(new PeriodicTask(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (OutOfMemoryError e) {
            timerThreads.removeUnstarted();
            LOG.error("The thread for background tasks cannot be started", e);
        }
    }

    private void runTasks() {
        for (PeriodicTask task : tasks) {
            task.run();
        }
    }

    @Override
    public synchronized boolean run(String name, Job job, Duration limit) {
        if (closed) {
            return false;
        }
        JobThread thread = new JobThread(name, job, jobThreads);
        jobs.add(thread);
        try {
            // Scheduled first, so that no job runs without a time limit.
            Future<?> timeout = timer.schedule(thread::abort, limit.toMillis(), TimeUnit.MILLISECONDS);
            thread.start(() -> {
                timeout.cancel(false);
                jobs.remove(thread);
            });
            return true;
        } catch (OutOfMemoryError e) {
            // The Java runtime reports a thread limit in this way. A later attempt may succeed.
            thread.drop();
            jobs.remove(thread);
            timerThreads.removeUnstarted();
            jobThreads.removeUnstarted();
            LOG.error("The thread " + name + " cannot be started", e);
            return false;
        }
    }

    /**
     * Stops all threads, and returns after they have ended, within a second. Exceptions are a thread that is blocked in a
     * system call, which ends when that call returns, and the calling thread: a job that calls this method is aborted, and a
     * task is interrupted, but neither waits for itself. If the caller is interrupted, it continues to wait, and its interrupt
     * status is restored.
     */
    @Override
    public void close() {
        closeAll(Collections.singleton(this));
    }

    /**
     * Closes several instances within the same second. Signals all of them before it waits for any; a failure of one does not
     * affect the others.
     *
     * @param all the instances to close
     */
    public static void closeAll(Collection<BackgroundScheduler> all) {
        each(all, BackgroundScheduler::shutDown);
        long start = System.nanoTime();
        LongSupplier tasks = () -> TASKS_LIMIT.toNanos() - (System.nanoTime() - start);
        LongSupplier end = () -> CLOSE_LIMIT.toNanos() - (System.nanoTime() - start);
        // First, so that no task reports the end of a job as a failure.
        each(all, scheduler -> scheduler.timerThreads.join(tasks));
        each(all, scheduler -> scheduler.jobs.forEach(JobThread::abort));
        each(all, scheduler -> scheduler.jobThreads.join(end));
        each(all, scheduler -> scheduler.timerThreads.join(end));
    }

    private static void each(Collection<BackgroundScheduler> all, Consumer<BackgroundScheduler> step) {
        for (BackgroundScheduler scheduler : all) {
            try {
                step.accept(scheduler);
            } catch (RuntimeException | LinkageError e) {
                LOG.error("The thread for background tasks could not be stopped", e);
            }
        }
    }

    private synchronized void shutDown() {
        closed = true;
        timer.shutdownNow();
    }
}
