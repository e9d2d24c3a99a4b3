package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import java.util.Set;

/** Provides the keys of an issuer to the verifier. */
public interface KeySource {
    /**
     * Returns the keys that are currently trusted. Called once for each token.
     *
     * @return an immutable snapshot, or the reason why there are no keys
     */
    Result<KeySet> current();

    /**
     * Returns the keys for a second attempt after a token could not be verified with the current keys. A remote source fetches
     * the keys of the issuer again, within its limits.
     *
     * @param tried the set that {@link #current()} returned
     * @param header the header of the token
     * @param miss {@link RejectionReason#UNKNOWN_KEY}, {@link RejectionReason#UNSUITABLE_KEY},
     *     {@link RejectionReason#TOO_MANY_KEYS} or {@link RejectionReason#BAD_SIGNATURE}
     * @return {@code tried} itself if there are no newer keys; or the reason why the token cannot be verified at present
     */
    Result<KeySet> renewed(KeySet tried, JoseHeader header, RejectionReason miss);

    /**
     * Returns the known keys without a fetch.
     *
     * @return the same keys as {@link #current()}; empty if there are no keys, or no keys that may still be used
     */
    default KeySet known() {
        Result<KeySet> current = current();
        return current.reason() == null ? current.value() : KeySet.empty();
    }

    /**
     * Returns the algorithms of the keys of this source.
     *
     * @return the algorithms of the current keys, or all possible algorithms if the issuer can change its keys at any time
     */
    Set<JwsAlgorithm> algorithms();

    /**
     * Starts to fetch the keys again, without waiting for the result.
     *
     * @return whether a fetch runs; false for a source that is not remote, which is read again when it changes
     */
    default boolean refresh() {
        return false;
    }

    /**
     * Returns the health of the keys.
     *
     * @return the current health
     */
    KeyHealth health();

    /**
     * Returns the description of the keys for the startup log.
     *
     * @return for example {@code 2 keys}
     */
    String description();
}
