package io.github.jwtfilter.benchmarks.flood;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.JwtGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Requests at a fixed rate from a few addresses, as far as the processors suffice. */
final class Attack {
    private static final int THREADS = 4;
    private static final long NANOS = 1_000_000_000;
    private static final long LONGEST_BACKLOG = NANOS / 10;

    private final JwtGuard guard;
    private final List<String> addresses;
    private final ForgedTokens tokens;
    private final boolean withToken;
    private final long interval;
    private final LongAdder sent = new LongAdder();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    /** Starts the attack; without tokens, it is the load with which the attack is compared. */
    Attack(JwtGuard guard, ForgedTokens tokens, List<String> addresses, int perSecond, boolean withToken) {
        this.guard = guard;
        this.tokens = tokens;
        this.addresses = addresses;
        this.withToken = withToken;
        this.interval = NANOS * THREADS / perSecond;
        for (int number = 0; number < THREADS; number++) {
            Thread thread = new Thread(this::run, "attack-" + number);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void run() {
        long next = System.nanoTime();
        for (int number = 0; running; number++) {
            send(addresses.get(number % addresses.size()));
            next += interval;
            long now = System.nanoTime();
            if (next < now - LONGEST_BACKLOG) {
                next = now; // A client of an overloaded server gives up; the backlog stays short.
            } else if (next > now) {
                LockSupport.parkNanos(next - now);
            }
        }
    }

    private void send(String address) {
        String token = tokens.next(); // also in the load without tokens, so that both include it
        Decision decision =
                guard.decide(withToken ? ForwardedRequest.of(address, token) : ForwardedRequest.withoutToken(address));
        if (decision instanceof Decision.Authenticated) {
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
    }
}
