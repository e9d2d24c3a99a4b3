package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.fixture.Await;
import java.util.Arrays;

/** Counts fetch threads. A started thread is alive immediately, so none is missed. */
final class FetchThreads {
    private FetchThreads() {}

    static long alive() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        Thread[] threads = new Thread[group.activeCount() + 100];
        int count = group.enumerate(threads);
        return Arrays.stream(threads, 0, count)
                .filter(thread -> thread.getName().equals("jwt-filter-keys"))
                .count();
    }

    /** A thread whose fetch has ended lives for a moment longer; the threads of other fetches last as long as these do. */
    static void awaitOne() {
        Await.until("one fetch runs", () -> alive() == 1);
    }

    static void awaitEnd() {
        Await.until("no fetch runs", () -> alive() == 0);
    }
}
