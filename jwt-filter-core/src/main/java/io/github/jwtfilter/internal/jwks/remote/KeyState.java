package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The immutable state of the keys of an issuer: the last valid keys, and the fetches since then. Replaced as a whole after each
 * fetch. Times are in nanoseconds of a monotonic clock.
 */
final class KeyState {
    private final @Nullable KeySet keys;
    private final List<String> warnings;
    private final long fetchedAt;
    private final int failures;
    private final @Nullable String failure;
    private final long nextFetch;

    private KeyState(
            @Nullable KeySet keys,
            List<String> warnings,
            long fetchedAt,
            int failures,
            @Nullable String failure,
            long nextFetch) {
        this.keys = keys;
        this.warnings = warnings;
        this.fetchedAt = fetchedAt;
        this.failures = failures;
        this.failure = failure;
        this.nextFetch = nextFetch;
    }

    /** Returns the state before the first fetch, which is due immediately. */
    static KeyState initial(long now) {
        return new KeyState(null, Collections.emptyList(), now, 0, null, now);
    }

    static KeyState fetched(FetchedKeys fetched, long now, long nextFetch) {
        return new KeyState(fetched.keys(), fetched.warnings(), now, 0, null, nextFetch);
    }

    /** Returns the state after another failed fetch; the last valid keys remain. */
    KeyState failed(String why, long nextTry) {
        return new KeyState(keys, warnings, fetchedAt, failures + 1, why, nextTry);
    }

    /** Returns the state if the next fetch could not start. */
    KeyState postponed(long nextTry) {
        return new KeyState(keys, warnings, fetchedAt, failures, failure, nextTry);
    }

    /** Returns the last valid keys, or null if there were none. */
    @Nullable
    KeySet keys() {
        return keys;
    }

    /** Returns the warnings about the last valid keys. */
    List<String> warnings() {
        return warnings;
    }

    /** Returns the keys for the verification of tokens: the last valid ones, unless they are too old. */
    Result<KeySet> usable(RemoteLimits limits, long now) {
        return keys == null || limits.exceeded(now - fetchedAt)
                ? Result.rejected(RejectionReason.KEYS_UNAVAILABLE)
                : keys.asResult();
    }

    /** Returns the number of consecutive failed fetches. */
    int failures() {
        return failures;
    }

    boolean untried() {
        return keys == null && failures == 0;
    }

    boolean isDue(long now) {
        return now - nextFetch >= 0;
    }

    KeyHealth health(String location, RemoteLimits limits, long now) {
        if (keys == null) {
            KeyHealth.State state = failures == 0 ? KeyHealth.State.UNTRIED : KeyHealth.State.UNAVAILABLE;
            return new KeyHealth(state, location, 0, null, failure);
        }
        Duration age = Duration.ofNanos(now - fetchedAt);
        if (limits.exceeded(now - fetchedAt)) {
            return new KeyHealth(KeyHealth.State.UNAVAILABLE, location, 0, age, failure);
        }
        KeyHealth.State state = failures == 0 ? KeyHealth.State.CURRENT : KeyHealth.State.STALE;
        return new KeyHealth(state, location, keys.keys().size(), age, failure);
    }
}
