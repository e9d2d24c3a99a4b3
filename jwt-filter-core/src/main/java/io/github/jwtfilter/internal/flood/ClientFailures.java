package io.github.jwtfilter.internal.flood;

import io.github.jwtfilter.internal.table.TableEntry;
import java.util.concurrent.atomic.AtomicLong;

/** The failed signature checks of one client in one period. Immutable, except for the number of rejected tokens. */
final class ClientFailures extends TableEntry {
    final int failures;
    private final AtomicLong rejected;

    ClientFailures(String network, long start, int failures) {
        this(network, start, failures, new AtomicLong());
    }

    private ClientFailures(String network, long start, int failures, AtomicLong rejected) {
        super(network, start);
        this.failures = failures;
        this.rejected = rejected;
    }

    /** Returns the same period with more failures. */
    ClientFailures plus(int more) {
        return new ClientFailures(key(), start(), Math.min(failures, Integer.MAX_VALUE - more) + more, rejected);
    }

    void countRejected() {
        rejected.incrementAndGet();
    }

    @Override
    protected int events() {
        return failures;
    }

    @Override
    public String toString() {
        return key() + " (" + failures + " failed, " + rejected + " rejected)";
    }
}
