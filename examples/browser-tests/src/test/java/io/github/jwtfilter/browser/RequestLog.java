package io.github.jwtfilter.browser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The requests and changes on the server, by the number of the attempt in the query. */
final class RequestLog {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * A change of the application's state.
     *
     * @param user the user seen by the application, empty if there is none
     */
    record Change(int attempt, String user) {}

    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    synchronized void add(Exchange exchange) {
        exchanges.add(exchange);
        notifyAll();
    }

    synchronized void add(Change change) {
        changes.add(change);
        notifyAll();
    }

    /** The changes of one attempt so far. */
    synchronized List<Change> changes(int attempt) {
        return changes.stream().filter(change -> change.attempt() == attempt).toList();
    }

    /** The exchanges of one attempt so far. */
    synchronized List<Exchange> exchanges(int attempt) {
        return exchanges.stream()
                .filter(exchange -> exchange.attempt() == attempt)
                .toList();
    }

    /** Waits for the first complete exchange of an attempt. */
    Exchange awaitExchange(int attempt) {
        return await(() -> exchanges(attempt).stream().findFirst());
    }

    /** Waits for the first complete exchange of an attempt with this method. */
    Exchange awaitExchange(int attempt, String method) {
        return await(() -> exchanges(attempt).stream()
                .filter(exchange -> exchange.method().equals(method))
                .findFirst());
    }

    /** Waits for the first change of an attempt. */
    Change awaitChange(int attempt) {
        return await(() -> changes(attempt).stream().findFirst());
    }

    private synchronized <T> T await(Supplier<Optional<T>> sought) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<T> found = sought.get();
        while (found.isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("did not happen in time; seen were " + exchanges);
            }
            pause(left);
            found = sought.get();
        }
        return found.get();
    }

    private synchronized void pause(long nanos) {
        try {
            TimeUnit.MILLISECONDS.timedWait(this, TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }
}
