package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import java.security.Provider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An immutable snapshot of the keys of an issuer. */
public final class KeySet {
    private static final KeySet EMPTY = ofUnnamed(Collections.emptyList());

    private final KeySelector selector;
    private final Set<JwsAlgorithm> algorithms;
    private final KeyRevocations revocations;
    private final @Nullable KeySet origin;
    private final Result<KeySet> result;
    private final Object identity = new Object();

    private KeySet(KeySelector selector, KeyRevocations revocations, @Nullable KeySet origin) {
        this.selector = selector;
        this.revocations = revocations;
        this.origin = origin;
        Set<JwsAlgorithm> fit = EnumSet.noneOf(JwsAlgorithm.class);
        for (VerificationKey key : selector.keys()) {
            fit.addAll(key.algorithms());
        }
        this.algorithms = Collections.unmodifiableSet(fit);
        this.result = Result.accepted(this);
    }

    /** Returns a set of keys from a secret, a PEM file or a keystore, which ignores the key ID of tokens. */
    static KeySet ofUnnamed(Collection<VerificationKey> keys) {
        return new KeySet(new KeySelector(keys, false, Collections.emptySet()), KeyRevocations.NONE, null);
    }

    /** Returns the keys of a JWK Set, with the IDs of the members that cannot be used. */
    static KeySet ofNamed(Collection<VerificationKey> keys, Collection<String> unusableKeyIds) {
        return new KeySet(new KeySelector(keys, true, unusableKeyIds), KeyRevocations.NONE, null);
    }

    /**
     * Returns the keys that verify tokens of this program.
     *
     * @param keys the keys, each with an ID of its own
     * @return a set that selects the key by the key ID of the token
     */
    public static KeySet of(Collection<VerificationKey> keys) {
        return ofNamed(keys, Collections.emptySet());
    }

    /**
     * Returns an empty set, which verifies no token.
     *
     * @return a shared instance
     */
    public static KeySet empty() {
        return EMPTY;
    }

    /**
     * Returns the same keys with the revoked keys marked. A revoked key verifies no token, but stays in the set, so that its
     * tokens are rejected with the correct reason and cause no fetch.
     *
     * @param revoked the revoked keys
     * @return this set if nothing is revoked, otherwise a new set
     */
    public KeySet revoke(KeyRevocations revoked) {
        if (revoked.isEmpty()) {
            return this;
        }
        Set<String> thumbprints = revoked.thumbprints(keys());
        List<VerificationKey> marked = new ArrayList<>();
        for (VerificationKey key : keys()) {
            marked.add(thumbprints.contains(key.thumbprint()) ? key.revoke() : key);
        }
        return new KeySet(selector.with(marked), revoked, this);
    }

    /** Returns the same keys, whose signatures a provider verifies; not for a set with revoked keys. */
    KeySet by(Provider provider) {
        List<VerificationKey> verified = new ArrayList<>();
        for (VerificationKey key : keys()) {
            verified.add(key.by(provider));
        }
        return new KeySet(selector.with(verified), KeyRevocations.NONE, this);
    }

    /** Returns the set from which {@link #revoke} or {@link #by} derived this set, or this set itself. */
    KeySet origin() {
        return origin == null ? this : origin;
    }

    /**
     * Returns this set as the result of a key source, without an allocation for each token.
     *
     * @return a shared instance
     */
    public Result<KeySet> asResult() {
        return result;
    }

    /**
     * Returns the keys that may have signed a token. Revoked keys are included; their check reports the revocation.
     *
     * @param header the header of the token
     * @return the keys that fit the algorithm of the header, at most ten RSA keys or four other keys; or the reason why there
     *     are none
     */
    public Result<List<VerificationKey>> select(JoseHeader header) {
        Result<List<VerificationKey>> fit = selectAll(header, null);
        int max = KeySelector.maxCandidates(header.algorithm());
        return fit.rejection() != null || fit.value().size() <= max
                ? fit
                : Result.accepted(Collections.unmodifiableList(fit.value().subList(0, max)));
    }

