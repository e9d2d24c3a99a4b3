package io.github.jwtfilter.internal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.CheckStep;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected and found values of each check after a valid signature. The time is 2027-01-15T08:00:00Z. */
class ClaimComparisonTest {
    private final Guard guard = GuardFactory.create(
            TestSettings.loadWith(
                    "claims.required = jti",
                    "claims.match.typ = Bearer, glob:access-*",
                    "claims.max-age = 1h",
                    "claims.max-lifetime = 2h",
                    "principal.claims = user, login"),
            Clock.fixed(TestTokens.ISSUED, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "NO_EXPIRY; 'exp':null; exp: expected a date, found missing",
                "MALFORMED_DATE; 'exp':'1800003600'; exp: expected seconds since 1970, found \"1800003600\" (a string instead of a number)",
                "MALFORMED_DATE; 'exp':1800003600000; exp: expected seconds since 1970, found 1800003600000 (milliseconds instead of"
                        + " seconds? then it is 2027-01-15T09:00:00Z (in 1 h))",
                "MALFORMED_DATE; 'nbf':true; nbf: expected seconds since 1970, found true (not a number)",
                "EXPIRED; 'exp':1799999400; exp: expected after 2027-01-15T08:00:00Z (clock skew 1 min), found"
                        + " 2027-01-15T07:50:00Z (10 min ago)",
                "NOT_YET_VALID; 'nbf':1800000600; nbf: expected not after 2027-01-15T08:00:00Z (clock skew 1 min), found"
                        + " 2027-01-15T08:10:00Z (in 10 min)",
                "ISSUED_IN_FUTURE; 'iat':1800000600; iat: expected not after 2027-01-15T08:00:00Z (clock skew 1 min), found"
                        + " 2027-01-15T08:10:00Z (in 10 min)",
                "WRONG_AUDIENCE; 'aud':null; aud: expected \"legacy-app\", found missing",
                "WRONG_AUDIENCE; 'aud':['account',1]; aud: expected \"legacy-app\", found [\"account\", 1]",
                "MALFORMED_CLAIM; 'sub':{'a':1}; sub: expected a string or a number, found {\"a\"}",
                "MALFORMED_CLAIM; 'jti':7; jti: expected a string, found 7",
                "CLAIM_MISSING; 'jti':null; jti: expected any value, found missing",
                "CLAIM_MISSING; 'typ':null; typ: expected one of \"Bearer\", \"glob:access-*\", found missing",
                "CLAIM_MISMATCH; 'typ':'ID'; typ: expected one of \"Bearer\", \"glob:access-*\", found \"ID\"",
                "TOO_OLD; 'iat':1799992800; iat: expected at most 1 h ago, found 2027-01-15T06:00:00Z (2 h ago)",
                "LIFETIME_TOO_LONG; 'exp':1800010800; exp - iat: expected at most 2 h, found 3 h",
                "SENDER_CONSTRAINED; 'cnf':{'jkt':'x'}; cnf: expected no such claim, found {\"jkt\"}",
                "SENDER_CONSTRAINED; 'typ':'DPoP'; typ: expected not \"DPoP\", found \"DPoP\"",
                "NO_PRINCIPAL; 'user':null; principal.claims: expected a name in user, login, found missing",
                "NO_PRINCIPAL; 'user':' '; principal.claims: expected a name in user, login, found \" \"",
            })
    void each_check_shows_both_values(RejectionReason reason, String claim, String values) {
        String name = claim.substring(1, claim.indexOf("':"));
        String claims = "{'iss':'https://idp.example.com','aud':'legacy-app','sub':'alice','jti':'42','iat':1800000000,"
                + "'exp':1800003600,'typ':'Bearer','user':'alice'}";
        String changed = claims.replaceFirst("'" + name + "':('[^']*'|[0-9]+),?", "")
                .replaceFirst("\\{", "{" + claim + ",")
                .replace(",}", "}");

        Rejection rejection = guard.authenticate(TestTokens.withClaims(changed)).rejection();

        assertThat(rejection.reason()).isEqualTo(reason);
        assertThat(rejection.check()).hasToString(values);
        assertThat(rejection.token().isVerified()).isTrue();
    }

    @Test
    void no_check_after_the_signature_is_without_values() throws NoSuchMethodException {
        Set<RejectionReason> tested = EnumSet.noneOf(RejectionReason.class);
        for (String row : getClass()
                .getDeclaredMethod("each_check_shows_both_values", RejectionReason.class, String.class, String.class)
                .getAnnotation(CsvSource.class)
                .value()) {
            tested.add(RejectionReason.valueOf(row.split(";", 2)[0]));
        }
        for (RejectionReason reason : RejectionReason.values()) {
            boolean ofClaims = reason.step().compareTo(CheckStep.SIGNATURE) > 0
                    && reason.step().compareTo(CheckStep.REVOCATION) < 0;
            assertThat(tested.contains(reason))
                    .as(reason.code())
                    .isEqualTo(ofClaims && reason != RejectionReason.OTHER_USER);
        }
    }
}
