package io.github.jwtfilter.internal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {
    @Test
    void reads_the_dates() {
        Claims claims = Claims.of(Json.object("{'exp':3,'nbf':1,'iat':2}")).value();

        assertThat(claims.date(DateClaim.EXP)).isEqualTo(3000);
        assertThat(claims.date(DateClaim.NBF)).isEqualTo(1000);
        assertThat(claims.date(DateClaim.IAT)).isEqualTo(2000);
        assertThat(claims.json().has("exp")).isTrue();
    }

    @Test
    void requires_no_date_except_the_expiry() {
        for (String json : List.of("{'exp':3}", "{'exp':3,'nbf':null,'iat':null}")) {
            assertNoOtherDates(Claims.of(Json.object(json)).value());
        }
    }

    private static void assertNoOtherDates(Claims claims) {
        assertThat(claims.date(DateClaim.NBF)).isEqualTo(Claims.ABSENT);
        assertThat(claims.date(DateClaim.IAT)).isEqualTo(Claims.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'nbf':1,'iat':1}", "{'EXP':3}", "{'iat':'x'}", "{'exp':null}"})
    void rejects_a_token_that_never_expires(String json) {
        assertThat(reason(json)).isEqualTo(RejectionReason.NO_EXPIRY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'exp':'3'}",
                "{'exp':1e999999999}",
                "{'exp':-1}",
                "{'exp':3,'nbf':'1'}",
                "{'exp':3,'iat':-1}",
                "{'exp':3,'iat':[1]}"
            })
    void rejects_a_claim_that_is_not_a_date(String json) {
        assertThat(reason(json)).isEqualTo(RejectionReason.MALFORMED_DATE);
    }

    private static RejectionReason reason(String json) {
        return Claims.of(Json.object(json)).reason();
    }
}
