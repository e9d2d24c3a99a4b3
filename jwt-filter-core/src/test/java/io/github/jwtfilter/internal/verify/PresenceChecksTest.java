package io.github.jwtfilter.internal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresenceChecksTest {
    private final RequiredClaimsCheck required = new RequiredClaimsCheck(List.of("a", "b"));
    private final RegisteredTypesCheck types = new RegisteredTypesCheck();

    @ParameterizedTest
    @ValueSource(strings = {"'a':1,'b':'x'", "'a':false,'b':0", "'a':'','b':[]", "'b':{},'a':[],'c':null"})
    void accepts_a_token_that_has_every_required_claim(String members) {
        assertThat(required.check(claims(members), 0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a':1", "'b':1", "'a':1,'b':null", "'a':null,'b':1", "'A':1,'B':1"})
    void rejects_a_token_that_lacks_one(String members) {
        assertThat(required.check(claims(members), 0)).isEqualTo(RejectionReason.CLAIM_MISSING);
    }

    @Test
    void requires_nothing_unless_configured() {
        assertThat(new RequiredClaimsCheck(List.of()).check(claims("'x':1"), 0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'x':1",
                "'iss':'a','sub':'b','jti':'c'",
                "'sub':''",
                "'ISS':1",
                "'iss':null,'sub':null,'jti':null",
                "'sub':1",
                "'sub':-1.5",
                "'sub':123456789012345678901234567890"
            })
    void accepts_registered_claims_that_are_strings_or_absent_and_a_subject_that_is_a_number(String members) {
        assertThat(types.check(claims(members), 0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'iss':1",
                "'jti':1",
                "'sub':true",
                "'sub':{}",
                "'sub':[1]",
                "'sub':['a']",
                "'jti':{}",
                "'iss':true"
            })
    void rejects_registered_claims_that_are_anything_else(String members) {
        assertThat(types.check(claims(members), 0)).isEqualTo(RejectionReason.MALFORMED_CLAIM);
    }

    private static Claims claims(String members) {
        return Claims.of(Json.object("{'exp':1," + members + "}")).value();
    }
}
