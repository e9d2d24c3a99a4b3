package io.github.jwtfilter.internal.flood;

import java.util.concurrent.atomic.AtomicLong;

/** The failed signature checks of one client in one period. Immutable, except for the number of rejected tokens. */
final class ClientFailures {
    final String network;
    final long start;
    final int failures;
    private final AtomicLong rejected;

    ClientFailures(String network, long start, int failures) {
        this(network, start, failures, new AtomicLong());
    }

    private ClientFailures(String network, long start, int failures, AtomicLong rejected) {
        this.network = network;
        this.start = start;
        this.failures = failures;
        this.rejected = rejected;
    }

    /** Returns the same period with more failures. */
    ClientFailures plus(int more) {
        return new ClientFailures(network, start, Math.min(failures, Integer.MAX_VALUE - more) + more, rejected);
    }

    void countRejected() {
        rejected.incrementAndGet();
    }

    @Override
    public String toString() {
        return network + " (" + failures + " failed, " + rejected + " rejected)";
    }
}
