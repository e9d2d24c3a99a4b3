package io.github.jwtfilter.internal.store;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoreStateChanged;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.logging.Log;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Avoids calls to a store that is unavailable, so that requests do not wait for it: after several consecutive failures the breaker
 * is open, and calls fail immediately, except one every two seconds. It closes with the first success. Passes exceptions on without
 * the messages of the driver. Thread-safe, without locks while the state does not change.
 */
final class CircuitBreaker {
    /** The number of consecutive failures that opens the breaker. */
    static final int FAILURES = 5;

    /** The time between two calls while the breaker is open. */
    static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final Log LOG = Log.of(Stores.class);

    private final String store;
    private final Predicate<StoreException> unavailable;
    private final LongSupplier nanoTime;
    private final EventPublisher events;
    private final StoreCalls calls;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong nextAttempt = new AtomicLong();
    private volatile boolean open;

    /**
     * Creates a closed breaker.
     *
     * @param store the name of the store in log lines
     * @param unavailable whether an exception means that the store is unavailable, rather than that it rejected the call
     * @param nanoTime the elapsed time in nanoseconds
     * @param events receives the changes of the state
     */
    CircuitBreaker(String store, Predicate<StoreException> unavailable, LongSupplier nanoTime, EventPublisher events) {
        this.store = store;
        this.unavailable = unavailable;
        this.nanoTime = nanoTime;
        this.events = events;
        this.calls = new StoreCalls(nanoTime);
    }

    /** Returns the counters of the calls that were made. */
    StoreCalls calls() {
        return calls;
    }

    /** Returns whether calls fail immediately. */
    boolean isOpen() {
        return open;
    }

    /**
     * Calls the store, unless the breaker is open.
     *
     * @throws StoreException that of the call, or immediately
     */
    <T extends @Nullable Object> T call(Supplier<T> call) {
        if (open && !mayTry()) {
            throw new StoreException("the " + store + " is unavailable; it is called again every two seconds");
        }
        try {
            T result = calls.time(call);
            succeeded();
            return result;
        } catch (StoreException e) {
            if (unavailable.test(e)) {
                failed(e);
            } else {
                succeeded();
            }
            throw e.getCause() == null ? e : withoutDriverMessages(e);
        }
    }

    private static StoreException withoutDriverMessages(StoreException e) {
        StoreException safe = new StoreException(String.valueOf(e.getMessage()), CauseWithoutMessage.of(e.getCause()));
        safe.setStackTrace(e.getStackTrace());
        return safe;
    }

    /**
     * Calls the store like {@link #call}, without a result.
     *
     * @throws StoreException that of the call, or immediately
     */
    void run(Runnable call) {
        call(() -> {
            call.run();
            return true;
        });
    }

    private boolean mayTry() {
        long next = nextAttempt.get();
        long now = nanoTime.getAsLong();
        return now - next >= 0 && nextAttempt.compareAndSet(next, now + PAUSE_NANOS);
    }

    private void succeeded() {
        if (failures.get() != 0) {
            failures.set(0);
        }
        if (open) {
            close();
        }
    }

    private synchronized void close() {
        if (open) {
            open = false;
            LOG.info("The " + store + " is available again");
            events.publish((time, application) -> new StoreStateChanged(time, application, store, true, null));
        }
    }

    private void failed(StoreException e) {
        calls.countFailure();
        if (failures.incrementAndGet() >= FAILURES && !open) {
            open(e);
        }
    }

    private synchronized void open(StoreException e) {
        if (!open) {
            nextAttempt.set(nanoTime.getAsLong() + PAUSE_NANOS);
            open = true;
            LOG.warn("The " + store + " is unavailable, and is called only every two seconds: " + e.getMessage());
            events.publish(
                    (time, application) -> new StoreStateChanged(time, application, store, false, e.getMessage()));
        }
    }
}
