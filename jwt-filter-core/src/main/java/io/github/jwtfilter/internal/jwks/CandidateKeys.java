package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SignatureResult;
import java.util.List;

/** The keys that may have signed one token, in the order in which they are tried. For use by one thread. */
public final class CandidateKeys {
    private final List<VerificationKey> keys;
    private final JwsAlgorithm algorithm;
    private final int max;
    private boolean decided = true;

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
            SignatureResult result = key.check(algorithm, token);
            if (result == SignatureResult.VALID) {
                return key.isRevoked() ? Result.rejected(RejectionReason.KEY_REVOKED) : key.asResult();
            }
            if (result == SignatureResult.FAILED) {
                decided = false;
            }
        }
        return Result.rejected(failure());
    }

    /**
     * Returns whether {@link #verify} would have the same result again.
     *
     * @return false if a check ended with an error of the Java runtime
     */
    public boolean isDecided() {
        return decided;
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
