package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenLabelTest {
    @Test
    void identifies_an_unverified_token_by_the_first_48_bits_of_its_digest() {
        // SHA-256 of "abc": FIPS 180-2, appendix B.1
        assertThat(TokenLabel.ofUnverified("abc")).hasToString("sha256:ba7816bf8f01");
    }

    @Test
    void never_shows_the_text_of_an_unverified_token() {
        String token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJyb290In0.";

        assertThat(TokenLabel.ofUnverified(token).toString()).matches("sha256:[0-9a-f]{12}");
    }

    @Test
    void distinguishes_different_tokens() {
        assertThat(TokenLabel.ofUnverified("a.b.c").toString())
                .isNotEqualTo(TokenLabel.ofUnverified("a.b.d").toString());
    }

    @Test
    void accepts_empty_and_ill_formed_texts() {
        assertThat(TokenLabel.ofUnverified("")).hasToString("sha256:e3b0c44298fc");
        assertThat(TokenLabel.ofUnverified("\ud800").toString()).matches("sha256:[0-9a-f]{12}");
    }

    @Test
    void identifies_a_verified_token_by_issuer_subject_and_id() {
        assertThat(TokenLabel.ofVerified("https://idp.example.com", "alice", "42"))
                .hasToString("iss=\"https://idp.example.com\" sub=\"alice\" jti=\"42\"");
    }

    @Test
    void shows_a_dash_for_missing_claims() {
        assertThat(TokenLabel.ofVerified(null, null, null)).hasToString("iss=- sub=- jti=-");
    }

    @Test
    void escapes_the_claims_of_a_verified_token() {
        assertThat(TokenLabel.ofVerified("a", "${env:HOME}\u2028", "1\r\n2026-01-01 INFO accepted"))
                .hasToString(
                        "iss=\"a\" sub=\"\\u0024{env:HOME}\\u2028\" jti=\"1\\u000d\\u000a2026-01-01 INFO accepted\"");
    }
}
