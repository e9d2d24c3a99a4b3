package io.github.jwtfilter.internal.event;

import io.github.jwtfilter.GuardEvent;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.background.Job;
import io.github.jwtfilter.internal.logging.ApplicationThread;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The application of events, their clock, and their threads. Thread-safe. */
final class EventContext {
    private static final Duration UNTIL_CLOSED = Duration.ofDays(36_500);

    private final BackgroundScheduler scheduler;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private volatile String application;

    /** {@code application} is empty if it is not known. */
    EventContext(BackgroundScheduler scheduler, Clock clock, LongSupplier nanoTime, String application) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.application = application;
    }

    /** Sets the name of the application, unless it is known. */
    void name(String name) {
        if (application.isEmpty()) {
            application = name;
        }
    }

    GuardEvent create(EventPublisher.Factory factory) {
        return factory.create(clock.instant(), application);
    }

    LongSupplier nanoTime() {
        return nanoTime;
    }

    /** Returns the start of log lines of the current thread; the log adds it to those of background threads. */
    String prefix() {
        return Thread.currentThread() instanceof ApplicationThread
                ? ""
                : ApplicationThread.prefix(application.isEmpty() ? null : application);
    }

    /** Runs a job in a thread until the guard is closed. Returns false if no thread is available. */
    boolean start(String thread, Job job) {
        return scheduler.run(thread, job, UNTIL_CLOSED);
    }

    void afterMinute(Runnable task) {
        scheduler.after(Duration.ofMinutes(1), task);
    }
}
