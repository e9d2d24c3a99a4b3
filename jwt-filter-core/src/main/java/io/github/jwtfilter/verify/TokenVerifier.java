package io.github.jwtfilter.verify;

import io.github.jwtfilter.json.JsonObject;
import io.github.jwtfilter.json.StrictJson;
import io.github.jwtfilter.key.KeySet;
import io.github.jwtfilter.key.VerificationKey;
import io.github.jwtfilter.rejection.Judgement;
import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.Rejection;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.rejection.TokenLabel;
import io.github.jwtfilter.token.CompactToken;
import io.github.jwtfilter.token.JoseHeader;
import io.github.jwtfilter.token.TypePolicy;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens (RFC 8725). Nothing is parsed before it is bounded and nothing is believed before the signature holds; the
 * first check that fails gives the reason.
 */
public final class TokenVerifier {
    /** What keys that the issuer has changed since can look like. */
    private static final Set<RejectionReason> MISSES = Collections.unmodifiableSet(
            EnumSet.of(RejectionReason.UNKNOWN_KEY, RejectionReason.UNFIT_KEY, RejectionReason.BAD_SIGNATURE));

    private final int maxSize;
    private final TypePolicy types;
    private final IssuerPolicies issuers;
    private final Clock clock;

    /**
     * A verifier for the tokens of some issuers.
     *
     * @param maxSize the most characters of a token that are looked at
     * @param types the accepted values of {@code typ}
     * @param issuers what is asked of the tokens of each issuer; no two have a name in common
     * @param clock the time that tokens are judged by
     */
    public TokenVerifier(int maxSize, TypePolicy types, Collection<IssuerPolicy> issuers, Clock clock) {
        this.maxSize = maxSize;
        this.types = types;
        this.issuers = new IssuerPolicies(issuers);
        this.clock = clock;
    }

    /**
     * Verifies one token.
     *
     * @param token any text
     * @return the verified token, or why it is rejected; never an exception
     */
    public Judgement<VerifiedToken> verify(String token) {
        Outcome<CompactToken> parsed = CompactToken.parse(token, maxSize);
        RejectionReason reason = parsed.reason();
        return reason == null ? verify(token, parsed.value()) : reject(reason, token);
    }

    private Judgement<VerifiedToken> verify(String text, CompactToken token) {
        Outcome<JoseHeader> header = header(token);
        RejectionReason reason = header.reason();
        if (reason != null) {
            return reject(reason, text);
        }
        JsonObject claims = StrictJson.parse(token.payloadBytes());
        if (claims == null) {
            return reject(RejectionReason.MALFORMED_PAYLOAD, text);
        }
        IssuerPolicy issuer = issuers.find(claims.string("iss"));
        if (issuer == null) {
            return reject(RejectionReason.WRONG_ISSUER, text);
        }
        RejectionReason unsigned = checkSignature(issuer, token, header.value());
        return unsigned == null ? verifyClaims(issuer, claims) : reject(unsigned, text);
    }

    private static Judgement<VerifiedToken> reject(RejectionReason reason, String token) {
        return Judgement.rejected(Rejection.of(reason, TokenLabel.ofUnverified(token)));
    }

    private Outcome<JoseHeader> header(CompactToken token) {
        JsonObject json = StrictJson.parse(token.headerBytes());
        return json == null
                ? Outcome.rejected(RejectionReason.MALFORMED_HEADER)
                : JoseHeader.of(json, issuers::allow, types);
    }

    private static @Nullable RejectionReason checkSignature(
            IssuerPolicy issuer, CompactToken token, JoseHeader header) {
        if (!issuer.algorithms().allows(header.algorithm())) {
            return RejectionReason.ALGORITHM_NOT_ALLOWED; // another issuer's tokens may use it
        }
        Outcome<KeySet> keys = issuer.keys().current();
        if (keys.reason() != null) {
            return keys.reason();
        }
        RejectionReason reason = checkSignature(keys.value(), token, header);
        return reason != null && MISSES.contains(reason)
                ? checkWithRenewedKeys(issuer, keys.value(), reason, token, header)
                : reason;
    }

    /** The issuer may have changed its keys since they were fetched. */
    private static @Nullable RejectionReason checkWithRenewedKeys(
            IssuerPolicy issuer, KeySet tried, RejectionReason miss, CompactToken token, JoseHeader header) {
        Outcome<KeySet> renewed = issuer.keys().renewed(tried, header, miss);
        if (renewed.reason() != null) {
            return renewed.reason();
        }
        return renewed.value() == tried ? miss : checkSignature(renewed.value(), token, header);
    }

    private static @Nullable RejectionReason checkSignature(KeySet trusted, CompactToken token, JoseHeader header) {
        Outcome<List<VerificationKey>> keys = trusted.select(header);
        if (keys.reason() != null) {
            return keys.reason();
        }
        for (VerificationKey key : keys.value()) {
            if (key.verifies(
                    header.algorithm(), token.header(), token.payload(), token.signature(), token.signatureBytes())) {
                return null;
            }
        }
        return RejectionReason.BAD_SIGNATURE;
    }

    private Judgement<VerifiedToken> verifyClaims(IssuerPolicy issuer, JsonObject json) {
        Outcome<Claims> claims = Claims.of(json);
        RejectionReason reason = claims.reason();
        if (reason == null) {
            reason = issuer.checks().check(claims.value(), clock.millis());
        }
        if (reason != null) {
            TokenLabel label = TokenLabel.ofVerified(json.string("iss"), json.string("jti"));
            return Judgement.rejected(Rejection.of(reason, label));
        }
        return Judgement.accepted(new VerifiedToken(claims.value(), issuer.name()));
    }
}
