package io.github.jwtfilter.internal.monitor;

import io.github.jwtfilter.internal.table.BoundedTable;
import io.github.jwtfilter.settings.value.Rate;
import org.jspecify.annotations.Nullable;

/** Counts the rejected requests of each client in periods that start with the first one, in a table of fixed size. Thread-safe. */
final class FailedClients {
    private static final int CLIENTS = 10_000;

    private final BoundedTable<Failures> table = new BoundedTable<>(CLIENTS);

    /** Counts a rejected request. Returns the number in the period if it raises an alert, otherwise 0. */
    int count(String network, Rate permitted, long now) {
        long periodNanos = permitted.time().toNanos();
        Failures counted = table.update(
                network,
                now,
                WatchedEntry.retention(periodNanos),
                present -> Failures.after(present, network, permitted.count(), periodNanos, now));
        return counted.raisesAlert() ? counted.events() : 0;
    }

    /** Returns the number of clients with a rejected request in the last time. */
    int count(long agoNanos, long now) {
        return table.current(now, agoNanos).size();
    }

    private static final class Failures extends WatchedEntry {
        private final int count;

        private Failures(String key, long start, int count, @Nullable Failures previous, int limit, long now) {
            super(key, start, previous, count > limit, now);
            this.count = count;
        }

        static Failures after(@Nullable Failures present, String key, int limit, long periodNanos, long now) {
            return present != null && present.isCurrent(now, periodNanos)
                    ? new Failures(
                            key,
                            present.start(),
                            Math.min(present.count, Integer.MAX_VALUE - 1) + 1,
                            present,
                            limit,
                            now)
                    : new Failures(key, now, 1, present, limit, now);
        }

        @Override
        protected int events() {
            return count;
        }
    }
}
