package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Selects the keys that may have signed a token by its header: by key ID, or else by the thumbprint of the certificate, and by
 * algorithm (RFC 7515 section 6). Immutable.
 */
final class KeySelector {
    /** The maximum number of RSA keys tried for one token; RSA verification is the cheapest. */
    private static final int MAX_RSA_KEYS = 10;

    private static final int MAX_OTHER_KEYS = 4;

    private final List<VerificationKey> keys;
    private final Map<String, List<VerificationKey>> byKeyId = new HashMap<>();
    private final boolean named;
    private final Set<String> unusableKeyIds;

    /**
     * Creates a selector.
     *
     * @param keys the keys
     * @param named whether tokens refer to these keys by name; otherwise the key ID of tokens is ignored
     * @param unusableKeyIds the IDs of further keys of the issuer, which cannot be used
     */
    KeySelector(Collection<VerificationKey> keys, boolean named, Collection<String> unusableKeyIds) {
        this.keys = Collections.unmodifiableList(new ArrayList<>(keys));
        this.named = named;
        this.unusableKeyIds = Collections.unmodifiableSet(new HashSet<>(unusableKeyIds));
        for (VerificationKey key : keys) {
            if (key.keyId() != null) {
                List<VerificationKey> sameId = byKeyId.get(key.keyId());
                if (sameId == null) {
                    sameId = new ArrayList<>(1);
                    byKeyId.put(key.keyId(), sameId);
                }
                sameId.add(key);
            }
        }
    }

    /** Returns the same selector for other instances of the keys. */
    KeySelector with(Collection<VerificationKey> replaced) {
        return new KeySelector(replaced, named, unusableKeyIds);
    }

    List<VerificationKey> keys() {
        return keys;
    }

    boolean hasSameUnusableKeyIdsAs(KeySelector other) {
        return unusableKeyIds.equals(other.unusableKeyIds);
    }

    /** Returns the maximum number of keys of an algorithm that are tried for one token. */
    static int maxCandidates(JwsAlgorithm algorithm) {
        boolean rsa =
                algorithm.family() == JwsAlgorithm.Family.RSA || algorithm.family() == JwsAlgorithm.Family.RSA_PSS;
        return rsa ? MAX_RSA_KEYS : MAX_OTHER_KEYS;
    }

    /**
     * Returns the matching keys, up to one more than are tried; {@code accepted} restricts the keys, null for all. Without a
     * match, the reason is {@link RejectionReason#UNSUITABLE_KEY} or {@link RejectionReason#UNKNOWN_KEY}.
     */
    Result<List<VerificationKey>> select(JoseHeader header, @Nullable Predicate<VerificationKey> accepted) {
        boolean byName = namesKey(header);
        List<VerificationKey> candidates = byName ? named(header) : keys;
        List<VerificationKey> matching = matching(candidates, header.algorithm(), accepted);
        if (!matching.isEmpty()) {
            return Result.accepted(matching);
        }
        boolean known = !candidates.isEmpty() || !byName || unusableKeyIds.contains(header.keyId());
        return Result.rejected(known ? RejectionReason.UNSUITABLE_KEY : RejectionReason.UNKNOWN_KEY);
    }

    /** Returns whether the header names a key that the issuer does not have; false if there are no keys. */
    boolean isUnknown(JoseHeader header) {
        String keyId = header.keyId();
        return named
                && keyId != null
                && !keys.isEmpty()
                && !byKeyId.containsKey(keyId)
                && !unusableKeyIds.contains(keyId);
    }

    private static List<VerificationKey> matching(
            List<VerificationKey> keys, JwsAlgorithm algorithm, @Nullable Predicate<VerificationKey> accepted) {
        if (accepted == null && keys.size() == 1 && keys.get(0).algorithms().contains(algorithm)) {
            return Collections.unmodifiableList(keys); // the common case
        }
        List<VerificationKey> matching = new ArrayList<>(1);
        for (VerificationKey key : keys) {
            if (matching.size() <= maxCandidates(algorithm)
                    && key.algorithms().contains(algorithm)
                    && (accepted == null || accepted.test(key))) {
                matching.add(key);
            }
        }
        return matching;
    }

    /** Returns the keys that the header refers to; for a thumbprint, also the keys without any name. */
    private List<VerificationKey> named(JoseHeader header) {
        String keyId = header.keyId();
        if (keyId != null) {
            return byKeyId.getOrDefault(keyId, Collections.emptyList());
        }
        Thumbprints wanted = thumbprints(header);
        List<VerificationKey> found = new ArrayList<>(1);
        for (VerificationKey key : keys) {
            if (key.thumbprints().match(wanted)) {
                found.add(key);
            }
        }
        for (VerificationKey key : keys) {
            if (key.isNameless()) {
                found.add(key);
            }
        }
        return found;
    }

    private boolean namesKey(JoseHeader header) {
        return named && (header.keyId() != null || !thumbprints(header).areAbsent());
    }

    private static Thumbprints thumbprints(JoseHeader header) {
        return new Thumbprints(header.x5t(), header.x5tS256());
    }
}
