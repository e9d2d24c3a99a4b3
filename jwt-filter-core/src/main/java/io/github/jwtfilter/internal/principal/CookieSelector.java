package io.github.jwtfilter.internal.principal;

import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionKind;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.TokenLabel;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.request.TokenSender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates a request whose cookie has several different values. Any host of the domain can set a cookie for all others, so a
 * valid token alone does not prove that it belongs to the user: all values that are valid tokens, or are invalid only because of
 * their dates, must belong to one user. A value that cannot be verified, permanently or temporarily, or is revoked, is ignored and
 * does not affect valid ones. A verified value of which it is not known whether it is revoked rejects the request, since it may be
 * the user's own, and so does a value whose signature was not checked because of a limit.
 */
public final class CookieSelector {
    private static final Set<RejectionReason> INACTIVE = Collections.unmodifiableSet(EnumSet.of(
            RejectionReason.EXPIRED,
            RejectionReason.TOO_OLD,
            RejectionReason.NOT_YET_VALID,
            RejectionReason.ISSUED_IN_FUTURE));

    private final Authenticator authenticator;

    /**
     * Creates a selector on top of an authenticator.
     *
     * @param authenticator authenticates the user of each token
     */
    public CookieSelector(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /**
     * Selects the token that expires last, if all belong to one user; among equal ones the first, since browsers send the cookie
     * with the most specific path first (RFC 6265 section 5.4).
     *
     * @param values the different values, of a bounded number
     * @param sender the client, for the limits of signature checks
     * @return the principal; the rejection "store unavailable", or that of a limit, if it applies to any value; without a valid token, the rejection "keys
     *     unavailable" if it applies to any value, or else the rejection of the value that passed most checks
     */
    public Result<TokenPrincipal> authenticate(Iterable<String> values, TokenSender sender) {
        List<TokenPrincipal> valid = new ArrayList<>();
        List<String> inactive = new ArrayList<>();
        Rejection undecided = null;
        Rejection closest = Rejection.of(RejectionReason.SEVERAL_COOKIES);
        for (String value : values) {
            Result<TokenPrincipal> result = authenticator.authenticate(value, sender);
            Rejection rejection = result.rejection();
            if (rejection == null) {
                valid.add(result.value());
            } else if (isDeciding(rejection.reason())) {
                return result;
            } else if (isUndecided(rejection)) {
                undecided = rejection;
            } else {
                closest = closest.reason().step().compareTo(rejection.reason().step()) < 0 ? rejection : closest;
                if (INACTIVE.contains(rejection.reason())) {
                    inactive.add(value);
                }
            }
        }
        if (valid.isEmpty()) {
            return Result.rejected(undecided == null ? closest : undecided);
        }
        return ofOneSubject(valid, inactive, sender);
    }

    /**
     * Returns the value to which a decision refers, for diagnostics.
     *
     * @param values the different values
     * @param rejection the rejection of the request, or null if it is accepted
     * @return the selected value, or the one that has this rejection; null if the rejection refers to several values
     */
    public @Nullable String find(Iterable<String> values, @Nullable Rejection rejection) {
        Result<TokenPrincipal> selected = authenticate(values, TokenSender.TRUSTED);
        if (selected.rejection() == null) {
            return selected.value().tokenValue();
        }
        if (rejection == null || rejection.reason() == RejectionReason.SEVERAL_COOKIES) {
            return null;
        }
        String label = String.valueOf(rejection.token());
        for (String value : values) {
            Rejection each =
                    authenticator.authenticate(value, TokenSender.TRUSTED).rejection();
            if (each != null
                    && each.reason() == rejection.reason()
                    && String.valueOf(each.token()).equals(label)) {
                return value;
            }
        }
        return null;
    }

    /** A planted token must not be selected because the user's own has just expired, or because the issuer's clock is ahead. */
    private Result<TokenPrincipal> ofOneSubject(List<TokenPrincipal> valid, List<String> inactive, TokenSender sender) {
        Set<TokenSubject> subjects = new LinkedHashSet<>();
        TokenPrincipal latest = valid.get(0);
        for (TokenPrincipal principal : valid) {
            subjects.add(TokenSubject.of(principal));
            latest = expiry(principal).isAfter(expiry(latest)) ? principal : latest;
        }
        for (String value : inactive) {
            Result<TokenSubject> subject = authenticator.subjectOfInactive(value, sender);
            Rejection rejection = subject.rejection();
            if (rejection == null) {
                subjects.add(subject.value());
            } else if (isDeciding(rejection.reason())) {
                return Result.rejected(rejection);
            }
        }
        return subjects.size() == 1 ? Result.accepted(latest) : Result.rejected(ofSeveral(subjects));
    }

    private static Rejection ofSeveral(Set<TokenSubject> subjects) {
        List<TokenLabel> labels = new ArrayList<>();
        for (TokenSubject subject : subjects) {
            labels.add(subject.label());
        }
        return Rejection.of(RejectionReason.SEVERAL_COOKIES, TokenLabel.ofAll(labels));
    }

    /** Returns whether a value rejects the request, since it may be the user's own. */
    private static boolean isDeciding(RejectionReason reason) {
        return reason == RejectionReason.STORE_UNAVAILABLE || FloodLimits.isReason(reason);
    }

    /** Returns whether the keys are unavailable, for example: then it is unknown whether this is a token, and of which user. */
    private static boolean isUndecided(Rejection rejection) {
        return rejection.reason().kind() != RejectionKind.INVALID_TOKEN;
    }

    private static Instant expiry(TokenPrincipal principal) {
        return principal.token().expiresAt();
    }
}
