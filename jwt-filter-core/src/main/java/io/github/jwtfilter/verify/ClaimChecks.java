package io.github.jwtfilter.verify;

import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.IssuerSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All claim checks, in the order in which they report. */
final class ClaimChecks implements ClaimCheck {
    private final List<ClaimCheck> checks = new ArrayList<>();

    ClaimChecks(ClaimSettings claims, IssuerSettings issuer) {
        long skew = claims.clockSkew().toMillis();
        checks.add(new ExpiryCheck(skew));
        checks.add(new NotBeforeCheck(skew));
        checks.add(new IssuedAtCheck(skew));
        checks.add(new AudienceCheck(issuer.audienceClaim(), issuer.audiences()));
        checks.add(new RegisteredTypesCheck());
        checks.add(new RequiredClaimsCheck(claims.required()));
        claims.match().forEach((name, accepted) -> checks.add(new ClaimMatchCheck(name, accepted)));
        claims.maxAge().ifPresent(maxAge -> checks.add(new MaxAgeCheck(maxAge.toMillis(), skew)));
        claims.maxLifetime().ifPresent(maxLifetime -> checks.add(new MaxLifetimeCheck(maxLifetime.toMillis())));
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
}
