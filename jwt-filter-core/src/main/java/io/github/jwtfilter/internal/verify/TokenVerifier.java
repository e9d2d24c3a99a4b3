package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.TokenLabel;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JoseHeaderCache;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.TypePolicy;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.settings.TokenSettings;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens (RFC 8725). Each input is limited before it is parsed, and no claim is trusted before the signature
 * is verified; the first check that fails gives the reason.
 */
public final class TokenVerifier {
    /** The reasons that may result from keys that the issuer has changed since they were fetched. */
    private static final Set<RejectionReason> MISSES = Collections.unmodifiableSet(EnumSet.of(
            RejectionReason.UNKNOWN_KEY,
            RejectionReason.UNSUITABLE_KEY,
            RejectionReason.TOO_MANY_KEYS,
            RejectionReason.BAD_SIGNATURE));

    private final Function<byte[], @Nullable JsonObject> json;
    private final int maxSize;
    private final TypePolicy types;
    private final boolean bearerOnly;
    private final IssuerPolicies issuers;
    private final Predicate<JwsAlgorithm> allowed;
    private final Examiner examiner;
    private final HeaderComparison comparison;
    private final Clock clock;
    private final JoseHeaderCache headers = new JoseHeaderCache();

    /**
     * Creates a verifier for the tokens of several issuers.
     *
     * @param settings size limit, accepted types, and the treatment of sender-constrained tokens
     * @param issuers the requirements for the tokens of each issuer; their names are disjoint
     * @param clock the clock for the date checks
     */
    public TokenVerifier(TokenSettings settings, Collection<IssuerPolicy> issuers, Clock clock) {
        this(settings, issuers, clock, StrictJson::parse);
    }

    /** Creates a verifier with another parser, for tests that count parser calls. */
    TokenVerifier(
            TokenSettings settings,
            Collection<IssuerPolicy> issuers,
            Clock clock,
            Function<byte[], @Nullable JsonObject> json) {
        this.json = json;
        this.maxSize = settings.maxSize();
        this.types = TypePolicy.of(settings.type());
        this.bearerOnly = settings.confirmation() == TokenSettings.Confirmation.REFUSE;
        this.issuers = new IssuerPolicies(issuers);
        this.allowed = this.issuers::allows;
        this.examiner = new Examiner(issuers, types, maxSize);
        this.comparison = new HeaderComparison(settings, issuers);
        this.clock = clock;
    }

    /**
     * Verifies one token.
     *
     * @param token any text
     * @return the verified token, or the rejection; never throws an exception
     */
    public Result<VerifiedJwt> verify(String token) {
        return verify(token, false);
    }

    /**
     * Verifies a token that has expired, or is not valid yet, as of the last moment at which it is valid, to determine
     * its user.
     *
     * @param token a token that was rejected because of the time
     * @return the token if it passes all other checks, or the rejection; never throws an exception
     */
    public Result<InactiveToken> verifyInactive(String token) {
        Result<VerifiedJwt> verified = verify(token, true);
        Rejection rejection = verified.rejection();
        return rejection == null ? Result.accepted(new InactiveToken(verified.value())) : Result.rejected(rejection);
    }

    private Result<VerifiedJwt> verify(String token, boolean ignoreDates) {
        Result<CompactJws> parsed = CompactJws.parse(token, maxSize);
        RejectionReason reason = parsed.reason();
        return reason == null ? verify(token, parsed.value(), ignoreDates) : reject(reason, token, null);
    }

    /**
     * Examines a token check by check without authenticating a user, for diagnostics.
     *
     * @param token any text
     * @return its content and the results of the checks; never throws an exception
     */
    public TokenExamination examine(String token) {
        return examiner.examine(token);
    }

    /** Returns the time for the date checks, in milliseconds since 1970. */
    long now() {
        return clock.millis();
    }

