package io.github.jwtfilter.key.file;

import io.github.jwtfilter.log.Log;
import io.github.jwtfilter.upkeep.Job;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Looks at stored keys once in a while. A file may stand on a network share that does not answer, and the thread of the rounds
 * is also the one that ends fetches in time; so each look is a job of its own thread. One thread every five seconds costs less
 * than one that waits all the time, and issuers do not hold up each other. While a look hangs, no other one is begun.
 */
final class Watch {
    static final Duration PAUSE = Duration.ofSeconds(5);
    static final Duration CONFIRMATION = Duration.ofSeconds(1);
    static final Duration LIMIT = Duration.ofSeconds(10);

    /** As {@link io.github.jwtfilter.upkeep.Upkeep#run}. */
    interface Threads {
        boolean run(String name, Job job, Duration limit);
    }

    private static final Log LOG = Log.of(WatchedKeys.class);

    private final StoredKeys stored;
    private final WatchedKeys keys;
    private final Threads threads;
    private final LongSupplier nanoTime;
    private final AtomicBoolean looking = new AtomicBoolean();

    /** Whoever has set {@link #looking} may touch it. */
    private long due;

    private volatile boolean stuck;

    Watch(StoredKeys stored, WatchedKeys keys, Threads threads, LongSupplier nanoTime) {
        this.stored = stored;
        this.keys = keys;
        this.threads = threads;
        this.nanoTime = nanoTime;
        this.due = nanoTime.getAsLong() + PAUSE.toNanos();
    }

    /** Begins a look if it is time. Never blocks. */
    void tick() {
        if (!looking.compareAndSet(false, true)) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - due >= 0) {
            due = now + PAUSE.toNanos(); // stands if no look can be begun
            if (threads.run("jwt-filter-keys", new Look(now), LIMIT)) {
                return;
            }
        }
        looking.set(false);
    }

    private final class Look implements Job {
        private final long begun;
        private volatile boolean aborted;

        Look(long begun) {
            this.begun = begun;
        }

        @Override
        public void run() {
            Duration pause = PAUSE;
            try {
                Reading reading = stored.again();
                // What an aborted look has read says nothing: being interrupted looks like an unreadable file.
                if (!aborted) {
                    tellOfEnd();
                    pause = keys.take(reading) ? CONFIRMATION : PAUSE;
                }
            } finally {
                due = nanoTime.getAsLong() + pause.toNanos();
                looking.set(false);
            }
        }

        private void tellOfEnd() {
            if (stuck) {
                stuck = false;
                LOG.info(stored.name() + " can be read again");
            }
        }

        /** Comes at the limit, and when everything ends, which is nothing to tell. */
        @Override
        public void abort() {
            aborted = true;
            if (nanoTime.getAsLong() - begun >= LIMIT.toNanos() && !stuck) {
                stuck = true;
                LOG.warn(stored.name() + " could not be read within " + LIMIT.toMillis() / 1000
                        + " s, the last good ones stay");
            }
        }
    }
}
