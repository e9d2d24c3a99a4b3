package io.github.jwtfilter.key.remote;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** A clock for durations that stands still until it is moved. Starts where most tests see it overflow. */
final class MovedNanos implements LongSupplier {
    private final AtomicLong now =
            new AtomicLong(Long.MAX_VALUE - Duration.ofMinutes(3).toNanos());
    private final AtomicReference<Runnable> next = new AtomicReference<>();

    void move(Duration by) {
        now.addAndGet(by.toNanos());
    }

    /** Has something happen when the time is read next, so that it comes in between. */
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
