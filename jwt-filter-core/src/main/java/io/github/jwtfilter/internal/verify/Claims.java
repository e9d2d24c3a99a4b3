package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.json.JsonObject;
import java.util.OptionalLong;

/** The claims of a token, with its dates parsed, in milliseconds since 1970. */
final class Claims {
    private final JsonObject json;
    private final long expiry;
    private final OptionalLong notBefore;
    private final OptionalLong issuedAt;

    private Claims(JsonObject json, long expiry, OptionalLong notBefore, OptionalLong issuedAt) {
        this.json = json;
        this.expiry = expiry;
        this.notBefore = notBefore;
        this.issuedAt = issuedAt;
    }

    /** Parses the dates: {@code exp} is required, {@code null} counts as absent, and each date that is present must be valid. */
    static Result<Claims> of(JsonObject json) {
        Object exp = json.get("exp");
        if (exp == null) {
            return Result.rejected(RejectionReason.NO_EXPIRY);
        }
        long expiry = NumericDate.millis(exp);
        OptionalLong notBefore = date(json, "nbf");
        OptionalLong issuedAt = date(json, "iat");
        if (expiry == NumericDate.INVALID || isInvalid(notBefore) || isInvalid(issuedAt)) {
            return Result.rejected(RejectionReason.MALFORMED_DATE);
        }
        return Result.accepted(new Claims(json, expiry, notBefore, issuedAt));
    }

    private static OptionalLong date(JsonObject json, String name) {
        Object value = json.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(NumericDate.millis(value));
    }

    private static boolean isInvalid(OptionalLong date) {
        return date.isPresent() && date.getAsLong() == NumericDate.INVALID;
    }

    JsonObject json() {
        return json;
    }

    long expiry() {
        return expiry;
    }

    OptionalLong notBefore() {
        return notBefore;
    }

    OptionalLong issuedAt() {
        return issuedAt;
    }
}