    private Result<VerifiedJwt> verify(String text, CompactJws token, boolean ignoreDates) {
        JoseHeader cached = headers.find(token);
        Result<JoseHeader> header = cached == null ? read(token) : allow(cached);
        RejectionReason reason = header.reason();
        if (reason != null) {
            return reject(reason, text, null);
        }
        JsonObject claims = json.apply(token.payloadBytes());
        if (claims == null) {
            return reject(RejectionReason.MALFORMED_PAYLOAD, text, null);
        }
        IssuerPolicy issuer = issuers.find(claims);
        if (issuer == null) {
            return reject(RejectionReason.WRONG_ISSUER, text, null);
        }
        Predicate<VerificationKey> accepted = issuer.keysFor(claims);
        Result<KeySet> keys = keys(issuer, header.value());
        Result<VerificationKey> key = checkSignature(keys, header.value(), token, accepted);
        RejectionReason miss = key.reason();
        if (miss != null && MISSES.contains(miss)) { // the issuer may have changed its keys
            Result<KeySet> renewed = issuer.keys().renewed(keys.value(), header.value(), miss);
            if (renewed.rejection() != null || renewed.value() != keys.value()) {
                keys = renewed;
                key = checkSignature(renewed, header.value(), token, accepted);
            }
        }
        reason = key.reason();
        if (reason != null) {
            return reject(reason, text, issuer);
        }
        if (cached == null) {
            headers.put(token, header.value());
        }
        return verifyClaims(issuer, keys.value(), key.value(), header.value(), claims, ignoreDates);
    }

    /** Rejects a token that is not verified. {@code issuer}: null as long as it is not known. */
    private Result<VerifiedJwt> reject(RejectionReason reason, String token, @Nullable IssuerPolicy issuer) {
        return Result.rejected(
                Rejection.of(reason, TokenLabel.ofUnverified(token), () -> comparison.of(reason, token, issuer)));
    }

    /** Checks the algorithm. The allowed algorithms may depend on the keys, which change. */
    private Result<JoseHeader> allow(JoseHeader cached) {
        return allowed.test(cached.algorithm())
                ? Result.accepted(cached)
                : Result.rejected(RejectionReason.ALGORITHM_NOT_ALLOWED);
    }

    private Result<JoseHeader> read(CompactJws token) {
        JsonObject members = json.apply(token.headerBytes());
        return members == null
                ? Result.rejected(RejectionReason.MALFORMED_HEADER)
                : JoseHeader.of(members, allowed, types);
    }

    /** Returns the keys of the issuer, unless the algorithm is allowed for another issuer only. */
    private static Result<KeySet> keys(IssuerPolicy issuer, JoseHeader header) {
        return issuer.algorithms().allows(header.algorithm())
                ? issuer.keys().current()
                : Result.rejected(RejectionReason.ALGORITHM_NOT_ALLOWED);
    }

    /** Returns the key that verifies the signature, or the reason for the rejection. */
    private static Result<VerificationKey> checkSignature(
            Result<KeySet> keys, JoseHeader header, CompactJws token, @Nullable Predicate<VerificationKey> accepted) {
        RejectionReason none = keys.reason();
        return none == null ? keys.value().verify(header, token, accepted) : Result.rejected(none);
    }

    private Result<VerifiedJwt> verifyClaims(
            IssuerPolicy issuer,
            KeySet keys,
            VerificationKey key,
            JoseHeader header,
            JsonObject json,
            boolean ignoreDates) {
        if (bearerOnly && Confirmation.isIn(json)) {
            return reject(RejectionReason.SENDER_CONSTRAINED, json, issuer);
        }
        Result<Claims> claims = Claims.of(json);
        RejectionReason reason = claims.reason();
        if (reason == null) {
            long time = ignoreDates ? issuer.checks().until(claims.value()) - 1 : clock.millis();
            reason = issuer.checks().check(claims.value(), time);
        }
        return reason == null
                ? Result.accepted(new VerifiedJwt(claims.value(), issuer, keys, key, header.keyId()))
                : reject(reason, json, issuer);
    }

    private Result<VerifiedJwt> reject(RejectionReason reason, JsonObject verified, IssuerPolicy issuer) {
        TokenLabel label = TokenLabel.ofVerified(verified.string("iss"), verified.text("sub"), verified.string("jti"));
        return Result.rejected(
                Rejection.of(reason, label, () -> issuer.comparison().of(reason, verified, clock.millis())));
    }
}
