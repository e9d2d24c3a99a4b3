package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.KeyHealth;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An immutable snapshot of the keys of an issuer and of its fetches, replaced as a whole after each fetch. */
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

    /** Returns the state before the first fetch, which is due immediately. */
    static KeyState initial(long now) {
        return new KeyState(null, 0, null, now);
    }

    static KeyState fetched(Snapshot snapshot, long nextFetch) {
        return new KeyState(snapshot, 0, null, nextFetch);
    }

    /** Returns the state after another failed fetch; the last valid keys remain. */
    KeyState failed(String why, long nextTry) {
        return new KeyState(good, failures + 1, why, nextTry);
    }

    /** Returns the state if the next fetch could not start. */
    KeyState postponed(long nextTry) {
        return new KeyState(good, failures, failure, nextTry);
    }

    /** Returns the last valid keys, or null if there were none. */
    @Nullable
    Snapshot good() {
        return good;
    }

    /** Returns the number of consecutive failed fetches. */
    int failures() {
        return failures;
    }

    /** Returns the reason of the last failure, or null if the last fetch succeeded. */
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
