package io.github.jwtfilter.servers;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again and again, within a limit, for what will come in its own time. */
final class Patience {
    /** The time after which a test has failed that still waits. No test passes faster on a faster machine because of it. */
    static final Duration LIMIT = Duration.ofMinutes(3);

    private static final long PAUSE_MILLIS = 50;

    private Patience() {}

    /** The first answer that is wanted, or else the last one. */
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
