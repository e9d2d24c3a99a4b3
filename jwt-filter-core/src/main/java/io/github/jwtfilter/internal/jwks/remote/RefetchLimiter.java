package io.github.jwtfilter.internal.jwks.remote;

import java.util.concurrent.TimeUnit;

/**
 * Limits the fetches that tokens cause to one in 30 seconds, independently of the number of tokens. After a fetch that changed
 * the keys, a second one is permitted, since issuers may publish several consecutive changes. Not thread-safe.
 */
final class RefetchLimiter {
    static final long NANOS = TimeUnit.SECONDS.toNanos(30);

    private boolean acquired;
    private boolean second;
    private long periodStart;
    private long lastFetch;
    private boolean lastChanged;
    private boolean everChanged;
    private long changedAt;

    /** Returns whether a fetch is permitted now; if so, the interval starts. */
    boolean tryAcquire(long now) {
        boolean elapsed = !acquired || now - lastFetch >= NANOS;
        if (!elapsed && (second || !lastChanged)) {
            return false;
        }
        if (elapsed) {
            periodStart = now;
        }
        second = !elapsed;
        acquired = true;
        lastFetch = now;
        return true;
    }

    /** Records a successful fetch, caused by a token or not. */
    void complete(boolean keysChanged, long now) {
        lastChanged = keysChanged;
        if (keysChanged) {
            everChanged = true;
            changedAt = now;
        }
    }

    /** Returns whether the last successful fetch changed the keys. */
    boolean lastFetchChangedKeys() {
        return lastChanged;
    }

    /**
     * Returns whether a fetch that is not permitted now might return different keys: an issuer that has just changed its keys
     * may change them again. Only the issuer can prolong this period.
     */
    boolean followsChange(long now) {
        return everChanged && (now - changedAt < NANOS || (acquired && changedAt - periodStart >= 0));
    }
}
