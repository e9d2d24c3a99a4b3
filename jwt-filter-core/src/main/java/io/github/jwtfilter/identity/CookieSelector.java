package io.github.jwtfilter.identity;

import io.github.jwtfilter.rejection.Judgement;
import io.github.jwtfilter.rejection.Rejection;
import io.github.jwtfilter.rejection.RejectionKind;
import io.github.jwtfilter.rejection.RejectionReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Authenticates a request whose cookie has different values. Any host of the domain can set a cookie for all others, so a valid token
 * alone does not prove that it is the user's own: all values that are valid tokens, or were until they expired, must be of one user.
 */
public final class CookieSelector {
    private final Authenticator authenticator;

    /**
     * A selector on top of an authenticator.
     *
     * @param authenticator authenticates the holder of each token
     */
    public CookieSelector(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /**
     * Selects the token that expires last, if all are of one user; of equals the first, since browsers send the cookie with the most
     * specific path first (RFC 6265 section 5.4).
     *
     * @param values the different values, of a bounded number
     * @return the principal; or why there is none, which without a valid token is the reason of the value that passed most checks
     */
    public Judgement<JwtPrincipal> authenticate(Iterable<String> values) {
        List<JwtPrincipal> valid = new ArrayList<>();
        List<String> expired = new ArrayList<>();
        Rejection closest = Rejection.of(RejectionReason.SEVERAL_COOKIES);
        for (String value : values) {
            Judgement<JwtPrincipal> judgement = authenticator.authenticate(value);
            Rejection rejection = judgement.rejection();
            if (rejection == null) {
                valid.add(judgement.value());
            } else if (isUndecided(rejection)) {
                return judgement;
            } else {
                closest = closest.reason().step().compareTo(rejection.reason().step()) < 0 ? rejection : closest;
                if (isExpired(rejection)) {
                    expired.add(value);
                }
            }
        }
        return valid.isEmpty() ? Judgement.rejected(closest) : ofOneHolder(valid, expired);
    }

    /** A planted token must not win because the user's own has just expired. */
    private Judgement<JwtPrincipal> ofOneHolder(List<JwtPrincipal> valid, List<String> expired) {
        Set<TokenHolder> holders = new HashSet<>();
        JwtPrincipal latest = valid.get(0);
        for (JwtPrincipal principal : valid) {
            holders.add(TokenHolder.of(principal));
            latest = expiry(principal).isAfter(expiry(latest)) ? principal : latest;
        }
        for (String value : expired) {
            Judgement<TokenHolder> holder = authenticator.holderOfExpired(value);
            Rejection rejection = holder.rejection();
            if (rejection == null) {
                holders.add(holder.value());
            } else if (isUndecided(rejection)) {
                return Judgement.rejected(rejection);
            }
        }
        return holders.size() == 1
                ? Judgement.accepted(latest)
                : Judgement.rejected(Rejection.of(RejectionReason.SEVERAL_COOKIES));
    }

    /** Such as when keys cannot be fetched: then it is not known whose token this is. */
    private static boolean isUndecided(Rejection rejection) {
        return rejection.reason().kind() != RejectionKind.INVALID_TOKEN;
    }

    private static boolean isExpired(Rejection rejection) {
        return rejection.reason() == RejectionReason.EXPIRED || rejection.reason() == RejectionReason.TOO_OLD;
    }

    private static Instant expiry(JwtPrincipal principal) {
        return principal.token().expiresAt();
    }
}
