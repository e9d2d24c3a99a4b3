package io.github.jwtfilter.internal.flood;

import io.github.jwtfilter.settings.value.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the failed signature checks of each client in periods that start with its first failure, in a table of fixed size.
 * Lookups take no lock, and cost nothing while no client has exhausted its budget. Thread-safe.
 *
 * <p>The table consists of sets of eight entries. A new client replaces an entry of its set whose period has ended, or else the
 * one with the fewest failures, among these the oldest. So an attacker must exhaust the budgets of eight clients of one set to
 * displace one of them; the sets depend on a random number.
 */
final class ClientBudgets {
    private static final int WAYS = 8;
    private static final int STRIPES = 64;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final int limit;
    private final long periodNanos;
    private final LongSupplier nanoTime;
    private final int sets;
    private final long seed = ThreadLocalRandom.current().nextLong();
    private final AtomicReferenceArray<@Nullable ClientFailures> table;
    private final Object[] stripes = new Object[STRIPES];

    /** The end of the last period with an exhausted budget; meaningless before the first one. */
    private volatile long exhaustedUntil;

    private volatile boolean exhausted;

    /** Creates an empty table of at most {@code clients}, at least eight. */
    ClientBudgets(Rate permitted, int clients, LongSupplier nanoTime) {
        this.limit = permitted.count();
        this.periodNanos = permitted.time().toNanos();
        this.nanoTime = nanoTime;
        this.sets = Math.max(1, clients / WAYS);
        this.table = new AtomicReferenceArray<>(sets * WAYS);
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Object();
        }
    }

    /** Returns whether the budget of any client is exhausted, which decides whether the address of a client is needed. */
    boolean isAnyExhausted() {
        return exhausted && nanoTime.getAsLong() - exhaustedUntil < 0;
    }

    /** Returns the period of a client that has exhausted its budget; null if it has not. */
    @Nullable
    ClientFailures exhausted(String network) {
        ClientFailures found = find(network, set(network));
        return found != null && found.failures >= limit && isCurrent(found, nanoTime.getAsLong()) ? found : null;
    }

    /** Counts failed checks of a client. Returns whether they exhaust its budget. */
    boolean count(String network, int failures) {
        int set = set(network);
        synchronized (stripes[set % STRIPES]) {
            long now = nanoTime.getAsLong();
            int slot = slot(network, set, now);
            ClientFailures present = table.get(slot);
            boolean continues = present != null && present.network.equals(network) && isCurrent(present, now);
            ClientFailures counted =
                    continues && present != null ? present.plus(failures) : new ClientFailures(network, now, failures);
            table.set(slot, counted);
            if (counted.failures < limit) {
                return false;
            }
            extend(counted.start + periodNanos);
            return !continues || (present != null && present.failures < limit);
        }
    }

    private synchronized void extend(long end) {
        if (!exhausted || end - exhaustedUntil > 0) {
            exhaustedUntil = end;
        }
        exhausted = true;
    }

    /** Returns the slot of a client, or the one that it may replace. */
    private int slot(String network, int set, long now) {
        int replaced = set * WAYS;
        for (int slot = set * WAYS; slot < (set + 1) * WAYS; slot++) {
            ClientFailures each = table.get(slot);
            if (each != null && each.network.equals(network)) {
                return slot;
            }
            replaced = worth(each, now) < worth(table.get(replaced), now)
                            || (worth(each, now) == worth(table.get(replaced), now)
                                    && isOlder(each, table.get(replaced)))
                    ? slot
                    : replaced;
        }
        return replaced;
    }

    /** Returns the failures of a current period; 0 for an entry that is not needed any more. */
    private int worth(@Nullable ClientFailures entry, long now) {
        return entry == null || !isCurrent(entry, now) ? 0 : entry.failures;
    }

    private static boolean isOlder(@Nullable ClientFailures entry, @Nullable ClientFailures other) {
        return entry != null && other != null && entry.start - other.start < 0;
    }

    private @Nullable ClientFailures find(String network, int set) {
        for (int slot = set * WAYS; slot < (set + 1) * WAYS; slot++) {
            ClientFailures each = table.get(slot);
            if (each != null && each.network.equals(network)) {
                return each;
            }
        }
        return null;
    }

    private boolean isCurrent(ClientFailures entry, long now) {
        return now - entry.start < periodNanos;
    }

    private int set(String network) {
        long hash = seed;
        for (int i = 0; i < network.length(); i++) {
            hash = (hash ^ network.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        return (int) ((hash >>> 1) % sets);
    }

    /** Returns the clients whose period has ended less than this time ago, or has not ended. */
    private List<ClientFailures> since(long agoNanos) {
        long now = nanoTime.getAsLong();
        List<ClientFailures> found = new ArrayList<>();
        for (int slot = 0; slot < table.length(); slot++) {
            ClientFailures each = table.get(slot);
            if (each != null && now - each.start < periodNanos + agoNanos) {
                found.add(each);
            }
        }
        return found;
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
