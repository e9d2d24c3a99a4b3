package io.github.jwtfilter.internal.rollout;

import io.github.jwtfilter.internal.logging.LogText;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts kinds of rejected requests. Beyond its limit, it counts further paths together, separately for each reason. Thread-safe,
 * without a lock for a kind that is known.
 */
final class KindTable {
    private final int limit;
    private final AtomicInteger paths = new AtomicInteger();
    private final ConcurrentMap<RejectedKind, Totals> kinds = new ConcurrentHashMap<>();

    KindTable(int limit) {
        this.limit = limit;
    }

    /** Counts a request at a time in milliseconds since 1970; method and path are those that the client sent, or null. */
    void count(RejectedKind kind, @Nullable String method, @Nullable String path, long now) {
        Totals totals = kinds.get(kind);
        if (totals == null) {
            totals = add(kind, method, path, now);
        }
        totals.count(now);
    }

    private Totals add(RejectedKind kind, @Nullable String method, @Nullable String path, long now) {
        if (paths.incrementAndGet() <= limit) {
            Totals created = new Totals(method, path, now);
            Totals existing = kinds.putIfAbsent(kind, created);
            if (existing == null) {
                return created;
            }
            paths.decrementAndGet();
            return existing;
        }
        paths.decrementAndGet();
        return kinds.computeIfAbsent(kind.ofOtherPaths(), unused -> new Totals(method, path, now));
    }

    void addTo(List<CountedKind> all) {
        kinds.forEach((kind, totals) -> all.add(totals.of(kind)));
    }

    private static final class Totals {
        private final LongAdder count = new LongAdder();
        private final long first;
        private final String method;
        private final String example;
        private volatile long last;

        Totals(@Nullable String method, @Nullable String path, long now) {
            this.first = now;
            this.last = now;
            this.method = LogText.unquoted(method);
            this.example = LogText.unquoted(path);
        }

        void count(long now) {
            count.increment();
            if (now > last) {
                last = now; // concurrent requests differ by milliseconds
            }
        }

        CountedKind of(RejectedKind kind) {
            return new CountedKind(
                    kind,
                    Math.max(1, count.sum()),
                    Instant.ofEpochSecond(Math.floorDiv(first, 1000L)),
                    Instant.ofEpochSecond(Math.floorDiv(last, 1000L)),
                    method,
                    example);
        }
    }
}
