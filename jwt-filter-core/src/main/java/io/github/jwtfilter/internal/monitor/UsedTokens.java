package io.github.jwtfilter.internal.monitor;

import io.github.jwtfilter.internal.table.BoundedTable;
import io.github.jwtfilter.internal.table.SeededHash;
import io.github.jwtfilter.settings.value.Rate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts the different addresses that use each token or session, in periods that start with the first use, in a table of fixed size.
 * Tokens with few addresses are replaced first. Thread-safe; no lock is taken for a known address.
 */
final class UsedTokens {
    private static final int TOKENS = 10_000;

    private final BoundedTable<Addresses> table = new BoundedTable<>(TOKENS);
    private final SeededHash hash = new SeededHash();

    /** Counts an address. Returns the number in the period if it raises an alert, otherwise 0. */
    int count(String key, String network, Rate permitted, long now) {
        long periodNanos = permitted.time().toNanos();
        int address = (int) hash.of(network);
        Addresses known = table.find(key);
        if (known != null && known.isCurrent(now, periodNanos) && known.contains(address)) {
            return 0;
        }
        Addresses counted = table.update(
                key,
                now,
                WatchedEntry.retention(periodNanos),
                new Use(key, address, permitted.count(), periodNanos, now));
        return counted.raisesAlert() ? counted.events() : 0;
    }

    /** Returns the number of tokens and sessions that were used in the last time. */
    int count(long agoNanos, long now) {
        return table.current(now, agoNanos).size();
    }

    /** A use from an address that may be a new one. Not a lambda expression, which would delay the first request. */
    private static final class Use implements BoundedTable.Change<Addresses> {
        private final String key;
        private final int address;
        private final int limit;
        private final long periodNanos;
        private final long now;

        Use(String key, int address, int limit, long periodNanos, long now) {
            this.key = key;
            this.address = address;
            this.limit = limit;
            this.periodNanos = periodNanos;
            this.now = now;
        }

        @Override
        public Addresses of(@Nullable Addresses present) {
            if (present == null || !present.isCurrent(now, periodNanos)) {
                return new Addresses(key, now, new int[] {address}, present, false, now);
            }
            if (present.contains(address)) { // added by another thread
                return new Addresses(key, present.start(), present.hashes, present, false, now);
            }
            boolean full = present.hashes.length > limit;
            int[] hashes = full ? present.hashes : present.with(address);
            return new Addresses(key, present.start(), hashes, present, hashes.length > limit, now);
        }
    }

    /** The hash codes of the addresses, at most one more than permitted: a collision only delays the alert. */
    private static final class Addresses extends WatchedEntry {
        final int[] hashes;

        Addresses(String key, long start, int[] hashes, @Nullable Addresses previous, boolean exceeded, long now) {
            super(key, start, previous, exceeded, now);
            this.hashes = hashes;
        }

        boolean contains(int address) {
            for (int each : hashes) {
                if (each == address) {
                    return true;
                }
            }
            return false;
        }

        int[] with(int address) {
            int[] more = Arrays.copyOf(hashes, hashes.length + 1);
            more[hashes.length] = address;
            return more;
        }

        @Override
        protected int events() {
            return hashes.length;
        }
    }
}
