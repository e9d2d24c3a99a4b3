package io.github.jwtfilter.key;

import io.github.jwtfilter.algorithm.JwsAlgorithm;
import io.github.jwtfilter.algorithm.SignedToken;
import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.token.JoseHeader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of an issuer as one immutable snapshot. */
public final class KeySet {
    /** How many keys are tried for one token: verification with RSA is the cheapest. */
    private static final int MOST_RSA_KEYS = 10;

    private static final int MOST_OTHER_KEYS = 4;

    private static final KeySet EMPTY = ofUnnamed(Collections.emptyList());

    private final List<VerificationKey> keys;
    private final Map<String, List<VerificationKey>> byKeyId = new HashMap<>();
    private final boolean named;
    private final Set<String> unfitKeyIds;
    private final Set<JwsAlgorithm> algorithms;
    private final KeyRevocations revocations;
    private final @Nullable KeySet origin;

    private KeySet(
            Collection<VerificationKey> keys,
            boolean named,
            Collection<String> unfitKeyIds,
            KeyRevocations revocations,
            @Nullable KeySet origin) {
        this.keys = Collections.unmodifiableList(new ArrayList<>(keys));
        this.named = named;
        this.revocations = revocations;
        this.origin = origin;
        this.unfitKeyIds = Collections.unmodifiableSet(new HashSet<>(unfitKeyIds));
        Set<JwsAlgorithm> fit = EnumSet.noneOf(JwsAlgorithm.class);
        for (VerificationKey key : keys) {
            fit.addAll(key.algorithms());
            if (key.keyId() != null) {
                List<VerificationKey> namesakes = byKeyId.get(key.keyId());
                if (namesakes == null) {
                    namesakes = new ArrayList<>(1);
                    byKeyId.put(key.keyId(), namesakes);
                }
                namesakes.add(key);
            }
        }
        this.algorithms = Collections.unmodifiableSet(fit);
    }

    /** Keys from a secret, a PEM file or a keystore: whatever key ID a token has means nothing to them. */
    static KeySet ofUnnamed(Collection<VerificationKey> keys) {
        return new KeySet(keys, false, Collections.emptySet(), KeyRevocations.NONE, null);
    }

    /** Keys of a JWK Set, and the IDs of those members that cannot be used. */
    static KeySet ofNamed(Collection<VerificationKey> keys, Collection<String> unfitKeyIds) {
        return new KeySet(keys, true, unfitKeyIds, KeyRevocations.NONE, null);
    }

    /**
     * A set that verifies nothing.
     *
     * @return a shared instance
     */
    public static KeySet empty() {
        return EMPTY;
    }

    /**
     * The same keys, of which those that were revoked verify nothing any more. They stay in the set, so that a token is
     * rejected for the right reason, and no fetch is caused for a key that is known.
     *
     * @param revoked the revoked keys
     * @return this set if nothing is revoked, or else a set of its own
     */
    public KeySet revoke(KeyRevocations revoked) {
        if (revoked.isEmpty()) {
            return this;
        }
        Set<String> thumbprints = revoked.thumbprints(keys);
        List<VerificationKey> marked = new ArrayList<>();
        for (VerificationKey key : keys) {
            marked.add(thumbprints.contains(key.thumbprint()) ? key.revoke() : key);
        }
        return new KeySet(marked, named, unfitKeyIds, revoked, this);
    }

    /** How many of the keys that fit an algorithm are tried for one token. */
    static int mostTried(JwsAlgorithm algorithm) {
        boolean rsa =
                algorithm.family() == JwsAlgorithm.Family.RSA || algorithm.family() == JwsAlgorithm.Family.RSA_PSS;
        return rsa ? MOST_RSA_KEYS : MOST_OTHER_KEYS;
    }

    /** The set that this one was made of by {@link #revoke}, or else this one. */
    KeySet origin() {
        return origin == null ? this : origin;
    }

    /**
     * The keys that a token may have been signed with. Some of them may be revoked, which their check reports.
     *
     * @param header its header
     * @return the keys that fit its algorithm, ten RSA keys or four others at most; or why there are none
     */
    public Outcome<List<VerificationKey>> select(JoseHeader header) {
        Outcome<List<VerificationKey>> fit = selectAll(header);
        int most = mostTried(header.algorithm());
        return fit.reason() != null || fit.value().size() <= most
                ? fit
                : Outcome.of(Collections.unmodifiableList(fit.value().subList(0, most)));
    }

