package io.github.jwtfilter.testsupport;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Repeats a query until its result is the expected one, within a time limit. */
public final class Await {
    /** The time limit, which only failing tests reach. It does not slow down successful tests. */
    public static final Duration LIMIT = Duration.ofMinutes(3);

    private static final long PAUSE_MILLIS = 20;

    private Await() {}

    /** Returns the first matching result, or else the last one. */
    public static <T> T until(Predicate<T> expected, Duration limit, Supplier<T> query) {
        long deadline = System.nanoTime() + limit.toNanos();
        T result = query.get();
        while (!expected.test(result) && System.nanoTime() < deadline) {
            pause();
            result = query.get();
        }
        return result;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }
}
