package io.github.jwtfilter.internal.store.memory;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The IDs of the sessions of each subject. Contains no subject without sessions. Thread-safe; reading uses no lock. */
final class SubjectIndex {
    private final ConcurrentHashMap<String, Set<String>> ids = new ConcurrentHashMap<>();

    void add(String subjectId, String id) {
        ids.compute(subjectId, (subject, existing) -> {
            // Most users have one session: a small set saves 100 bytes for each of them.
            Set<String> set = existing == null ? ConcurrentHashMap.newKeySet(1) : existing;
            set.add(id);
            return set;
        });
    }

    void remove(String subjectId, String id) {
        ids.computeIfPresent(subjectId, (subject, set) -> without(set, id));
    }

    private static @Nullable Set<String> without(Set<String> set, String id) {
        set.remove(id);
        return set.isEmpty() ? null : set;
    }

    /** Returns the IDs of a subject, possibly of sessions that are being removed. */
    Set<String> find(String subjectId) {
        return ids.getOrDefault(subjectId, Collections.emptySet());
    }
}
