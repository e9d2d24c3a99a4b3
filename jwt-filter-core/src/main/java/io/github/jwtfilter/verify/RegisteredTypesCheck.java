package io.github.jwtfilter.verify;

import io.github.jwtfilter.rejection.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * Requires {@code iss}, {@code sub} and {@code jti} to be strings if they are present (RFC 7519 section 4.1): 1 is not
 * "1".
 */
final class RegisteredTypesCheck implements ClaimCheck {
    private static final String[] STRINGS = {"iss", "sub", "jti"};

    @Override
    public @Nullable RejectionReason check(Claims claims, long now) {
        for (String name : STRINGS) {
            Object value = claims.json().get(name);
            if (!(value instanceof String) && (value != null || claims.json().has(name))) {
                return RejectionReason.MALFORMED_CLAIM;
            }
        }
        return null;
    }
}
