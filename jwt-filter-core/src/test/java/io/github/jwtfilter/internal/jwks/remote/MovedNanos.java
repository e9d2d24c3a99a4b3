package io.github.jwtfilter.internal.jwks.remote;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** A manual monotonic clock. Its initial value overflows in most tests. */
final class MovedNanos implements LongSupplier {
    private final AtomicLong now =
            new AtomicLong(Long.MAX_VALUE - Duration.ofMinutes(3).toNanos());
    private final AtomicReference<Runnable> next = new AtomicReference<>();

    void move(Duration by) {
        now.addAndGet(by.toNanos());
    }

    /** Runs an event at the next reading of the time, to simulate a race. */
    void atTheNextReading(Runnable event) {
        next.set(event);
    }

    @Override
    public long getAsLong() {
        Runnable event = next.getAndSet(null);
        if (event != null) {
            event.run();
        }
        return now.get();
    }
}
