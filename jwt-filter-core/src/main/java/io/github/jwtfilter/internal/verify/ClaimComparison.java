package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.FailedCheck;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.remedy.ValueText;
import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.IssuerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The expected values of the claim checks of one issuer, compared with the values of a token, for the log and {@code explain}. */
final class ClaimComparison {
    private static final String[] DATES = {"exp", "nbf", "iat"};
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
        switch (reason) {
            case NO_EXPIRY:
                return date("exp", "a date", token, now);
            case MALFORMED_DATE:
                return date(malformedDate(token), "seconds since 1970", token, now);
            case EXPIRED:
                return date("exp", "after " + withSkew(now), token, now);
            case NOT_YET_VALID:
                return date("nbf", "not after " + withSkew(now), token, now);
            case ISSUED_IN_FUTURE:
                return date("iat", "not after " + withSkew(now), token, now);
            case TOO_OLD:
                return date("iat", "at most " + limit(claims.maxAge().orElse(NONE)) + " ago", token, now);
            case LIFETIME_TOO_LONG:
                return lifetime(token);
            default:
                return ofOthers(reason, token);
        }
    }

    private @Nullable FailedCheck ofOthers(RejectionReason reason, JsonObject token) {
        switch (reason) {
            case SENDER_CONSTRAINED:
                return token.has("cnf") ? claim("cnf", "no such claim", token) : claim("typ", "not \"DPoP\"", token);
            case WRONG_AUDIENCE:
                return claim(issuer.audienceClaim(), audience(), token);
            case MALFORMED_CLAIM:
                return claim(malformedClaim(token), "a string", token);
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

    private static FailedCheck date(String name, String expected, JsonObject token, long now) {
        return FailedCheck.of(name, expected, ValueText.date(token.get(name), now));
    }

    private String withSkew(long now) {
        return Instant.ofEpochSecond(Math.floorDiv(now, 1000L)) + " (clock skew " + limit(claims.clockSkew()) + ")";
    }

    private static String limit(Duration duration) {
        return ValueText.duration(duration);
    }

    private FailedCheck lifetime(JsonObject token) {
        long issued = NumericDate.millis(token.get("iat"));
        long expiry = NumericDate.millis(token.get("exp"));
        String found = issued == NumericDate.INVALID || expiry == NumericDate.INVALID
                ? "no iat"
                : limit(Duration.ofMillis(expiry - issued));
        return FailedCheck.of(
                "exp - iat", "at most " + limit(claims.maxLifetime().orElse(NONE)), found);
    }

    private static String malformedDate(JsonObject token) {
        for (String name : DATES) {
            Object value = token.get(name);
            if (value != null && NumericDate.millis(value) == NumericDate.INVALID) {
                return name;
            }
        }
        return "exp";
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

    private @Nullable FailedCheck missing(JsonObject token) {
        for (String name : claims.required()) {
            if (token.get(name) == null) {
                return claim(name, "any value", token);
            }
        }
        for (Map.Entry<String, List<String>> match : claims.match().entrySet()) {
            if (token.get(match.getKey()) == null) {
                return claim(match.getKey(), ValueText.anyOf(match.getValue()), token);
            }
        }
        return null;
    }

    private @Nullable FailedCheck mismatch(JsonObject token) {
        for (Map.Entry<String, List<String>> match : claims.match().entrySet()) {
            if (!new ClaimMatchCheck(match.getKey(), match.getValue()).matches(token)) {
                return claim(match.getKey(), ValueText.anyOf(match.getValue()), token);
            }
        }
        return null;
    }
}
