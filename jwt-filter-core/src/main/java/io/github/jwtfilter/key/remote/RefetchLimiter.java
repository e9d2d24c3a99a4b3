package io.github.jwtfilter.key.remote;

import java.util.concurrent.TimeUnit;

/**
 * Limits the fetches that tokens cause to one in 30 seconds, independently of the number of tokens. After a fetch that changed
 * the keys a second one is permitted, since issuers may publish several changes one after the other. Not thread-safe.
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

    /** Whether a fetch is permitted now; if so, it counts from now on. */
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

    /** A fetch has succeeded, which a token may have caused or not. */
    void complete(boolean keysChanged, long now) {
        lastChanged = keysChanged;
        if (keysChanged) {
            everChanged = true;
            changedAt = now;
        }
    }

    /** Whether the last fetch that succeeded changed the keys. */
    boolean lastFetchChangedKeys() {
        return lastChanged;
    }

    /**
     * Whether a fetch that is not permitted now might bring other keys: those of an issuer that has just changed its keys may
     * have changed again. Only the issuer can prolong this.
     */
    boolean followsChange(long now) {
        return everChanged && (now - changedAt < NANOS || (acquired && changedAt - periodStart >= 0));
    }
}
