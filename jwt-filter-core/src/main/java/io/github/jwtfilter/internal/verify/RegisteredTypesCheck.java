package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * Requires {@code iss} and {@code jti} to be strings if they are present (RFC 7519 section 4.1). {@code sub} may also be a number, as some issuers write
 * the key of a database row; whether it can name the user is decided by {@code principal.claims}. {@code null} counts as absent.
 */
final class RegisteredTypesCheck implements ClaimCheck {
    private static final String[] STRINGS = {"iss", "jti"};

    @Override
    public @Nullable RejectionReason check(Claims claims, long now) {
        for (String name : STRINGS) {
            if (!isStringOrAbsent(claims.json().get(name))) {
                return RejectionReason.MALFORMED_CLAIM;
            }
        }
        Object subject = claims.json().get("sub");
        return subject instanceof Number || isStringOrAbsent(subject) ? null : RejectionReason.MALFORMED_CLAIM;
    }

    private static boolean isStringOrAbsent(@Nullable Object value) {
        return value == null || value instanceof String;
    }
}
