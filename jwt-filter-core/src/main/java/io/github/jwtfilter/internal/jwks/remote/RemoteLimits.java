package io.github.jwtfilter.internal.jwks.remote;

import java.time.Duration;

/** The time limits of fetches and of the use of their keys. */
final class RemoteLimits {
    private final Duration fetchTimeout;
    private final long toleranceNanos;

    RemoteLimits(Duration fetchTimeout, Duration outageTolerance) {
        this.fetchTimeout = fetchTimeout;
        this.toleranceNanos = outageTolerance.toNanos();
    }

    Duration fetchTimeout() {
        return fetchTimeout;
    }

    /**
     * Returns the maximum time between refreshes, half of the tolerance, so that a retry is possible before the keys are too
     * old.
     */
    Duration longestLifetime() {
        return Duration.ofNanos(toleranceNanos / 2);
    }

    /** Returns whether the keys are older than the tolerated outage of the issuer. */
    boolean exceeded(long ageNanos) {
        return ageNanos > toleranceNanos;
    }
}
