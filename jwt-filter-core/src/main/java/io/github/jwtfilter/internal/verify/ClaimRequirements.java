package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.settings.ClaimSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The requirements of {@code claims.required} and {@code claims.match.<name>} for claims from any source. Thread-safe. */
public final class ClaimRequirements {
    /** These checks do not depend on the time. */
    private static final long ANY_TIME = 0;

    private final List<ClaimCheck> checks = new ArrayList<>();

    /**
     * Creates the requirements for some claims.
     *
     * @param claims the requirements in the settings
     * @param applies whether the requirements for a claim apply
     */
    public ClaimRequirements(ClaimSettings claims, Predicate<String> applies) {
        List<String> required = new ArrayList<>(claims.required());
        required.removeIf(applies.negate());
        checks.add(new RequiredClaimsCheck(required));
        claims.match().forEach((name, values) -> {
            if (applies.test(name)) {
                checks.add(new ClaimMatchCheck(name, values));
            }
        });
    }

    /**
     * Checks claims whose origin is verified already.
     *
     * @param json the claims
     * @return the first unmet requirement, or null if all are met
     */
    public @Nullable RejectionReason check(JsonObject json) {
        Claims claims = Claims.lenient(json);
        for (ClaimCheck check : checks) {
            RejectionReason reason = check.check(claims, ANY_TIME);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }
}
