package io.github.jwtfilter.internal.signing;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All signing keys as of one read, the newest first. Immutable. */
final class KeyRing {
    private final List<DatedKey> newestFirst;
    private final @Nullable JwsAlgorithm algorithm;
    private final String type;

    /**
     * Creates a ring.
     *
     * @param configured the keys in the order of the settings and files: of several keys without dates, the last is the newest
     * @param algorithm the algorithm that signs, or null for the usual one of the key
     * @param type the value of {@code typ}
     */
    KeyRing(List<DatedKey> configured, @Nullable JwsAlgorithm algorithm, String type) {
        List<DatedKey> sorted = new ArrayList<>(configured);
        Collections.reverse(sorted);
        sorted.sort((a, b) -> Long.compare(b.from(), a.from())); // stable: the last of equal keys stays the newest
        this.newestFirst = Collections.unmodifiableList(sorted);
        this.algorithm = algorithm;
        this.type = type;
    }

    List<DatedKey> newestFirst() {
        return newestFirst;
    }

    /** Returns the algorithm with which a key signs. */
    JwsAlgorithm algorithmOf(DatedKey key) {
        return key.algorithm(algorithm);
    }

    /** Returns the newest key that signs at a time, or null. An expired key signs only if no other key does. */
    @Nullable
    DatedKey signer(long now) {
        return signer(now, key -> true);
    }

    /** Returns the newest key that signs at a time and is trusted, or null. */
    @Nullable
    DatedKey signer(long now, Predicate<VerificationKey> trusted) {
        DatedKey expired = null;
        for (DatedKey key : newestFirst) {
            if (key.from() <= now && signs(key) && key.verifies(now) && trusted.test(key.verification())) {
                if (!key.isExpired(now)) {
                    return key;
                }
                expired = expired == null ? key : expired;
            }
        }
        return expired;
    }

    /** Returns whether the key fits the configured algorithm; others only verify. */
    boolean signs(DatedKey key) {
        return algorithm == null || key.key().algorithms().contains(algorithm);
    }

    /** Returns the state of the ring at a time; {@code previous} provides its key set if that is the same. */
    RingState at(long now, @Nullable RingState previous) {
        List<DatedKey> verifying = new ArrayList<>();
        List<VerificationKey> verifications = new ArrayList<>();
        long since = Long.MIN_VALUE;
        long until = Long.MAX_VALUE;
        for (DatedKey key : newestFirst) {
            if (key.verifies(now)) {
                verifying.add(key);
                verifications.add(key.verification());
            }
            for (long change : new long[] {key.from(), key.until()}) {
                since = change <= now ? Math.max(since, change) : since;
                until = change > now ? Math.min(until, change) : until;
            }
        }
        KeySet keys = KeySet.of(verifications);
        DatedKey signer = signer(now);
        return new RingState(
                this,
                since,
                until,
                previous != null && previous.keys().selectsLike(keys) ? previous.keys() : keys,
                signer,
                signer == null ? null : writer(signer),
                verifying);
    }

    TokenWriter writer(DatedKey signer) {
        return new TokenWriter(signer.key(), algorithmOf(signer), type, signer.keyId());
    }
}
