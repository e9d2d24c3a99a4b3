package io.github.jwtfilter.internal.jwks.remote;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/** Schedules refreshes of keys before they expire, with jitter so that instances do not fetch at the same time. */
final class RefreshSchedule {
    private static final long SHORTEST_SECONDS = 60;
    private static final long LONGEST_SECONDS = 3600;
    private static final long DEFAULT_SECONDS = 300;
    private static final long FIRST_RETRY_SECONDS = 5;
    private static final long LAST_RETRY_SECONDS = 30;
    private static final double SPREAD = 0.2;

    private final Optional<Duration> fixed;
    private final DoubleSupplier jitter;

    /**
     * Creates a schedule.
     *
     * @param fixed the configured lifetime of keys; empty to use the lifetime of the response
     * @param jitter random numbers from 0 to 1
     */
    RefreshSchedule(Optional<Duration> fixed, DoubleSupplier jitter) {
        this.fixed = fixed;
        this.jitter = jitter;
    }

    /**
     * Returns the delay until the next fetch in nanoseconds: the lifetime, which is at most {@code longest}, minus up to a
     * fifth.
     */
    long afterSuccess(OptionalLong maxAgeSeconds, Duration longest) {
        long seconds = Math.max(SHORTEST_SECONDS, Math.min(LONGEST_SECONDS, maxAgeSeconds.orElse(DEFAULT_SECONDS)));
        Duration lifetime = fixed.orElse(Duration.ofSeconds(seconds));
        return spread(Math.min(lifetime.toNanos(), longest.toNanos()));
    }

    /** Returns the delay in nanoseconds until the retry after a number of consecutive failures, at least 1. */
    long afterFailure(int failures) {
        long doubled = FIRST_RETRY_SECONDS << Math.min(failures - 1, 10);
        long nanos = TimeUnit.SECONDS.toNanos(Math.min(LAST_RETRY_SECONDS, doubled));
        return spread(nanos);
    }

    private long spread(long nanos) {
        return (long) (nanos * (1 - SPREAD * jitter.getAsDouble()));
    }
}
