package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.RejectionReason;
import java.util.ArrayList;
import java.util.List;

/** Causes of a token that is rejected because of its dates. */
public final class TimeCauses {
    private static final List<Cause> ALL = new ArrayList<>();

    /** Milliseconds instead of seconds. */
    public static final Cause MILLISECONDS = add(
            RejectionReason.MALFORMED_DATE,
            "milliseconds",
            "The number is in milliseconds: read as seconds, it is a date after the year 9999.",
            "Let the issuer divide by 1000: dates in a JWT are seconds since 1970 (RFC 7519 section 2). In Java:"
                    + " Instant.getEpochSecond().",
            "");

    /** A string. */
    public static final Cause TEXT = add(
            RejectionReason.MALFORMED_DATE,
            "date-text",
            "The date is a string.",
            "Let the issuer write a JSON number without quotes: seconds since 1970 (RFC 7519 section 2).",
            "");

    /** Some other value. */
    public static final Cause INVALID = add(
            RejectionReason.MALFORMED_DATE,
            "date-invalid",
            "The date is not a number of seconds from 1970 to the year 9999.",
            "Let the issuer write seconds since 1970 as a JSON number (RFC 7519 section 2).",
            "");

    /** No exp. */
    public static final Cause NO_EXP = add(
            RejectionReason.NO_EXPIRY,
            "no-exp",
            "The token has no exp and would be valid forever, also after it was stolen.",
            "Let the issuer set exp, 5 to 60 minutes after iat.",
            "");

    /** A token that is simply old. */
    public static final Cause EXPIRED = add(
            RejectionReason.EXPIRED,
            "token-expired",
            "The token has expired: the client uses it longer than the issuer permits.",
            "Sign in again, or let the client renew the token before exp. For pages in browsers, set"
                    + " challenge.login-page.",
            "");

    /** A clock that is fast. */
    public static final Cause CLOCK_FAST = add(
            RejectionReason.EXPIRED,
            "clock-fast",
            "The token expired a short time ago: the client does not renew it, or, if it is new, the clock of this server"
                    + " is fast.",
            "Let the client renew the token before exp. For a new token, compare date -u here and on the server of"
                    + " the issuer, and synchronize the clocks (NTP). For small differences, up to 10 minutes, raise the clock skew.",
            "{issuer}claims.clock-skew = {found}");

    /** A clock that is slow. */
    public static final Cause CLOCK_SLOW = add(
            RejectionReason.NOT_YET_VALID,
            "clock-slow",
            "The token is from the future: the clock of this server is slow, or that of the issuer fast.",
            "Compare date -u here and on the server of the issuer, and synchronize the clocks (NTP). For small"
                    + " differences, up to 10 minutes, raise the clock skew.",
            "{issuer}claims.clock-skew = {found}");

    /** A time zone. */
    public static final Cause TIME_ZONE = add(
            RejectionReason.NOT_YET_VALID,
            "time-zone",
            "The difference is a whole number of hours: the issuer, or the clock of a server, treats a local time"
                    + " as UTC.",
            "Compare date -u here and on the server of the issuer. In the issuer, compute dates from UTC.",
            "");

    /** A token older than claims.max-age. */
    public static final Cause TOO_OLD = add(
            RejectionReason.TOO_OLD,
            "too-old",
            "The token is older than claims.max-age permits, or has no iat.",
            "Let the client renew its token earlier, let the issuer set iat, or raise claims.max-age.",
            "");

    /** A token with a long lifetime. */
    public static final Cause LIFETIME = add(
            RejectionReason.LIFETIME_TOO_LONG,
            "lifetime",
            "The time from iat to exp is longer than claims.max-lifetime permits, or iat is missing.",
            "Shorten the lifetime of access tokens at the issuer, or raise claims.max-lifetime.",
            "");

    private TimeCauses() {}

    private static Cause add(RejectionReason reason, String code, String text, String remedy, String line) {
        Cause cause = new Cause(reason, code, text, remedy, line);
        ALL.add(cause);
        return cause;
    }

    static List<Cause> all() {
        return ALL;
    }
}
