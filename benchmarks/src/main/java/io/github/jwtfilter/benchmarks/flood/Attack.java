package io.github.jwtfilter.benchmarks.flood;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Requests at a fixed rate from a few addresses, as far as the processors suffice. */
final class Attack {
    private static final long NANOS = 1_000_000_000;
    private static final long LONGEST_BACKLOG = NANOS / 10;

    private final Application application;
    private final List<String> addresses;
    private final ForgedTokens tokens;
    private final boolean withToken;
    private final long interval;
    private final LongAdder sent = new LongAdder();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;
    private volatile RuntimeException failure;

    /** Starts the attack; without tokens, it is the load with which the attack is compared. */
    Attack(
            Application application,
            ForgedTokens tokens,
            List<String> addresses,
            int connections,
            int perSecond,
            boolean withToken) {
        this.application = application;
        this.tokens = tokens;
        this.addresses = addresses;
        this.withToken = withToken;
        this.interval = NANOS * connections / perSecond;
        for (int number = 0; number < connections; number++) {
            Thread thread = new Thread(this::run, "attack-" + number);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void run() {
        try (Application.Connection connection = application.connect()) {
            send(connection);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void send(Application.Connection connection) {
        long next = System.nanoTime();
        for (int number = 0; running; number++) {
            send(connection, addresses.get(number % addresses.size()));
            next += interval;
            long now = System.nanoTime();
            if (next < now - LONGEST_BACKLOG) {
                next = now; // A client of an overloaded server gives up; the backlog stays short.
            } else if (next > now) {
                LockSupport.parkNanos(next - now);
            }
        }
    }

    private void send(Application.Connection connection, String address) {
        String token = tokens.next(); // also in the load without tokens, so that both include it
        if (!withToken) {
            connection.sendWithoutToken(address, token);
        } else if (connection.send(address, token)) {
            throw new IllegalStateException("a forged token was accepted");
        }
        sent.increment();
    }

    /** Returns the number of requests until now. */
    long sent() {
        return sent.sum();
    }

    /** Ends the attack, and returns after the last request. */
    void stop() throws InterruptedException {
        running = false;
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure != null) {
            throw new IllegalStateException("the attack has failed", failure);
        }
    }
}
