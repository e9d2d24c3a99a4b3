package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.internal.background.Job;
import io.github.jwtfilter.internal.background.TaskScheduler;
import io.github.jwtfilter.internal.logging.Log;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Polls stored keys or revocations periodically. Each poll runs in its own thread: a file on an unresponsive network share may
 * block, and the thread of {@link #run()} must also end fetches on time. One thread every five seconds costs less than a
 * permanent one, and issuers do not block each other. While a poll hangs, no other poll starts.
 *
 * @param <R> the result of one read
 */
public final class FileWatcher<R> implements Runnable {
    static final Duration PAUSE = Duration.ofSeconds(5);
    static final Duration CONFIRMATION = Duration.ofSeconds(1);
    static final Duration LIMIT = Duration.ofSeconds(10);

    /**
     * The target of the polls.
     *
     * @param <R> the result of one read
     */
    public interface Polled<R> {
        /**
         * Returns the subject of log messages.
         *
         * @return for example {@code The keys}
         */
        String name();

        /**
         * Returns the description for the log of the keys that remain in effect after a failed read.
         *
         * @return a clause
         */
        String fallback();

        /**
         * Reads the target; may block.
         *
         * @return the result, also if the read failed
         */
        R read();

        /**
         * Returns the time between two polls.
         *
         * @return a time; a change also applies to a pause that has begun
         */
        default Duration pause() {
            return PAUSE;
        }

        /**
         * Handles the result of a read.
         *
         * @param snapshot the result
         * @return whether another poll should follow soon
         */
        boolean accept(R snapshot);
    }

    private static final Log LOG = Log.of(ReloadingKeySource.class);

    private final Polled<R> polled;
    private final TaskScheduler scheduler;
    private final String thread;
    private final Duration limit;
    private final LongSupplier nanoTime;
    private final AtomicBoolean polling = new AtomicBoolean();

    /** The time of the last poll, or of the failure to start it. Guarded by {@link #polling}, as {@link #confirms}. */
    private long last;

    /** Whether the next poll follows after {@link #CONFIRMATION}. */
    private boolean confirms;

    private volatile boolean stuck;

    /**
     * Creates a watcher whose first poll is due after a pause.
     *
     * @param polled the target
     * @param scheduler starts the thread of each poll
     * @param nanoTime see {@link System#nanoTime()}
     */
    public FileWatcher(Polled<R> polled, TaskScheduler scheduler, LongSupplier nanoTime) {
        this(polled, scheduler, nanoTime, "jwt-filter-keys", LIMIT);
    }

    /**
     * Creates a watcher with another thread and limit.
     *
     * @param polled the target
     * @param scheduler starts the thread of each poll
     * @param nanoTime see {@link System#nanoTime()}
     * @param thread the name of the threads
     * @param limit the time after which a poll is aborted
     */
    public FileWatcher(
            Polled<R> polled, TaskScheduler scheduler, LongSupplier nanoTime, String thread, Duration limit) {
        this.limit = limit;
        this.polled = polled;
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
        this.thread = thread;
        this.last = nanoTime.getAsLong();
    }

    /** Starts a poll if one is due. Never blocks. */
    @Override
    public void run() {
        if (!polling.compareAndSet(false, true)) {
            return;
        }
        long now = nanoTime.getAsLong();
        Duration wait = confirms ? CONFIRMATION : polled.pause();
        if (now - last >= wait.toNanos()) {
            last = now; // remains if no poll can be started
            confirms = false;
            if (scheduler.run(thread, new PollJob(now), limit)) {
                return;
            }
        }
        polling.set(false);
    }

    private final class PollJob implements Job {
        private final long begun;
        private volatile boolean aborted;

        PollJob(long begun) {
            this.begun = begun;
        }

        @Override
        public void run() {
            boolean changed = false;
            try {
                R snapshot = polled.read();
                // The result of an aborted poll is discarded: an interrupted read looks like an unreadable file.
                if (!aborted) {
                    reportEnd();
                    changed = polled.accept(snapshot);
                }
            } finally {
                last = nanoTime.getAsLong();
                confirms = changed;
                polling.set(false);
            }
        }

        private void reportEnd() {
            if (stuck) {
                stuck = false;
                LOG.info(polled.name() + " can be read again");
            }
        }

        /** Called at the time limit, and at shutdown, which is not reported. */
        @Override
        public void abort() {
            aborted = true;
            if (nanoTime.getAsLong() - begun >= limit.toNanos() && !stuck) {
                stuck = true;
                LOG.warn(polled.name() + " could not be read within " + limit.toMillis() / 1000 + " s, "
                        + polled.fallback());
            }
        }
    }
}
