package io.github.jwtfilter.internal.background;

import io.github.jwtfilter.internal.logging.ApplicationThread;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates daemon threads and waits until they have ended. Termination of an executor, and completion of a task, do not imply
 * that: their threads remain alive for a moment, during which a container reports them as a leak.
 */
final class DaemonThreads {
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final @Nullable String application;

    /** {@code application} is the name of the application for operators, or null. */
    DaemonThreads(@Nullable String application) {
        this.application = application;
    }

    Thread create(Runnable task, String name) {
        threads.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
        Thread thread = new Daemon(task, name, application);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    /** Removes threads that the system failed to start. */
    void removeUnstarted() {
        threads.removeIf(thread -> thread.getState() == Thread.State.NEW);
    }

    /**
     * Waits for all threads except the current one, up to the remaining nanoseconds. An interrupt does not end the wait; its
     * status is restored afterwards.
     */
    void join(LongSupplier remainingNanos) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread != Thread.currentThread() && thread.isAlive() && remainingNanos.getAsLong() > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedJoin(thread, remainingNanos.getAsLong());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Daemon extends Thread implements ApplicationThread {
        private final @Nullable String application;

        Daemon(Runnable task, String name, @Nullable String application) {
            super(task, name);
            this.application = application;
        }

        @Override
        public @Nullable String application() {
            return application;
        }
    }
}
