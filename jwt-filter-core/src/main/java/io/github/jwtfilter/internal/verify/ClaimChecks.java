package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.IssuerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All claim checks, in the order in which they report. */
final class ClaimChecks implements ClaimCheck {
    private final List<ClaimCheck> checks = new ArrayList<>();
    private final List<DateCheck> dates = new ArrayList<>();

    ClaimChecks(ClaimSettings claims, IssuerSettings issuer) {
        long skew = claims.clockSkew().toMillis();
        dates.add(DateCheck.expiry(skew));
        dates.add(DateCheck.notBefore(skew));
        dates.add(DateCheck.issuedAt(skew));
        checks.addAll(dates);
        checks.add(new AudienceCheck(issuer.audienceClaim(), issuer.audiences()));
        checks.add(new RegisteredTypesCheck());
        checks.add(new RequiredClaimsCheck(claims.required()));
        for (Map.Entry<String, List<String>> match : claims.match().entrySet()) {
            checks.add(new ClaimMatchCheck(match.getKey(), match.getValue()));
        }
        if (claims.maxAge().isPresent()) {
            DateCheck maxAge = DateCheck.maxAge(claims.maxAge().get().toMillis(), skew);
            checks.add(maxAge);
            dates.add(maxAge);
        }
        if (claims.maxLifetime().isPresent()) {
            checks.add(new MaxLifetimeCheck(claims.maxLifetime().get().toMillis()));
        }
    }

    @Override
    public @Nullable RejectionReason check(Claims claims, long now) {
        for (ClaimCheck check : checks) {
            RejectionReason reason = check.check(claims, now);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    /** Returns the first moment at which a token with these claims passes, in milliseconds since 1970. */
    long from(Claims claims) {
        long from = Long.MIN_VALUE;
        for (DateCheck check : dates) {
            from = Math.max(from, check.from(claims));
        }
        return from;
    }

    /** Returns the first moment after that at which it is rejected, in milliseconds since 1970. */
    long until(Claims claims) {
        long until = Long.MAX_VALUE;
        for (DateCheck check : dates) {
            until = Math.min(until, check.until(claims));
        }
        return until;
    }
}