    /**
     * Verifies the signature of a token with the keys that its header selects.
     *
     * @param header its header
     * @param token the token
     * @return null if the signature of a key that is not revoked holds; or why the token is rejected
     */
    public @Nullable RejectionReason check(JoseHeader header, SignedToken token) {
        Outcome<List<VerificationKey>> fit = selectAll(header);
        if (fit.reason() != null) {
            return fit.reason();
        }
        JwsAlgorithm algorithm = header.algorithm();
        int left = mostTried(algorithm);
        for (VerificationKey key : fit.value()) {
            if (left-- == 0) {
                return RejectionReason.TOO_MANY_KEYS;
            }
            RejectionReason reason = key.check(algorithm, token);
            if (reason != RejectionReason.BAD_SIGNATURE) {
                return reason;
            }
        }
        return RejectionReason.BAD_SIGNATURE;
    }

    /** The keys that fit, up to one more than are tried. */
    private Outcome<List<VerificationKey>> selectAll(JoseHeader header) {
        if (revocations.include(header)) {
            return Outcome.rejected(RejectionReason.KEY_REVOKED);
        }
        boolean naming = namesKey(header);
        List<VerificationKey> meant = naming ? named(header) : keys;
        List<VerificationKey> fit = fit(meant, header.algorithm());
        if (!fit.isEmpty()) {
            return Outcome.of(fit);
        }
        boolean known = !meant.isEmpty() || !naming || unfitKeyIds.contains(header.keyId());
        return Outcome.rejected(known ? RejectionReason.UNFIT_KEY : RejectionReason.UNKNOWN_KEY);
    }

    private static List<VerificationKey> fit(List<VerificationKey> keys, JwsAlgorithm algorithm) {
        if (keys.size() == 1 && keys.get(0).algorithms().contains(algorithm)) {
            return Collections.unmodifiableList(keys); // as nearly always
        }
        List<VerificationKey> fit = new ArrayList<>(1);
        for (VerificationKey key : keys) {
            if (fit.size() <= mostTried(algorithm) && key.algorithms().contains(algorithm)) {
                fit.add(key);
            }
        }
        return fit;
    }

    /** The keys that the header names; for a thumbprint also those that have no name by which a token could refer to them. */
    private List<VerificationKey> named(JoseHeader header) {
        String keyId = header.keyId();
        if (keyId != null) {
            return byKeyId.getOrDefault(keyId, Collections.emptyList());
        }
        Thumbprints wanted = thumbprints(header);
        List<VerificationKey> meant = new ArrayList<>(1);
        for (VerificationKey key : keys) {
            if (key.thumbprints().match(wanted)) {
                meant.add(key);
            }
        }
        for (VerificationKey key : keys) {
            if (key.isNameless()) {
                meant.add(key);
            }
        }
        return meant;
    }

    private boolean namesKey(JoseHeader header) {
        return named && (header.keyId() != null || !thumbprints(header).areAbsent());
    }

    private static Thumbprints thumbprints(JoseHeader header) {
        return new Thumbprints(header.x5t(), header.x5tS256());
    }

    /**
     * Every key, revoked or not.
     *
     * @return an unmodifiable list
     */
    public List<VerificationKey> keys() {
        return keys;
    }

    /**
     * The keys that verify nothing, since they were revoked.
     *
     * @return none unless this set was made by {@link #revoke}
     */
    public List<VerificationKey> revoked() {
        List<VerificationKey> revoked = new ArrayList<>();
        for (VerificationKey key : keys) {
            if (key.isRevoked()) {
                revoked.add(key);
            }
        }
        return revoked;
    }

    /**
     * The algorithms that some key fits.
     *
     * @return an unmodifiable set, empty if there is no key
     */
    public Set<JwsAlgorithm> algorithms() {
        return algorithms;
    }

    /**
     * Whether another set brings no change. A source that is read again gives another set each time, mostly of the same keys.
     *
     * @param other another set
     * @return whether it holds the same keys under the same names, in whatever order
     */
    public boolean hasSameKeysAs(KeySet other) {
        return this == other || new HashSet<>(keys).equals(new HashSet<>(other.keys));
    }

    /**
     * Whether no token would be judged otherwise by another set. Some issuers list the same keys in another order each time.
     *
     * @param other another set
     * @return whether it holds the same keys under the same names, and leaves the same ones aside
     */
    public boolean judgesLike(KeySet other) {
        if (this == other) {
            return true;
        }
        List<VerificationKey> rest = new ArrayList<>(other.keys);
        for (VerificationKey key : keys) {
            if (!rest.remove(key)) {
                return false;
            }
        }
        return rest.isEmpty() && unfitKeyIds.equals(other.unfitKeyIds);
    }
}
