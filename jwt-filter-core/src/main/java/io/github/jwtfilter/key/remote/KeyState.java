package io.github.jwtfilter.key.remote;

import io.github.jwtfilter.key.KeyHealth;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known of the keys of an issuer, replaced whole by each fetch that ends. */
final class KeyState {
    private final @Nullable Snapshot good;
    private final int failures;
    private final @Nullable String failure;
    private final long nextFetch;

    private KeyState(@Nullable Snapshot good, int failures, @Nullable String failure, long nextFetch) {
        this.good = good;
        this.failures = failures;
        this.failure = failure;
        this.nextFetch = nextFetch;
    }

    /** Before the first fetch, which is due now. */
    static KeyState initial(long now) {
        return new KeyState(null, 0, null, now);
    }

    static KeyState fetched(Snapshot snapshot, long nextFetch) {
        return new KeyState(snapshot, 0, null, nextFetch);
    }

    /** One more fetch has failed; the last good keys stay. */
    KeyState failed(String why, long nextTry) {
        return new KeyState(good, failures + 1, why, nextTry);
    }

    /** The next fetch could not even be begun. */
    KeyState postponed(long nextTry) {
        return new KeyState(good, failures, failure, nextTry);
    }

    /** The last good keys, or null if there have never been any. */
    @Nullable
    Snapshot good() {
        return good;
    }

    /** How many fetches have failed in a row. */
    int failures() {
        return failures;
    }

    /** Why the last fetch failed, or null if it did not. */
    @Nullable
    String failure() {
        return failure;
    }

    boolean untried() {
        return good == null && failures == 0;
    }

    boolean isDue(long now) {
        return now - nextFetch >= 0;
    }

    KeyHealth health(String place, RemoteLimits limits, long now) {
        if (good == null) {
            KeyHealth.State state = failures == 0 ? KeyHealth.State.UNTRIED : KeyHealth.State.UNAVAILABLE;
            return new KeyHealth(state, place, 0, null, failure);
        }
        Duration age = Duration.ofNanos(good.age(now));
        if (limits.exceeded(good, now)) {
            return new KeyHealth(KeyHealth.State.UNAVAILABLE, place, 0, age, failure);
        }
        KeyHealth.State state = failures == 0 ? KeyHealth.State.CURRENT : KeyHealth.State.STALE;
        return new KeyHealth(state, place, good.keys().keys().size(), age, failure);
    }
}
