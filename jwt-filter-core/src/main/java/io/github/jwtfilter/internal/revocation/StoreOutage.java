package io.github.jwtfilter.internal.revocation;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoreStateChanged;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.logging.LogRateLimiter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counts the failures of the store; logs one line, and publishes one event, when it fails and when it works again. Thread-safe. */
final class StoreOutage {
    private static final Log LOG = Log.of(RevocationCheck.class);
    private static final int LINES_PER_MINUTE = 4;
    private static final String STORE = "revocations";

    private final String effect;
    private final EventPublisher events;
    private final LogRateLimiter rateLimiter;
    private final AtomicBoolean failing = new AtomicBoolean();
    private final LongAdder failures = new LongAdder();
    private volatile boolean logged;

    /** {@code effect}: the consequence for requests, a clause. */
    StoreOutage(String effect, LongSupplier nanoTime, EventPublisher events) {
        this.effect = effect;
        this.events = events;
        this.rateLimiter = new LogRateLimiter(LINES_PER_MINUTE, nanoTime);
    }

    void failed(RuntimeException failure) {
        failures.increment();
        if (failing.compareAndSet(false, true) && rateLimiter.tryAcquire()) {
            logged = true;
            LOG.error("the store of revocations cannot be read, so that " + effect + ": " + text(failure), null);
            events.publish((time, application) ->
                    new StoreStateChanged(time, application, STORE, false, effect + ": " + text(failure)));
        }
    }

    /** Called for each successful read, so it only reads a variable while the store works. */
    void succeeded() {
        if (failing.get() && failing.compareAndSet(true, false) && logged) {
            logged = false;
            LOG.info("the store of revocations can be read again, after " + failures.sum()
                    + " failures since the start");
            events.publish((time, application) -> new StoreStateChanged(time, application, STORE, true, null));
        }
    }

    boolean isFailing() {
        return failing.get();
    }

    long failures() {
        return failures.sum();
    }

    /** Returns the message only of exceptions whose message is known to contain no values. */
    private static String text(RuntimeException failure) {
        return failure instanceof StoreException
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getName();
    }
}
