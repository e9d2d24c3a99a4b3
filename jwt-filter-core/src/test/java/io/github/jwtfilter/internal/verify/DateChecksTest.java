package io.github.jwtfilter.internal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.Json;
import org.junit.jupiter.api.Test;

/** Each check at both sides of its boundary. All dates in the tokens are 100,000 seconds after 1970. */
class DateChecksTest {
    private static final long DATE = 100_000_000;
    private static final long SKEW = 60_000;
    private static final long MAX_AGE = 3_600_000;

    @Test
    void accepts_a_token_one_millisecond_before_its_expiry_and_skew() {
        assertThat(DateCheck.expiry(SKEW).check(claims("{'exp':100000}"), DATE + SKEW - 1))
                .isNull();
    }

    @Test
    void rejects_a_token_that_expires_now() {
        assertThat(DateCheck.expiry(SKEW).check(claims("{'exp':100000}"), DATE + SKEW))
                .isEqualTo(RejectionReason.EXPIRED);
    }

    @Test
    void without_skew_a_token_expires_at_its_expiry() {
        assertThat(DateCheck.expiry(0).check(claims("{'exp':100000}"), DATE - 1))
                .isNull();
        assertThat(DateCheck.expiry(0).check(claims("{'exp':100000}"), DATE)).isEqualTo(RejectionReason.EXPIRED);
    }

    @Test
    void a_fraction_of_a_second_counts() {
        assertThat(DateCheck.expiry(0).check(claims("{'exp':100000.5}"), DATE + 499))
                .isNull();
        assertThat(DateCheck.expiry(0).check(claims("{'exp':100000.5}"), DATE + 500))
                .isEqualTo(RejectionReason.EXPIRED);
    }

    @Test
    void an_expiry_in_the_year_9999_does_not_overflow() {
        assertThat(DateCheck.expiry(600_000).check(claims("{'exp':253402300799}"), DATE))
                .isNull();
        assertThat(DateCheck.expiry(600_000).check(claims("{'exp':0}"), 0)).isNull();
        assertThat(DateCheck.expiry(600_000).check(claims("{'exp':0}"), 600_000))
                .isEqualTo(RejectionReason.EXPIRED);
    }

    @Test
    void accepts_a_token_from_the_skew_before_its_start() {
        assertThat(DateCheck.notBefore(SKEW).check(claims("{'exp':1,'nbf':100000}"), DATE - SKEW))
                .isNull();
    }

    @Test
    void rejects_a_token_one_millisecond_before_that() {
        assertThat(DateCheck.notBefore(SKEW).check(claims("{'exp':1,'nbf':100000}"), DATE - SKEW - 1))
                .isEqualTo(RejectionReason.NOT_YET_VALID);
    }

    @Test
    void a_token_without_a_start_has_started() {
        assertThat(DateCheck.notBefore(0).check(claims("{'exp':1}"), 0)).isNull();
    }

    @Test
    void accepts_a_token_that_was_issued_no_further_ahead_than_the_skew() {
        assertThat(DateCheck.issuedAt(SKEW).check(claims("{'exp':1,'iat':100000}"), DATE - SKEW))
                .isNull();
    }

    @Test
    void rejects_a_token_that_was_issued_one_millisecond_further_ahead() {
        assertThat(DateCheck.issuedAt(SKEW).check(claims("{'exp':1,'iat':100000}"), DATE - SKEW - 1))
                .isEqualTo(RejectionReason.ISSUED_IN_FUTURE);
    }

    @Test
    void a_token_without_iat_is_not_issued_in_the_future() {
        assertThat(DateCheck.issuedAt(0).check(claims("{'exp':1}"), 0)).isNull();
    }

    @Test
    void accepts_a_token_of_exactly_the_maximum_age_and_skew() {
        assertThat(DateCheck.maxAge(MAX_AGE, SKEW).check(claims("{'exp':1,'iat':100000}"), DATE + MAX_AGE + SKEW))
                .isNull();
    }

    @Test
    void rejects_a_token_that_is_one_millisecond_older() {
        assertThat(DateCheck.maxAge(MAX_AGE, SKEW).check(claims("{'exp':1,'iat':100000}"), DATE + MAX_AGE + SKEW + 1))
                .isEqualTo(RejectionReason.TOO_OLD);
    }

    @Test
    void a_token_without_iat_is_too_old() {
        assertThat(DateCheck.maxAge(MAX_AGE, SKEW).check(claims("{'exp':200000}"), DATE))
                .isEqualTo(RejectionReason.TOO_OLD);
    }

    @Test
    void accepts_a_token_of_exactly_the_longest_lifetime() {
        assertThat(new MaxLifetimeCheck(MAX_AGE).check(claims("{'exp':103600,'iat':100000}"), DATE))
                .isNull();
    }

    @Test
    void rejects_a_token_that_lives_one_millisecond_longer() {
        assertThat(new MaxLifetimeCheck(MAX_AGE).check(claims("{'exp':103600.001,'iat':100000}"), DATE))
                .isEqualTo(RejectionReason.LIFETIME_TOO_LONG);
    }

    @Test
    void a_token_without_iat_has_too_long_a_lifetime() {
        assertThat(new MaxLifetimeCheck(MAX_AGE).check(claims("{'exp':100001}"), DATE))
                .isEqualTo(RejectionReason.LIFETIME_TOO_LONG);
    }

    @Test
    void a_token_that_expires_before_it_is_issued_has_no_long_lifetime() {
        assertThat(new MaxLifetimeCheck(MAX_AGE).check(claims("{'exp':1,'iat':100000}"), DATE))
                .isNull();
    }

    private static Claims claims(String json) {
        return Claims.of(Json.object(json)).value();
    }
}
