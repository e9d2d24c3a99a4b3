package io.github.jwtfilter.internal.session;

import io.github.jwtfilter.StoreException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Repeats writes that have failed: for a time that is short compared with a lease, in a limited number of threads. Thread-safe. */
final class StoreRetries {
    /** The number of threads that pause at a time. */
    static final int MAX_THREADS = 10;

    private static final long[] PAUSES_MILLIS = {100, 400, 1_000};

    /** No repetition starts later: the calls themselves may take the whole timeout of the store. */
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final LongSupplier nanoTime;
    private final RefreshPolicy.Pause pause;
    private final Semaphore permits = new Semaphore(MAX_THREADS);

    StoreRetries(RefreshPolicy policy) {
        this.nanoTime = policy.nanoTime();
        this.pause = policy.pause();
    }

    /**
     * Calls the store, at most four times.
     *
     * @throws StoreException that of the last call
     */
    <T extends @Nullable Object> T call(Supplier<T> write) {
        long start = nanoTime.getAsLong();
        for (long millis : PAUSES_MILLIS) {
            try {
                return write.get();
            } catch (StoreException e) {
                if (!paused(millis, start)) {
                    throw e;
                }
            }
        }
        return write.get();
    }

    private boolean paused(long millis, long start) {
        boolean late = nanoTime.getAsLong() - start + TimeUnit.MILLISECONDS.toNanos(millis) > MAX_NANOS;
        if (late || !permits.tryAcquire()) {
            return false;
        }
        try {
            pause.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            permits.release();
        }
    }
}
