package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.StoredRevocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The revocations that expire last, up to a limit. */
final class LatestRevocations {
    private final int limit;
    private final PriorityQueue<StoredRevocation> queue =
            new PriorityQueue<>(Comparator.comparingLong(StoredRevocation::expiresAt));

    LatestRevocations(int limit) {
        this.limit = limit;
    }

    void add(StoredRevocation revocation) {
        queue.add(revocation);
        if (queue.size() > limit) {
            queue.remove();
        }
    }

    List<StoredRevocation> all() {
        return new ArrayList<>(queue);
    }
}
