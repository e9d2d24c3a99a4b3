package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.remedy.Cause;
import io.github.jwtfilter.internal.remedy.TimeCauses;
import org.jspecify.annotations.Nullable;

/** Recognizes why the dates of a token are not accepted. */
final class TimeDiagnosis {
    private static final String[] DATES = {"exp", "nbf", "iat"};
    private static final double MAX_SECONDS = 253_402_300_799.0;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long MAX_SKEW = 10 * MINUTE;

    private TimeDiagnosis() {}

    static @Nullable Advice find(Evidence evidence) {
        switch (evidence.reason) {
            case NO_EXPIRY:
                return Advice.of(TimeCauses.NO_EXP);
            case MALFORMED_DATE:
                return Advice.of(malformed(evidence));
            case EXPIRED:
                return expired(evidence);
            case NOT_YET_VALID:
            case ISSUED_IN_FUTURE:
                return early(evidence);
            case TOO_OLD:
                return Advice.of(TimeCauses.TOO_OLD);
            case LIFETIME_TOO_LONG:
                return Advice.of(TimeCauses.LIFETIME);
            default:
                return null;
        }
    }

    private static Cause malformed(Evidence evidence) {
        for (String name : DATES) {
            Object value = evidence.claim(name);
            if (value instanceof String) {
                return TimeCauses.TEXT;
            }
            double seconds = value instanceof Number ? ((Number) value).doubleValue() : 0;
            if (seconds > MAX_SECONDS) {
                return seconds / 1000 <= MAX_SECONDS ? TimeCauses.MILLISECONDS : TimeCauses.INVALID;
            }
        }
        return TimeCauses.INVALID;
    }

    /** Suspects the clock only of a difference that makes a new token appear expired: the whole age of the token. */
    private static Advice expired(Evidence evidence) {
        long late = evidence.now - millis(evidence, "exp");
        boolean recent = evidence.claim("iat") == null || evidence.now - millis(evidence, "iat") <= HOUR / 2;
        return recent && late <= 2 * MAX_SKEW
                ? clock(TimeCauses.CLOCK_FAST, evidence, late)
                : Advice.of(TimeCauses.EXPIRED);
    }

    private static Advice early(Evidence evidence) {
        long early = millis(evidence, evidence.reason == RejectionReason.NOT_YET_VALID ? "nbf" : "iat") - evidence.now;
        long offHour = Math.abs(Math.floorMod(early + HOUR / 2, HOUR) - HOUR / 2);
        return early > HOUR / 2 && offHour <= 2 * MINUTE
                ? Advice.of(TimeCauses.TIME_ZONE)
                : clock(TimeCauses.CLOCK_SLOW, evidence, early);
    }

    /** Proposes a tolerance only if one can be configured. */
    private static Advice clock(Cause cause, Evidence evidence, long difference) {
        String skew = difference <= MAX_SKEW - MINUTE ? (difference / MINUTE + 1) + "m" : null;
        return Advice.of(cause, evidence.issuer, skew);
    }

    private static long millis(Evidence evidence, String name) {
        Object value = evidence.claim(name);
        return value instanceof Number ? (long) (((Number) value).doubleValue() * 1000) : 0;
    }
}