    /**
     * Returns whether a header names a key that this set does not contain, so that no token with this header can be verified.
     *
     * @param header the header of a token
     * @return true if its key ID is unknown and not revoked; false without keys, and without a key ID
     */
    public boolean isUnknown(JoseHeader header) {
        return selector.isUnknown(header) && !revocations.include(header);
    }

    /** Returns the matching keys, up to one more than the limit of keys that are tried. */
    private Result<List<VerificationKey>> selectAll(JoseHeader header, @Nullable Predicate<VerificationKey> accepted) {
        return revocations.include(header)
                ? Result.rejected(RejectionReason.KEY_REVOKED)
                : selector.select(header, accepted);
    }

    /**
     * Verifies the signature of a token with the keys that its header selects, or with some of them only.
     *
     * @param header the header of the token
     * @param token the token
     * @param accepted the keys that may have signed the token; null for all
     * @return the key that is not revoked and verifies the signature, as a shared instance; or the reason of the rejection, which is
     *     {@link RejectionReason#UNSUITABLE_KEY} if the header selects only other keys
     */
    public Result<VerificationKey> verify(
            JoseHeader header, CompactJws token, @Nullable Predicate<VerificationKey> accepted) {
        Result<CandidateKeys> candidates = find(header, accepted);
        RejectionReason none = candidates.reason();
        return none == null ? candidates.value().verify(token) : Result.rejected(none);
    }

    /**
     * Returns the keys that are tried for a token.
     *
     * @param header the header of the token
     * @param accepted the keys that may have signed the token; null for all
     * @return at least one key; or the reason why there is none
     */
    public Result<CandidateKeys> find(JoseHeader header, @Nullable Predicate<VerificationKey> accepted) {
        Result<List<VerificationKey>> fit = selectAll(header, accepted);
        RejectionReason none = fit.reason();
        return none == null
                ? Result.accepted(new CandidateKeys(fit.value(), header.algorithm()))
                : Result.rejected(none);
    }

    /**
     * Returns an object that represents this set where the keys themselves should not be retained.
     *
     * @return the same object for each call, and for no other set
     */
    public Object identity() {
        return identity;
    }

    /**
     * Returns all keys, including revoked keys.
     *
     * @return an unmodifiable list
     */
    public List<VerificationKey> keys() {
        return selector.keys();
    }

    /**
     * Returns the element of this set that is the same key as one of another set.
     *
     * @param key a key
     * @return the element; the key itself if this set does not contain it
     */
    public VerificationKey equivalent(VerificationKey key) {
        for (VerificationKey own : keys()) {
            if (own.thumbprint().equals(key.thumbprint())) {
                return own;
            }
        }
        return key;
    }

    /**
     * Returns the revoked keys.
     *
     * @return an unmodifiable list; empty unless {@link #revoke} created this set
     */
    public List<VerificationKey> revoked() {
        List<VerificationKey> revoked = new ArrayList<>();
        for (VerificationKey key : keys()) {
            if (key.isRevoked()) {
                revoked.add(key);
            }
        }
        return revoked;
    }

    /**
     * Returns the algorithms for which the set has a key.
     *
     * @return an unmodifiable set, empty if there is no key
     */
    public Set<JwsAlgorithm> algorithms() {
        return algorithms;
    }

    /**
     * Returns whether another set has the same keys. Each read of a source creates a new set, mostly of the same keys.
     *
     * @param other another set
     * @return whether it contains the same keys under the same names, in any order
     */
    public boolean hasSameKeysAs(KeySet other) {
        return this == other || new HashSet<>(keys()).equals(new HashSet<>(other.keys()));
    }

    /**
     * Returns whether another set leads to the same decision for every token. Some issuers list the same keys in a different
     * order each time.
     *
     * @param other another set
     * @return whether it contains the same keys under the same names and skips the same members
     */
    public boolean selectsLike(KeySet other) {
        if (this == other) {
            return true;
        }
        List<VerificationKey> rest = new ArrayList<>(other.keys());
        for (VerificationKey key : keys()) {
            if (!rest.remove(key)) {
                return false;
            }
        }
        return rest.isEmpty() && selector.hasSameUnusableKeyIdsAs(other.selector);
    }
}
