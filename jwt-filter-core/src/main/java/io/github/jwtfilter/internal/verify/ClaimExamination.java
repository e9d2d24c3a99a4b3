package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs each of the {@link ClaimChecks} of one issuer separately, for diagnostics: does not end at the first failure.
 */
public final class ClaimExamination {
    /** The name of the check of the audience. */
    public static final String AUDIENCE = ClaimChecks.AUDIENCE;

    /** The name of the check of the types of {@code iss}, {@code jti} and {@code sub}. */
    public static final String TYPES = ClaimChecks.TYPES;

    /** The name of the check of the maximum age. */
    public static final String MAX_AGE = ClaimChecks.MAX_AGE;

    /** The name of the check of the maximum lifetime. */
    public static final String MAX_LIFETIME = ClaimChecks.MAX_LIFETIME;

    /** The start of the names of checks of the values of claims, followed by the claim. */
    public static final String MATCH = ClaimChecks.MATCH;

    private static final Set<String> DATES =
            Arrays.stream(DateClaim.values()).map(DateClaim::claim).collect(Collectors.toSet());

    private final Map<String, ClaimCheck> checks;
    private final ClaimComparison comparison;
    private final JsonObject claims;
    private final long now;

    /**
     * Creates the examination of one token.
     *
     * @param issuer the settings of the issuer
     * @param claims the claims, verified or not
     * @param now the time in milliseconds since 1970
     */
    public ClaimExamination(TrustedIssuer issuer, JsonObject claims, long now) {
        this.claims = claims;
        this.now = now;
        this.checks = new ClaimChecks(issuer.claims(), issuer.issuer()).named();
        this.comparison = new ClaimComparison(issuer.claims(), issuer.issuer());
    }

    /**
     * Runs all checks, in the order of the verification.
     *
     * @return the reason of each check that fails, and null for each that passes; by its name: {@code exp}, {@code nbf},
     *     {@code iat}, {@link #AUDIENCE}, {@link #TYPES}, {@link #MAX_AGE}, {@link #MAX_LIFETIME}, {@link #MATCH} and the
     *     claim, or {@code claims.required} and the claim
     */
    public Map<String, @Nullable RejectionReason> run() {
        Map<String, @Nullable RejectionReason> results = new LinkedHashMap<>();
        Claims lenient = Claims.lenient(claims);
        checks.forEach((name, check) -> {
            RejectionReason malformed = DATES.contains(name) ? malformed(name) : null;
            results.put(name, malformed == null ? check.check(lenient, now) : malformed);
        });
        return Collections.unmodifiableMap(results);
    }

    /**
     * Returns the values that a check compares, formatted as in the log.
     *
     * @param check its name, see {@link #run()}
     * @return the expected and the found value, whether or not the check fails
     */
    public FailedCheck values(String check) {
        return comparison.of(check, claims, now);
    }

    /** Returns why a claim is not a valid date, or null. */
    private @Nullable RejectionReason malformed(String name) {
        Object value = claims.get(name);
        if (value == null) {
            return name.equals(DateClaim.EXP.claim()) ? RejectionReason.NO_EXPIRY : null;
        }
        return NumericDate.millis(value) == NumericDate.INVALID ? RejectionReason.MALFORMED_DATE : null;
    }
}
