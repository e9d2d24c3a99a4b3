package io.github.jwtfilter.key.remote;

import io.github.jwtfilter.key.KeySet;
import io.github.jwtfilter.rejection.Outcome;
import java.util.List;

/** Keys as the issuer published them at one moment. */
final class Snapshot {
    private final FetchedKeys fetched;
    private final Outcome<KeySet> outcome;
    private final long fetchedAt;

    /** {@code fetchedAt} is in nanoseconds of a clock that never goes back. */
    Snapshot(FetchedKeys fetched, long fetchedAt) {
        this.fetched = fetched;
        this.outcome = Outcome.of(fetched.keys());
        this.fetchedAt = fetchedAt;
    }

    KeySet keys() {
        return fetched.keys();
    }

    /** The keys, as the verifier wants them. */
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
