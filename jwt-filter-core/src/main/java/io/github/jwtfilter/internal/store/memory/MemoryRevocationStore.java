package io.github.jwtfilter.internal.store.memory;

import io.github.jwtfilter.RevocationStore;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.internal.revocation.LatestRevocations;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stores revocations in the memory of the process, up to a maximum number, beyond which new ones are rejected. Finding one uses
 * no lock, and allocates only the result. All revocations are lost when the process ends.
 */
public final class MemoryRevocationStore implements RevocationStore {
    private final ConcurrentHashMap<String, StoredRevocation> revocations = new ConcurrentHashMap<>();
    private final EntryLimit endedSessions;
    private final EntryLimit others;

    /**
     * Creates an empty store.
     *
     * @param maxEntries the maximum number of revocations of sessions, and of all others: a logout remains possible when the others
     *     are too many, and an operator can revoke tokens after too many logouts
     * @param clock the clock by which revocations expire
     */
    public MemoryRevocationStore(int maxEntries, Clock clock) {
        endedSessions = new EntryLimit("revocations of sessions", maxEntries, clock, this::prune);
        others = new EntryLimit("revocations", maxEntries, clock, this::prune);
    }

    @Override
    public void put(StoredRevocation revocation) {
        boolean stored = false;
        while (!stored) {
            StoredRevocation existing = revocations.get(revocation.id());
            stored = existing == null ? putNew(revocation) : replace(existing, revocation);
        }
    }

    private boolean putNew(StoredRevocation revocation) {
        limitOf(revocation).reserve();
        if (revocations.putIfAbsent(revocation.id(), revocation) == null) {
            return true;
        }
        limitOf(revocation).release();
        return false;
    }

    private EntryLimit limitOf(StoredRevocation revocation) {
        return revocation.kind() == StoredRevocation.Kind.SESSION ? endedSessions : others;
    }

    private boolean replace(StoredRevocation existing, StoredRevocation added) {
        StoredRevocation later = new StoredRevocation(
                existing.id(),
                existing.kind(),
                existing.description(),
                Math.max(existing.issuedBefore(), added.issuedBefore()),
                Math.max(existing.expiresAt(), added.expiresAt()));
        return revocations.replace(existing.id(), existing, later);
    }

    @Override
    public long[] find(List<String> ids, long now) {
        long[] found = new long[ids.size()];
        Arrays.fill(found, NOT_REVOKED);
        for (int i = 0; i < found.length; i++) {
            StoredRevocation revocation = revocations.get(ids.get(i));
            if (revocation != null && revocation.expiresAt() >= now) {
                found[i] = revocation.issuedBefore();
            }
        }
        return found;
    }

    @Override
    public boolean remove(String id) {
        StoredRevocation removed = revocations.remove(id);
        if (removed != null) {
            limitOf(removed).release();
        }
        return removed != null;
    }

    @Override
    public List<StoredRevocation> list(int limit) {
        LatestRevocations latest = new LatestRevocations(limit);
        revocations.values().forEach(latest::add);
        return latest.all();
    }

    @Override
    public int prune(long now) {
        int removed = 0;
        for (StoredRevocation revocation : revocations.values()) {
            // Removes only this value: another thread may have extended the revocation.
            if (revocation.expiresAt() < now && revocations.remove(revocation.id(), revocation)) {
                limitOf(revocation).release();
                removed++;
            }
        }
        return removed;
    }

    /** Has no effect: there is nothing to release, and the revocations remain until the object is collected. */
    @Override
    public void close() {}
}
