package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.IssuerSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All claim checks, in the order in which they report. */
final class ClaimChecks implements ClaimCheck {
    /** The name of the check of the types of {@code iss}, {@code jti} and {@code sub}. */
    static final String TYPES = "types";

    private final Map<String, ClaimCheck> named = new LinkedHashMap<>();
    private final List<ClaimCheck> checks;
    private final List<DateCheck> dates = new ArrayList<>();

    ClaimChecks(ClaimSettings claims, IssuerSettings issuer) {
        long skew = claims.clockSkew().toMillis();
        addDate("exp", DateCheck.expiry(skew));
        addDate("nbf", DateCheck.notBefore(skew));
        addDate("iat", DateCheck.issuedAt(skew));
        named.put("audience", new AudienceCheck(issuer.audienceClaim(), issuer.audiences()));
        named.put(TYPES, new RegisteredTypesCheck());
        for (String name : claims.required()) {
            named.put("claims.required " + name, new RequiredClaimsCheck(Collections.singleton(name)));
        }
        for (Map.Entry<String, List<String>> match : claims.match().entrySet()) {
            named.put("claims.match." + match.getKey(), new ClaimMatchCheck(match.getKey(), match.getValue()));
        }
        if (claims.maxAge().isPresent()) {
            addDate("claims.max-age", DateCheck.maxAge(claims.maxAge().get().toMillis(), skew));
        }
        if (claims.maxLifetime().isPresent()) {
            named.put(
                    "claims.max-lifetime",
                    new MaxLifetimeCheck(claims.maxLifetime().get().toMillis()));
        }
        checks = new ArrayList<>(named.values());
    }

    private void addDate(String name, DateCheck check) {
        named.put(name, check);
        dates.add(check);
    }

    /** Returns each check by its name: a claim, {@code audience}, {@link #TYPES}, or its setting. */
    Map<String, ClaimCheck> named() {
        return Collections.unmodifiableMap(named);
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
