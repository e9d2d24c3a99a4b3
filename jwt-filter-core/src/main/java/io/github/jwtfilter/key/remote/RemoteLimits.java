package io.github.jwtfilter.key.remote;

import java.time.Duration;

/** How long a fetch may take, and how long its keys may be used. */
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

    /** How long keys may go without a refresh, so that there is still time for another try before they are too old. */
    Duration longestLifetime() {
        return Duration.ofNanos(toleranceNanos / 2);
    }

    /** Whether keys are too old to be used, since for so long the issuer could not be asked. */
    boolean exceeded(Snapshot keys, long now) {
        return keys.age(now) > toleranceNanos;
    }
}
