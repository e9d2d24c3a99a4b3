package io.github.jwtfilter.internal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.fixture.RotatingKeys;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TestVerifier;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.settings.LoadedSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    private final TokenVerifier verifier = verifier(clock);

    @Test
    void verifies_a_valid_token() {
        VerifiedJwt token = verifier.verify(TestTokens.good()).value();

        assertThat(token.issuer()).isEqualTo(TestSettings.ISSUER);
        assertThat(token.subject()).isEqualTo("alice");
        assertThat(token.tokenId()).isEqualTo("42");
        assertThat(token.expiresAt()).isEqualTo(TestTokens.ISSUED.plus(LIFETIME));
        assertThat(token.claim("aud")).isEqualTo(TestSettings.AUDIENCE);
        assertThat(token.label()).hasToString("iss=\"https://idp.example.com\" sub=\"alice\" jti=\"42\"");
    }

    @Test
    void accepts_a_token_one_millisecond_before_its_expiry_and_skew() {
        clock.move(LIFETIME.plus(SKEW).minusMillis(1));

        assertThat(reason(TestTokens.good())).isNull();
    }

    @Test
    void rejects_a_token_that_expires_now() {
        clock.move(LIFETIME.plus(SKEW));

        assertThat(reason(TestTokens.good())).isEqualTo(RejectionReason.EXPIRED);
    }

    @Test
    void checks_each_token_at_the_current_time() {
        String token = TestTokens.good();

        assertThat(reason(token)).isNull();
        clock.move(Duration.ofDays(1));
        assertThat(reason(token)).isEqualTo(RejectionReason.EXPIRED);
        clock.move(Duration.ofDays(-1));
        assertThat(reason(token)).isNull();
        clock.move(Duration.ofDays(-1));
        assertThat(reason(token)).isEqualTo(RejectionReason.ISSUED_IN_FUTURE);
    }

    @Test
    void reports_an_expired_token_as_such_even_when_other_dates_fail_too() {
        String token =
                TestTokens.withClaims("{'iss':'https://idp.example.com','exp':1,'nbf':1900000000,'iat':1900000000}");

        assertThat(reason(token)).isEqualTo(RejectionReason.EXPIRED);
    }

    /**
     * Every token fails in the named step and in all later ones, so reporting a later step would reveal a wrong order.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                           | [  | MALFORMED_HEADER",
                "{'alg':'none','crit':['x'],'typ':'x'}       | [  | ALGORITHM_NONE",
                "{'alg':'HS512','crit':['x'],'typ':'x'}      | [  | ALGORITHM_NOT_ALLOWED",
                "{'alg':'HS256','crit':['x'],'typ':'x'}      | [  | CRITICAL_EXTENSION",
                "{'alg':'HS256','typ':'x','kid':1}           | [  | WRONG_TYPE",
                "{'alg':'HS256','kid':1}                     | [  | MALFORMED_KEY_ID",
                "{'alg':'HS256'}                             | [  | MALFORMED_PAYLOAD",
                "{'alg':'HS256'}                             | {} | WRONG_ISSUER"
            })
    void the_first_step_that_fails_before_the_signature_gives_the_reason(
            String header, String claims, RejectionReason reason) {
        String token = TestTokens.forged(TestTokens.of(header, claims));

        assertThat(reason(token)).isEqualTo(reason);
    }

    @Test
    void claims_are_checked_after_the_signature() {
        String token = TestTokens.forged(TestTokens.withClaims("{'iss':'https://idp.example.com'}"));

        assertThat(reason(token)).isEqualTo(RejectionReason.BAD_SIGNATURE);
    }

    /** Each row repairs the error for which the previous row was rejected. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'nbf':'x','sub':[]                                                          | NO_EXPIRY",
                "'exp':1,'nbf':'x','sub':[]                                                  | MALFORMED_DATE",
                "'exp':1,'nbf':1900000000,'iat':1900000000,'sub':[]                          | EXPIRED",
                "'exp':1900003600,'nbf':1900000000,'iat':1900000000,'sub':[]                 | NOT_YET_VALID",
                "'exp':1900003600,'nbf':1,'iat':1900000000,'sub':[]                          | ISSUED_IN_FUTURE",
                "'exp':1900003600,'sub':[]                                                   | WRONG_AUDIENCE",
                "'exp':1900003600,'aud':'legacy-app','sub':[]                                | MALFORMED_CLAIM",
                "'exp':1900003600,'aud':'legacy-app','sub':'a'                               | CLAIM_MISSING",
                "'exp':1900003600,'aud':'legacy-app','sub':'a','tenant':1,'use':'id'         | CLAIM_MISMATCH",
                "'exp':1900003600,'aud':'legacy-app','sub':'a','tenant':1,'use':'access'     | TOO_OLD",
                "'exp':1900003600,'iat':1799999999,'aud':'legacy-app','tenant':1,'use':'access' | LIFETIME_TOO_LONG",
                "'exp':1800003600,'iat':1799999999,'aud':'legacy-app','tenant':1,'use':'access' |"
            })
    void the_first_claim_check_that_fails_gives_the_reason(String members, RejectionReason reason) {
        TokenVerifier strict = verifier(
                clock,
                "claims.required = tenant",
                "claims.match.use = access",
                "claims.max-age = 1h",
                "claims.max-lifetime = 2h");

        String token = TestTokens.withClaims("{'iss':'https://idp.example.com'," + members + "}");

        assertThat(reason(strict, token)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'x':1",
                "'iss':'https://idp.example.com/'",
                "'iss':'https://IDP.example.com'",
                "'iss':''",
                "'iss':null",
                "'iss':1",
                "'iss':['https://idp.example.com']"
            })
    void compares_the_issuer_character_by_character(String members) {
        assertThat(reason(TestTokens.withClaims("{" + members + ",'exp':1900000000,'aud':'legacy-app'}")))
                .isEqualTo(RejectionReason.WRONG_ISSUER);
    }

    @Test
    void accepts_every_issuer_if_configured() {
        TokenVerifier any = TestVerifier.of(
                TestSettings.load("issuer = any", "audience = any", "keys.secret = " + TestSettings.SECRET), clock);

        VerifiedJwt nameless =
                any.verify(TestTokens.withClaims("{'exp':1900000000}")).value();
        VerifiedJwt other = any.verify(TestTokens.withClaims("{'iss':'x','exp':1900000000}"))
                .value();

        assertThat(nameless.issuer()).isNull();
        assertThat(nameless.subject()).isNull();
        assertThat(nameless.tokenId()).isNull();
        assertThat(nameless.label()).hasToString("iss=- sub=- jti=-");
        assertThat(other.issuer()).isEqualTo("x");
        assertThat(reason(any, TestTokens.withClaims("{'iss':1,'exp':1900000000}")))
                .isEqualTo(RejectionReason.MALFORMED_CLAIM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7   | 7 | sub=\"7\"",
                "'7' | 7 | sub=\"7\"",
                "12345678901234567890 | 12345678901234567890 | sub=\"12345678901234567890\"",
                "7.5 |   | sub=-",
                "1e3 |   | sub=-",
                "null |  | sub=-"
            })
    void a_numeric_subject_has_the_same_text_everywhere(String json, String subject, String label) {
        VerifiedJwt token = verifier(clock)
                .verify(TestTokens.withClaims(TestTokens.CLAIMS.replace("'alice'", json)))
                .value();

        assertThat(token.subject()).isEqualTo(subject);
        assertThat(token.label().toString()).contains(label);
    }

    @Test
    void accepts_several_issuers() {
        TokenVerifier several = TestVerifier.of(
                TestSettings.load("issuer = a, b", "audience = any", "keys.secret = " + TestSettings.SECRET), clock);

        assertThat(reason(several, TestTokens.withClaims("{'iss':'a','exp':1900000000}")))
                .isNull();
        assertThat(reason(several, TestTokens.withClaims("{'iss':'b','exp':1900000000}")))
                .isNull();
        assertThat(reason(several, TestTokens.withClaims("{'iss':'a, b','exp':1900000000}")))
                .isEqualTo(RejectionReason.WRONG_ISSUER);
    }

    @Test
    void rejects_a_token_beyond_the_configured_size() {
        TokenVerifier small = verifier(clock, "token.max-size = 300");
        String token = TestTokens.goodWith("'padding':'" + "x".repeat(300) + "'");

        assertThat(reason(token)).isNull();
        assertThat(reason(small, token)).isEqualTo(RejectionReason.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"JWT, WRONG_TYPE", "at+jwt, ", "application/at+jwt, "})
    void requires_the_configured_type(String type, RejectionReason reason) {
        TokenVerifier typed = verifier(clock, "token.type = at+jwt");

        assertThat(reason(typed, TestTokens.withHeader("{'alg':'HS256','typ':'" + type + "'}")))
                .isEqualTo(reason);
    }

    @Test
    void identifies_a_token_by_its_digest_before_the_signature_is_verified() {
        Result<VerifiedJwt> forged = verifier.verify(TestTokens.forged(TestTokens.good()));

        assertThat(forged.rejection().toString()).matches("bad-signature sha256:[0-9a-f]{12}");
    }

    @Test
    void identifies_a_token_by_issuer_and_id_after_the_signature_is_verified() {
        clock.move(Duration.ofDays(1));

        assertThat(verifier.verify(TestTokens.good()).rejection())
                .hasToString("expired iss=\"https://idp.example.com\" sub=\"alice\" jti=\"42\"");
    }

    @Test
    void rejects_every_token_with_one_changed_character() {
        String token = TestTokens.good();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(verifier.verify(changed).rejection()).as("at " + i).isNotNull();
        }
    }

    @Test
    void rejects_every_truncated_token() {
        String token = TestTokens.good();
        for (int i = 0; i < token.length(); i++) {
            assertThat(verifier.verify(token.substring(0, i)).rejection())
                    .as("to " + i)
                    .isNotNull();
            assertThat(verifier.verify(token.substring(i + 1)).rejection())
                    .as("from " + i)
                    .isNotNull();
        }
    }

    @Test
    void gets_the_current_keys_for_each_token() {
        LoadedSettings loaded = TestSettings.loadWith();
        KeySet known = TestVerifier.keys(loaded, clock);
        RotatingKeys keys = new RotatingKeys(KeySet.empty());
        TokenVerifier rotating = TestVerifier.of(loaded, clock, keys);

        assertThat(reason(rotating, TestTokens.good())).isEqualTo(RejectionReason.UNSUITABLE_KEY);
        keys.replace(known);
        assertThat(reason(rotating, TestTokens.good())).isNull();
    }

    @Test
    void tries_the_newest_keys_if_the_current_ones_do_not_fit() {
        LoadedSettings loaded = TestSettings.loadWith();
        RotatingKeys keys = new RotatingKeys(KeySet.empty());
        TokenVerifier rotating = TestVerifier.of(loaded, clock, keys);
        keys.replaceWhenMissed(TestVerifier.keys(loaded, clock));

        assertThat(reason(rotating, TestTokens.good())).isNull();
    }

    @Test
    void checks_a_token_with_the_latest_possible_expiry() {
        String token = TestTokens.withClaims("{'iss':'https://idp.example.com','aud':'legacy-app','exp':253402300799}");

        assertThat(verifier.verify(token).value().expiresAt()).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    }

    private RejectionReason reason(String token) {
        return reason(verifier, token);
    }

    private static RejectionReason reason(TokenVerifier verifier, String token) {
        Result<VerifiedJwt> result = verifier.verify(token);
        return result.rejection() == null ? null : result.rejection().reason();
    }

    private static TokenVerifier verifier(Clock clock, String... lines) {
        return TestVerifier.of(TestSettings.loadWith(lines), clock);
    }
}
