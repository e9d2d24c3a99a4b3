package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.IssuerSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All claim checks, in the order in which they report. */
final class ClaimChecks {
    /** The name of the check of the audience. */
    static final String AUDIENCE = "audience";

    /** The name of the check of the types of {@code iss}, {@code jti} and {@code sub}. */
    static final String TYPES = "types";

    /** The name of the check of the maximum age. */
    static final String MAX_AGE = "claims.max-age";

    /** The name of the check of the maximum lifetime. */
    static final String MAX_LIFETIME = "claims.max-lifetime";

    /** The start of the names of checks of required claims, followed by the claim. */
    static final String REQUIRED = "claims.required ";

    /** The start of the names of checks of the values of claims, followed by the claim. */
    static final String MATCH = "claims.match.";

    private final Map<String, ClaimCheck> named = new LinkedHashMap<>();
    private final List<DateCheck> dates = new ArrayList<>();
    private final ClaimCheck[] all;
    private final ClaimCheck[] withoutDates;

    ClaimChecks(ClaimSettings claims, IssuerSettings issuer) {
        long skew = claims.clockSkew().toMillis();
        addDate(DateClaim.EXP.claim(), DateCheck.expiry(skew));
        addDate(DateClaim.NBF.claim(), DateCheck.notBefore(skew));
        addDate(DateClaim.IAT.claim(), DateCheck.issuedAt(skew));
        named.put(AUDIENCE, new AudienceCheck(issuer.audienceClaim(), issuer.audiences()));
        named.put(TYPES, new RegisteredTypesCheck());
        for (String name : claims.required()) {
            named.put(REQUIRED + name, new RequiredClaimsCheck(Collections.singleton(name)));
        }
        for (Map.Entry<String, List<String>> match : claims.match().entrySet()) {
            named.put(MATCH + match.getKey(), new ClaimMatchCheck(match.getKey(), match.getValue()));
        }
        if (claims.maxAge().isPresent()) {
            addDate(MAX_AGE, DateCheck.maxAge(claims.maxAge().get().toMillis(), skew));
        }
        if (claims.maxLifetime().isPresent()) {
            named.put(
                    MAX_LIFETIME,
                    new MaxLifetimeCheck(claims.maxLifetime().get().toMillis()));
        }
        all = named.values().toArray(new ClaimCheck[0]);
        Collection<ClaimCheck> others = new ArrayList<>(named.values());
        others.removeAll(dates);
        withoutDates = others.toArray(new ClaimCheck[0]);
    }

    private void addDate(String name, DateCheck check) {
        named.put(name, check);
        dates.add(check);
    }

    /** Returns each check by its name: {@code exp}, {@code nbf}, {@code iat}, or one of the constants of this class. */
    Map<String, ClaimCheck> named() {
        return Collections.unmodifiableMap(named);
    }

    /** Checks the claims of a token at a time; {@code valid} is the {@link #validPeriod} of these claims. */
    @Nullable
    RejectionReason check(Claims claims, ValidPeriod valid, long now) {
        // Each date is compared separately only to determine the reason.
        for (ClaimCheck check : valid.contains(now) ? withoutDates : all) {
            RejectionReason reason = check.check(claims, now);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    /** Returns the time span in which a token with these claims passes the checks of its dates. */
    ValidPeriod validPeriod(Claims claims) {
        long from = Long.MIN_VALUE;
        long until = Long.MAX_VALUE;
        for (DateCheck check : dates) {
            from = Math.max(from, check.from(claims));
            until = Math.min(until, check.until(claims));
        }
        return new ValidPeriod(from, until);
    }
}
