package io.github.jwtfilter.servers;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Repeats a query until its result is the expected one, within a time limit. */
final class Await {
    /** The time limit, which only failing tests reach. It does not slow down successful tests. */
    static final Duration LIMIT = Duration.ofMinutes(3);

    private static final long PAUSE_MILLIS = 50;

    private Await() {}

    /** Returns the first matching result, or else the last one. */
    static <T> T until(Predicate<T> wanted, Duration limit, Supplier<T> ask) {
        long deadline = System.nanoTime() + limit.toNanos();
        T answer = ask.get();
        while (!wanted.test(answer) && System.nanoTime() < deadline) {
            pause();
            answer = ask.get();
        }
        return answer;
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
