package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.jose.Outcome;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.util.List;

/** The keys of an issuer with the time of their fetch. */
final class Snapshot {
    private final FetchedKeys fetched;
    private final Outcome<KeySet> outcome;
    private final long fetchedAt;

    /** Creates a snapshot; {@code fetchedAt} is in nanoseconds of a monotonic clock. */
    Snapshot(FetchedKeys fetched, long fetchedAt) {
        this.fetched = fetched;
        this.outcome = Outcome.of(fetched.keys());
        this.fetchedAt = fetchedAt;
    }

    KeySet keys() {
        return fetched.keys();
    }

    /** Returns the keys as a shared result for the verifier. */
    Outcome<KeySet> outcome() {
        return outcome;
    }

    List<String> remarks() {
        return fetched.remarks();
    }

    long age(long now) {
        return now - fetchedAt;
    }
}
