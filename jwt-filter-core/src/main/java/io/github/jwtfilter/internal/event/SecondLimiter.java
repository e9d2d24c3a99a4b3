package io.github.jwtfilter.internal.event;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Permits a limited number of operations per second, without a lock. Thread-safe. */
final class SecondLimiter {
    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int BITS = 16;

    private final int limit;
    private final LongSupplier nanoTime;

    /** The second in the high bits, the number of operations in it in the low ones. */
    private final AtomicLong state = new AtomicLong();

    /** {@code limit} is less than 65,536. */
    SecondLimiter(int limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    boolean tryAcquire() {
        long second = Math.floorDiv(nanoTime.getAsLong(), NANOS);
        while (true) {
            long known = state.get();
            boolean current = known >> BITS == second;
            if (current && (known & ((1 << BITS) - 1)) >= limit) {
                return false;
            }
            if (state.compareAndSet(known, current ? known + 1 : (second << BITS) + 1)) {
                return true;
            }
        }
    }
}
