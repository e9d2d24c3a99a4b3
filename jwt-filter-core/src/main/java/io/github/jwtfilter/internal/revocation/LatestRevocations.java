package io.github.jwtfilter.internal.revocation;

import io.github.jwtfilter.StoredRevocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The revocations that expire last, up to a limit, for stores that do not sort. */
public final class LatestRevocations {
    private final int limit;
    private final PriorityQueue<StoredRevocation> queue =
            new PriorityQueue<>(Comparator.comparingLong(StoredRevocation::expiresAt));

    /**
     * Creates an empty list.
     *
     * @param limit the maximum number of revocations
     */
    public LatestRevocations(int limit) {
        this.limit = limit;
    }

    /**
     * Adds a revocation, and removes the one that expires first if there are more than permitted.
     *
     * @param revocation the revocation
     */
    public void add(StoredRevocation revocation) {
        queue.add(revocation);
        if (queue.size() > limit) {
            queue.remove();
        }
    }

    /**
     * Returns the revocations.
     *
     * @return a new list, in no particular order
     */
    public List<StoredRevocation> all() {
        return new ArrayList<>(queue);
    }
}
