package io.github.jwtfilter.upkeep;

import io.github.jwtfilter.log.Log;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one guard, all of them daemons: one that looks after things at every tick, and one for each job that may
 * block. None is started before there is something to do, and none is left soon after the end.
 */
public final class Upkeep implements AutoCloseable {
    private static final Log LOG = Log.of(Upkeep.class);
    /** How long the thread waits for something to do if there are no rounds. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    /** How long {@link #close} waits for threads, and for the thread of the rounds before it aborts jobs. */
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(800);

    private static final Duration LAST_ROUND_LIMIT = Duration.ofMillis(400);

    private final Duration tick;
    private final List<Task> tasks = new CopyOnWriteArrayList<>();
    private final List<JobThread> jobs = new CopyOnWriteArrayList<>();
    private final DaemonThreads timerThreads = new DaemonThreads();
    private final DaemonThreads jobThreads = new DaemonThreads();
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
        timer = new ScheduledThreadPoolExecutor(1, task -> timerThreads.create(task, "jwt-filter-upkeep"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        timer.allowCoreThreadTimeOut(true);
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
            timerThreads.forgetUnstarted();
            LOG.error("The thread for background tasks cannot be started", e);
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
        JobThread thread = new JobThread(name, job, jobThreads);
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
            timerThreads.forgetUnstarted();
            jobThreads.forgetUnstarted();
            LOG.error("The thread " + name + " cannot be started", e);
            return false;
        }
    }

    /**
     * Ends everything, within a second, and returns when all threads have ended. Exceptions are a thread that the operating
     * system blocks, which ends when the system call returns, and the calling thread: a job that calls this is aborted, and a
     * task that calls this is interrupted, but neither waits for itself. An interrupted caller waits all the same, and stays
     * interrupted.
     */
    @Override
    public void close() {
        closeAll(Collections.singleton(this));
    }

    /**
     * Does the same for several, within the same second. All of them are told to end before any is waited for, and one that
     * fails to end does not keep others from it.
     *
     * @param all those to end
     */
    public static void closeAll(Collection<Upkeep> all) {
        each(all, Upkeep::shutDown);
        long start = System.nanoTime();
        LongSupplier lastRound = () -> LAST_ROUND_LIMIT.toNanos() - (System.nanoTime() - start);
        LongSupplier end = () -> CLOSE_LIMIT.toNanos() - (System.nanoTime() - start);
        // First, so that no task takes the end of a job for a failure.
        each(all, upkeep -> upkeep.timerThreads.join(lastRound));
        each(all, upkeep -> upkeep.jobs.forEach(JobThread::abort));
        each(all, upkeep -> upkeep.jobThreads.join(end));
        each(all, upkeep -> upkeep.timerThreads.join(end));
    }

    private static void each(Collection<Upkeep> all, Consumer<Upkeep> step) {
        for (Upkeep upkeep : all) {
            try {
                step.accept(upkeep);
            } catch (RuntimeException | LinkageError e) {
                LOG.error("Upkeep failed to end", e);
            }
        }
    }

    private synchronized void shutDown() {
        closed = true;
        timer.shutdownNow();
    }
}
