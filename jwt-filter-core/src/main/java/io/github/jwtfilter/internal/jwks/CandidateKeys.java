package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import java.util.List;

/** The keys that may have signed a token, in the order in which they are tried. Immutable. */
public final class CandidateKeys {
    private final List<VerificationKey> keys;
    private final JwsAlgorithm algorithm;
    private final int max;

    /** Creates the keys that fit an algorithm, at least one; those beyond the limit of the algorithm are not tried. */
    CandidateKeys(List<VerificationKey> keys, JwsAlgorithm algorithm) {
        this.keys = keys;
        this.algorithm = algorithm;
        this.max = KeySelector.maxCandidates(algorithm);
    }

    /**
     * Verifies the signature of a token with one key after the other.
     *
     * @param token a token with the header for which the keys were selected
     * @return the key that is not revoked and verifies the signature, as a shared instance; otherwise
     *     {@link RejectionReason#KEY_REVOKED} or {@link #failure()}
     */
    public Result<VerificationKey> verify(CompactJws token) {
        for (int i = 0; i < count(); i++) {
            VerificationKey key = keys.get(i);
            RejectionReason reason = key.check(algorithm, token);
            if (reason == null) {
                return key.asResult();
            }
            if (reason != RejectionReason.BAD_SIGNATURE) {
                return Result.rejected(reason);
            }
        }
        return Result.rejected(failure());
    }

    /**
     * Returns the number of keys that are tried for a token whose signature none of them verifies.
     *
     * @return 1 to 10
     */
    public int count() {
        return Math.min(keys.size(), max);
    }

    /**
     * Returns the reason to reject a token whose signature none of the keys verifies.
     *
     * @return {@link RejectionReason#TOO_MANY_KEYS} if there are keys that are not tried, otherwise {@link
     *     RejectionReason#BAD_SIGNATURE}
     */
    public RejectionReason failure() {
        return keys.size() > max ? RejectionReason.TOO_MANY_KEYS : RejectionReason.BAD_SIGNATURE;
    }
}
