package io.github.jwtfilter.internal.flood;

import io.github.jwtfilter.internal.table.BoundedTable;
import io.github.jwtfilter.settings.value.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the failed signature checks of each client in periods that start with its first failure, in a table of fixed size, in which
 * clients with few failures are replaced first.
 * Lookups take no lock, and cost nothing while no client has exhausted its budget. Thread-safe.
 */
final class ClientBudgets {
    private final int limit;
    private final long periodNanos;
    private final LongSupplier nanoTime;
    private final BoundedTable<ClientFailures> table;

    /** The end of the last period with an exhausted budget; meaningless before the first one. */
    private volatile long exhaustedUntil;

    private volatile boolean exhausted;

    /** Creates an empty table of at most {@code clients}, at least eight. */
    ClientBudgets(Rate permitted, int clients, LongSupplier nanoTime) {
        this.limit = permitted.count();
        this.periodNanos = permitted.time().toNanos();
        this.nanoTime = nanoTime;
        this.table = new BoundedTable<>(clients);
    }

    /** Returns whether the budget of any client is exhausted, which decides whether the address of a client is needed. */
    boolean isAnyExhausted() {
        return exhausted && nanoTime.getAsLong() - exhaustedUntil < 0;
    }

    /** Returns the period of a client that has exhausted its budget; null if it has not. */
    @Nullable
    ClientFailures exhausted(String network) {
        ClientFailures found = table.find(network);
        return found != null && found.failures >= limit && found.isCurrent(nanoTime.getAsLong(), periodNanos)
                ? found
                : null;
    }

    /** Counts failed checks of a client. Returns whether they exhaust its budget. */
    boolean count(String network, int failures) {
        long now = nanoTime.getAsLong();
        ClientFailures counted = table.update(
                network,
                now,
                periodNanos,
                present -> present != null && present.isCurrent(now, periodNanos)
                        ? present.plus(failures)
                        : new ClientFailures(network, now, failures));
        if (counted.failures < limit) {
            return false;
        }
        extend(counted.start() + periodNanos);
        return counted.failures - failures < limit;
    }

    private synchronized void extend(long end) {
        if (!exhausted || end - exhaustedUntil > 0) {
            exhaustedUntil = end;
        }
        exhausted = true;
    }

    /** Returns the clients whose period has ended less than this time ago, or has not ended. */
    private List<ClientFailures> since(long agoNanos) {
        return table.current(nanoTime.getAsLong(), periodNanos + agoNanos);
    }

    /** Returns the clients with the most failures in periods of the last minute, at most {@code most}. */
    List<ClientFailures> top(int most) {
        List<ClientFailures> top = since(TimeUnit.MINUTES.toNanos(1));
        top.sort(Comparator.comparingInt((ClientFailures each) -> each.failures).reversed());
        return new ArrayList<>(top.subList(0, Math.min(most, top.size())));
    }

    /** Returns the number of clients with failures in a current period. */
    int count() {
        return since(0).size();
    }

    /** Returns the number of clients whose budget is exhausted. */
    int countExhausted() {
        int count = 0;
        for (ClientFailures each : since(0)) {
            count += each.failures >= limit ? 1 : 0;
        }
        return count;
    }
}
