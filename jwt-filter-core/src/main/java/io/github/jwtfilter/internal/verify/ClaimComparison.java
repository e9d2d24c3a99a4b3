package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.remedy.ValueText;
import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.IssuerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The expected values of the {@link ClaimChecks} of one issuer, compared with the values of a token: the only place that
 * formats them, for the log and for {@code explain}.
 */
final class ClaimComparison {
    private static final Duration NONE = Duration.ZERO;

    private final ClaimSettings claims;
    private final IssuerSettings issuer;

    /**
     * Creates the comparison for the tokens of one issuer.
     *
     * @param claims the requirements for dates and other claims
     * @param issuer the requirements for the audience
     */
    ClaimComparison(ClaimSettings claims, IssuerSettings issuer) {
        this.claims = claims;
        this.issuer = issuer;
    }

    /**
     * Returns the values of the check that a reason belongs to.
     *
     * @param reason the reason of a rejection
     * @param token the claims of the token; the caller decides where they may be shown
     * @param now the time in milliseconds since 1970
     * @return the expected and the found value, or null if the reason does not concern claims
     */
    @Nullable
    FailedCheck of(RejectionReason reason, JsonObject token, long now) {
        if (reason == RejectionReason.SENDER_CONSTRAINED) {
            return token.has("cnf") ? claim("cnf", "no such claim", token) : claim("typ", "not \"DPoP\"", token);
        }
        String check = check(reason, token);
        return check == null ? null : of(check, token, now);
    }

    /**
     * Returns the values of a check.
     *
     * @param check its name, as in {@link ClaimChecks#named()}
     * @param token the claims of the token; the caller decides where they may be shown
     * @param now the time in milliseconds since 1970
     * @return the expected and the found value, whether or not the check fails
     */
    FailedCheck of(String check, JsonObject token, long now) {
        switch (check) {
            case "exp":
                return date(check, token.get(check) == null ? "a date" : "after " + withSkew(now), token, now);
            case "nbf":
            case "iat":
                return date(check, "not after " + withSkew(now), token, now);
            case ClaimChecks.AUDIENCE:
                return claim(issuer.audienceClaim(), audience(), token);
            case ClaimChecks.TYPES:
                String name = malformedClaim(token);
                return claim(name, name.equals("sub") ? "a string or a number" : "a string", token);
            case ClaimChecks.MAX_AGE:
                String limit = ValueText.duration(claims.maxAge().orElse(NONE));
                return FailedCheck.of("iat", "at most " + limit + " ago", ValueText.date(token.get("iat"), now));
            case ClaimChecks.MAX_LIFETIME:
                return lifetime(token);
            default:
                return check.startsWith(ClaimChecks.REQUIRED)
                        ? claim(check.substring(ClaimChecks.REQUIRED.length()), "any value", token)
                        : match(check.substring(ClaimChecks.MATCH.length()), token);
        }
    }

    private @Nullable String check(RejectionReason reason, JsonObject token) {
        switch (reason) {
            case NO_EXPIRY:
            case EXPIRED:
                return "exp";
            case NOT_YET_VALID:
                return "nbf";
            case ISSUED_IN_FUTURE:
                return "iat";
            case MALFORMED_DATE:
                return malformedDate(token);
            case TOO_OLD:
                return ClaimChecks.MAX_AGE;
            case LIFETIME_TOO_LONG:
                return ClaimChecks.MAX_LIFETIME;
            case WRONG_AUDIENCE:
                return ClaimChecks.AUDIENCE;
            case MALFORMED_CLAIM:
                return ClaimChecks.TYPES;
            case CLAIM_MISSING:
                return missing(token);
            case CLAIM_MISMATCH:
                return mismatch(token);
            default:
                return null;
        }
    }

    private String audience() {
        return issuer.audiences().isEmpty() ? "a string or an array of strings" : ValueText.anyOf(issuer.audiences());
    }

    private static FailedCheck claim(String name, String expected, JsonObject token) {
        return FailedCheck.of(name, expected, ValueText.of(token.get(name)));
    }

    private FailedCheck match(String name, JsonObject token) {
        return claim(name, ValueText.anyOf(claims.match().getOrDefault(name, Collections.emptyList())), token);
    }

    private static FailedCheck date(String name, String expected, JsonObject token, long now) {
        Object value = token.get(name);
        return FailedCheck.of(name, isMalformed(value) ? "seconds since 1970" : expected, ValueText.date(value, now));
    }

    private static boolean isMalformed(@Nullable Object date) {
        return date != null && NumericDate.millis(date) == NumericDate.INVALID;
    }

    private String withSkew(long now) {
        return Instant.ofEpochSecond(Math.floorDiv(now, 1000L)) + " (clock skew "
                + ValueText.duration(claims.clockSkew()) + ")";
    }

    private FailedCheck lifetime(JsonObject token) {
        String limit = ValueText.duration(claims.maxLifetime().orElse(NONE));
        return FailedCheck.of("exp - iat", "at most " + limit, lifetimeOf(token));
    }

    private static String lifetimeOf(JsonObject token) {
        for (String name : new String[] {"iat", "exp"}) {
            if (token.get(name) == null || isMalformed(token.get(name))) {
                return name + " " + ValueText.of(token.get(name));
            }
        }
        return ValueText.duration(
                Duration.ofMillis(NumericDate.millis(token.get("exp")) - NumericDate.millis(token.get("iat"))));
    }

    private static String malformedDate(JsonObject token) {
        for (DateClaim date : DateClaim.values()) {
            if (isMalformed(token.get(date.claim()))) {
                return date.claim();
            }
        }
        return DateClaim.EXP.claim();
    }

    private static String malformedClaim(JsonObject token) {
        for (String name : new String[] {"iss", "jti"}) {
            Object value = token.get(name);
            if (value != null && !(value instanceof String)) {
                return name;
            }
        }
        return "sub";
    }

    private @Nullable String missing(JsonObject token) {
        for (String name : claims.required()) {
            if (token.get(name) == null) {
                return ClaimChecks.REQUIRED + name;
            }
        }
        for (String name : claims.match().keySet()) {
            if (token.get(name) == null) {
                return ClaimChecks.MATCH + name;
            }
        }
        return null;
    }

    private @Nullable String mismatch(JsonObject token) {
        for (Map.Entry<String, List<String>> match : claims.match().entrySet()) {
            if (!new ClaimMatchCheck(match.getKey(), match.getValue()).matches(token)) {
                return ClaimChecks.MATCH + match.getKey();
            }
        }
        return null;
    }
}
