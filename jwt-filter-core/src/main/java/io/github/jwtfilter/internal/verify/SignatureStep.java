package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.digest.TokenDigest;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jwks.CandidateKeys;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.internal.request.TokenSender;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the signature of one token that is not cached, with one key set or, after a fetch, with two, within the limits of
 * signature checks. For use by one thread.
 */
final class SignatureStep {
    private final FloodLimits limits;
    private final TokenSender sender;
    private final String text;
    private @Nullable TokenDigest digest;
    private int failed;

    /** Creates the step for a token; {@code digest} is null if it was not computed yet. */
    SignatureStep(FloodLimits limits, TokenSender sender, String text, @Nullable TokenDigest digest) {
        this.limits = limits;
        this.sender = sender;
        this.text = text;
        this.digest = digest;
    }

    /** Returns the key that verifies the signature, or the reason for the rejection. */
    Result<VerificationKey> verify(
            Result<KeySet> keys, JoseHeader header, CompactJws token, @Nullable Predicate<VerificationKey> accepted) {
        RejectionReason none = keys.reason();
        if (none != null) {
            return Result.rejected(none);
        }
        Result<CandidateKeys> found = keys.value().find(header, accepted);
        none = found.reason();
        if (none != null) {
            return Result.rejected(none);
        }
        CandidateKeys candidates = found.value();
        if (!sender.isLimited()) {
            return candidates.verify(token);
        }
        return token.hasSignatureOf(header.algorithm())
                ? verify(candidates, keys.value(), token, !header.algorithm().symmetric())
                : Result.rejected(candidates.failure());
    }

    /** Verifies within the limits. The check of an HMAC needs no permit: it is as fast as the lookup in the cache. */
    private Result<VerificationKey> verify(CandidateKeys candidates, KeySet keys, CompactJws token, boolean expensive) {
        if (limits.mayHaveFailed(text) && limits.hasFailed(digest(), keys.identity())) {
            return Result.rejected(candidates.failure());
        }
        RejectionReason limited = limits.acquire(sender, expensive);
        if (limited != null) {
            return Result.rejected(limited);
        }
        Result<VerificationKey> key;
        try {
            key = candidates.verify(token);
        } finally {
            limits.release(expensive);
        }
        if (key.reason() == candidates.failure() && candidates.isDecided()) {
            failed += candidates.count();
            limits.addFailed(text, digest(), keys.identity());
        }
        return key;
    }

    private TokenDigest digest() {
        TokenDigest known = digest;
        if (known == null) {
            known = TokenDigest.of(text);
            digest = known;
        }
        return known;
    }

    /**
     * Counts the failed checks of a rejected token; not those of a token for which it is not known whether newer keys verify it.
     */
    void rejected(RejectionReason reason) {
        if (failed > 0 && (reason == RejectionReason.BAD_SIGNATURE || reason == RejectionReason.TOO_MANY_KEYS)) {
            limits.countFailure(sender, failed);
        }
    }
}
