package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.StoredRevocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The revocations that expire last, up to a limit, each once: a scan may return a key several times. */
final class LatestRevocations {
    private final int limit;
    private final Map<String, StoredRevocation> byId = new HashMap<>();
    private final PriorityQueue<StoredRevocation> queue =
            new PriorityQueue<>(Comparator.comparingLong(StoredRevocation::expiresAt));

    LatestRevocations(int limit) {
        this.limit = limit;
    }

    void add(StoredRevocation revocation) {
        if (byId.putIfAbsent(revocation.id(), revocation) == null) {
            queue.add(revocation);
            if (queue.size() > limit) {
                byId.remove(queue.remove().id());
            }
        }
    }

    List<StoredRevocation> all() {
        return new ArrayList<>(queue);
    }
}
