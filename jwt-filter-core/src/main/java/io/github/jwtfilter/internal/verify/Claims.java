package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.json.JsonObject;

/** The claims of a token, with its dates parsed, in milliseconds since 1970. */
final class Claims {
    /** The value of a date that the token does not contain. */
    static final long ABSENT = Long.MIN_VALUE;

    private static final long LAST = NumericDate.millis(253_402_300_799L);

    private final JsonObject json;
    private final long expiry;
    private final long notBefore;
    private final long issuedAt;

    private Claims(JsonObject json, long expiry, long notBefore, long issuedAt) {
        this.json = json;
        this.expiry = expiry;
        this.notBefore = notBefore;
        this.issuedAt = issuedAt;
    }

    /** Parses the dates: {@code exp} is required, {@code null} counts as absent, and each date that is present must be valid. */
    static Result<Claims> of(JsonObject json) {
        Object exp = json.get(DateClaim.EXP.claim());
        if (exp == null) {
            return Result.rejected(RejectionReason.NO_EXPIRY);
        }
        long expiry = NumericDate.millis(exp);
        long notBefore = date(json, DateClaim.NBF);
        long issuedAt = date(json, DateClaim.IAT);
        if (isInvalid(expiry) || isInvalid(notBefore) || isInvalid(issuedAt)) {
            return Result.rejected(RejectionReason.MALFORMED_DATE);
        }
        return Result.accepted(new Claims(json, expiry, notBefore, issuedAt));
    }

    /**
     * Reads the dates of a token for diagnostics: an invalid date counts as absent, and an absent {@code exp} as the last
     * moment.
     */
    static Claims lenient(JsonObject json) {
        long expiry = date(json, DateClaim.EXP);
        long notBefore = date(json, DateClaim.NBF);
        long issuedAt = date(json, DateClaim.IAT);
        return new Claims(
                json,
                expiry == ABSENT || isInvalid(expiry) ? LAST : expiry,
                isInvalid(notBefore) ? ABSENT : notBefore,
                isInvalid(issuedAt) ? ABSENT : issuedAt);
    }

    private static long date(JsonObject json, DateClaim date) {
        Object value = json.get(date.claim());
        return value == null ? ABSENT : NumericDate.millis(value);
    }

    private static boolean isInvalid(long date) {
        return date == NumericDate.INVALID;
    }

    JsonObject json() {
        return json;
    }

    /** Returns one of the dates, or {@link #ABSENT}. */
    long date(DateClaim date) {
        return date == DateClaim.EXP ? expiry : date == DateClaim.NBF ? notBefore : issuedAt;
    }
}
