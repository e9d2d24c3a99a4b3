package io.github.jwtfilter.browser;

import io.github.jwtfilter.testsupport.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The requests and changes on the server, by the number of the attempt in the query. */
final class RequestLog {
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
    }

    synchronized void add(Change change) {
        changes.add(change);
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

    private <T> T await(Supplier<Optional<T>> query) {
        return Await.until(Optional::isPresent, Await.LIMIT, query)
                .orElseThrow(() -> new AssertionError("did not happen in time; the log contains " + all()));
    }

    private synchronized List<Exchange> all() {
        return List.copyOf(exchanges);
    }
}
