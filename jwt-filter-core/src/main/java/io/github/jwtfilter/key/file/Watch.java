package io.github.jwtfilter.key.file;

import io.github.jwtfilter.log.Log;
import io.github.jwtfilter.upkeep.Job;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Looks at stored keys, or at what revokes keys, once in a while. A file may stand on a network share that does not answer, and the thread of the rounds
 * is also the one that ends fetches in time; so each look is a job of its own thread. One thread every five seconds costs less
 * than one that waits all the time, and issuers do not hold up each other. While a look hangs, no other one is begun.
 */
final class Watch<R> {
    static final Duration PAUSE = Duration.ofSeconds(5);
    static final Duration CONFIRMATION = Duration.ofSeconds(1);
    static final Duration LIMIT = Duration.ofSeconds(10);

    /** As {@link io.github.jwtfilter.upkeep.Upkeep#run}. */
    interface Threads {
        boolean run(String name, Job job, Duration limit);
    }

    /**
     * What is looked at.
     *
     * @param <R> what one look reads
     */
    interface Polled<R> {
        /** The subject of lines in the log. */
        String name();

        /** For the log: the keys that remain in effect while it cannot be read. */
        String fallback();

        /** Reads it; may block. */
        R read();

        /** Takes in a reading, and returns whether another look should follow soon. */
        boolean take(R reading);
    }

    private static final Log LOG = Log.of(WatchedKeys.class);

    private final Polled<R> polled;
    private final Threads threads;
    private final LongSupplier nanoTime;
    private final AtomicBoolean looking = new AtomicBoolean();

    /** Whoever has set {@link #looking} may touch it. */
    private long due;

    private volatile boolean stuck;

    Watch(Polled<R> polled, Threads threads, LongSupplier nanoTime) {
        this.polled = polled;
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
                R reading = polled.read();
                // What an aborted look has read says nothing: being interrupted looks like an unreadable file.
                if (!aborted) {
                    tellOfEnd();
                    pause = polled.take(reading) ? CONFIRMATION : PAUSE;
                }
            } finally {
                due = nanoTime.getAsLong() + pause.toNanos();
                looking.set(false);
            }
        }

        private void tellOfEnd() {
            if (stuck) {
                stuck = false;
                LOG.info(polled.name() + " can be read again");
            }
        }

        /** Comes at the limit, and when everything ends, which is nothing to tell. */
        @Override
        public void abort() {
            aborted = true;
            if (nanoTime.getAsLong() - begun >= LIMIT.toNanos() && !stuck) {
                stuck = true;
                LOG.warn(polled.name() + " could not be read within " + LIMIT.toMillis() / 1000 + " s, "
                        + polled.fallback());
            }
        }
    }
}
