package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.TokenLabel;
import io.github.jwtfilter.internal.digest.TokenDigest;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jose.CompactJws;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.TypePolicy;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.internal.request.TokenSender;
import io.github.jwtfilter.settings.TokenSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
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
    private final boolean bearerOnly;
    private final IssuerPolicies issuers;
    private final HeaderCheck headers;
    private final TokenSettings settings;
    private final List<IssuerPolicy> policies;
    private final Clock clock;
    private final FloodLimits limits;

    /**
     * Creates a verifier for the tokens of several issuers.
     *
     * @param settings size limit, accepted types, and the treatment of sender-constrained tokens
     * @param issuers the requirements for the tokens of each issuer; their names are disjoint
     * @param clock the clock for the date checks
     * @param limits the limits of signature checks
     */
    public TokenVerifier(TokenSettings settings, Collection<IssuerPolicy> issuers, Clock clock, FloodLimits limits) {
        this(settings, issuers, clock, limits, StrictJson::parse);
    }

    /** Creates a verifier with another parser, for tests that count parser calls. */
    TokenVerifier(
            TokenSettings settings,
            Collection<IssuerPolicy> issuers,
            Clock clock,
            FloodLimits limits,
            Function<byte[], @Nullable JsonObject> json) {
        this.limits = limits;
        this.json = json;
        TypePolicy types = TypePolicy.of(settings.type());
        this.bearerOnly = settings.confirmation() == TokenSettings.Confirmation.REFUSE;
        this.settings = settings;
        this.policies = new ArrayList<>(issuers);
        this.issuers = new IssuerPolicies(issuers);
        this.headers = new HeaderCheck(settings.maxSize(), types, this.issuers, json);
        this.clock = clock;
    }

    /**
     * Verifies a token of an unknown sender.
     *
     * @param token any text
     * @return the verified token, or the rejection; never throws an exception
     */
    public Result<VerifiedJwt> verify(String token) {
        return verify(token, TokenSender.UNKNOWN);
    }

    /**
     * Verifies one token.
     *
     * @param token any text
     * @param sender the sender of the token, for the limits of signature checks
     * @return the verified token, or the rejection; never throws an exception
     */
    public Result<VerifiedJwt> verify(String token, TokenSender sender) {
        return verify(token, sender, false);
    }

    /**
     * Verifies a token that has expired, or is not valid yet, as of the last moment at which it is valid, to determine
     * its user.
     *
     * @param token a token that was rejected because of the time
     * @param sender the sender of the token, for the limits of signature checks
     * @return the token if it passes all other checks, or the rejection; never throws an exception
     */
    public Result<InactiveToken> verifyInactive(String token, TokenSender sender) {
        Result<VerifiedJwt> verified = verify(token, sender, true);
        Rejection rejection = verified.rejection();
        return rejection == null ? Result.accepted(new InactiveToken(verified.value())) : Result.rejected(rejection);
    }

    private Result<VerifiedJwt> verify(String token, TokenSender sender, boolean ignoreDates) {
        Result<IdentifiedToken> identified = identify(token);
        Rejection rejection = identified.rejection() == null ? checkKeyId(identified.value()) : identified.rejection();
        return rejection == null
                ? verify(identified.value(), new SignatureStep(limits, sender, token, null), ignoreDates)
                : Result.rejected(rejection);
    }

    /**
     * Checks the header of a token, except its key ID, which is cheaper than any other check, and never waits for keys.
     *
     * @param token any text
     * @return the token for {@link #checkKeyId}, or the rejection; never throws an exception
     */
    public Result<IdentifiedToken> identify(String token) {
        Result<IdentifiedToken> identified = headers.check(token);
        RejectionReason reason = identified.reason();
        return reason == null ? identified : Result.rejected(rejection(reason, token, issuers.only()));
    }

    /**
     * Checks the key ID of a token if only one issuer is configured, which needs neither the payload nor the digest of the token.
     *
     * @param token the result of {@link #identify}
     * @return the rejection, or null for {@link #verify(IdentifiedToken, TokenSender, TokenDigest)}; never throws an exception
     */
    public @Nullable Rejection checkKeyId(IdentifiedToken token) {
        RejectionReason reason = headers.checkKeyId(token);
        return reason == null ? null : rejection(reason, token.text(), issuers.only());
    }

    /**
     * Verifies a token whose header and key ID were checked.
     *
     * @param token the result of {@link #identify}
     * @param sender the sender of the token, for the limits of signature checks
     * @param digest the digest of the token, or null if it was not computed
     * @return the verified token, or the rejection; never throws an exception
     */
    public Result<VerifiedJwt> verify(IdentifiedToken token, TokenSender sender, @Nullable TokenDigest digest) {
        return verify(token, new SignatureStep(limits, sender, token.text(), digest), false);
    }

    /**
     * Examines a token check by check without authenticating a user, for diagnostics.
     *
     * @param token any text
     * @return its content and the results of the checks; never throws an exception
     */
    public TokenExamination examine(String token) {
        return new Examiner(settings, policies).examine(token);
    }

    /** Returns the time for the date checks, in milliseconds since 1970. */
    long now() {
        return clock.millis();
    }

    private Result<VerifiedJwt> verify(IdentifiedToken identified, SignatureStep signature, boolean ignoreDates) {
        Result<CompactJws> decoded = identified.encoded.decode();
        RejectionReason reason = decoded.reason();
        if (reason != null) {
            return reject(reason, identified, null);
        }
        CompactJws token = decoded.value();
        JsonObject claims = json.apply(token.payloadBytes());
        if (claims == null) {
            return reject(RejectionReason.MALFORMED_PAYLOAD, identified, null);
        }
        IssuerPolicy issuer = issuers.find(claims);
        if (issuer == null) {
            return reject(RejectionReason.WRONG_ISSUER, identified, null);
        }
        JoseHeader header = identified.header;
        Predicate<VerificationKey> accepted = issuer.keysFor(claims);
        Result<KeySet> keys = keys(issuer, header);
        Result<VerificationKey> key = signature.verify(keys, header, token, accepted);
        RejectionReason miss = key.reason();
        if (miss != null && MISSES.contains(miss)) { // the issuer may have changed its keys
            Result<KeySet> renewed = issuer.keys().renewed(keys.value(), header, miss);
            if (renewed.rejection() != null || renewed.value() != keys.value()) {
                keys = renewed;
                key = signature.verify(renewed, header, token, accepted);
            }
        }
        reason = key.reason();
        if (reason != null) {
            signature.rejected(reason);
            return reject(reason, identified, issuer);
        }
        headers.verified(identified);
        return verifyClaims(issuer, keys.value(), key.value(), header, claims, ignoreDates);
    }

    private Result<VerifiedJwt> reject(RejectionReason reason, IdentifiedToken token, @Nullable IssuerPolicy issuer) {
        return Result.rejected(rejection(reason, token.text(), issuer));
    }

    /** Returns the rejection of a token that is not verified. {@code issuer}: null as long as it is not known. */
    private Rejection rejection(RejectionReason reason, String token, @Nullable IssuerPolicy issuer) {
        return Rejection.of(
                reason,
                TokenLabel.ofUnverified(token),
                () -> new HeaderComparison(settings, policies).of(reason, token, issuer));
    }

    /** Returns the keys of the issuer, unless the algorithm is allowed for another issuer only. */
    private static Result<KeySet> keys(IssuerPolicy issuer, JoseHeader header) {
        return issuer.algorithms().allows(header.algorithm())
                ? issuer.keys().current()
                : Result.rejected(RejectionReason.ALGORITHM_NOT_ALLOWED);
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
        Result<Claims> parsed = Claims.of(json);
        RejectionReason malformed = parsed.reason();
        if (malformed != null) {
            return reject(malformed, json, issuer);
        }
        Claims claims = parsed.value();
        ValidPeriod valid = issuer.checks().validPeriod(claims);
        RejectionReason reason = issuer.checks().check(claims, valid, ignoreDates ? valid.until() - 1 : clock.millis());
        return reason == null
                ? Result.accepted(new VerifiedJwt(claims, valid, issuer, keys, key, header.keyId()))
                : reject(reason, json, issuer);
    }

    private Result<VerifiedJwt> reject(RejectionReason reason, JsonObject verified, IssuerPolicy issuer) {
        TokenLabel label = TokenLabel.ofVerified(verified.string("iss"), verified.text("sub"), verified.string("jti"));
        return Result.rejected(
                Rejection.of(reason, label, () -> issuer.comparison().of(reason, verified, clock.millis())));
    }
}
