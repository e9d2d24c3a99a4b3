package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.jwks.KeySet;
import java.util.List;

/** The keys of an issuer with the time of their fetch. */
final class Snapshot {
    private final FetchedKeys fetched;
    private final long fetchedAt;

    /** Creates a snapshot; {@code fetchedAt} is in nanoseconds of a monotonic clock. */
    Snapshot(FetchedKeys fetched, long fetchedAt) {
        this.fetched = fetched;
        this.fetchedAt = fetchedAt;
    }

    KeySet keys() {
        return fetched.keys();
    }

    List<String> remarks() {
        return fetched.remarks();
    }

    long age(long now) {
        return now - fetchedAt;
    }
}
