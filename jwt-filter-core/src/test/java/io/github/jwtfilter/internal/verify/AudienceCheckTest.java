package io.github.jwtfilter.internal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceCheckTest {
    private final AudienceCheck ours = new AudienceCheck("aud", List.of("app", "api"));
    private final AudienceCheck any = new AudienceCheck("aud", List.of());

    @ParameterizedTest
    @ValueSource(strings = {"'app'", "'api'", "['app']", "['other','api']", "['app','api']"})
    void accepts_a_token_with_one_of_the_audiences(String audience) {
        assertThat(check(ours, audience)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'other'",
                "''",
                "'App'",
                "'app '",
                "'app/'",
                "'app,api'",
                "'app api'",
                "[]",
                "['other']",
                "[['app']]",
                "['app',1]",
                "['app',['b']]",
                "['app',{}]",
                "[1,'app']",
                "['app',null]",
                "{'app':true}",
                "1",
                "true",
                "null"
            })
    void rejects_every_other_audience(String audience) {
        assertThat(check(ours, audience)).isEqualTo(RejectionReason.WRONG_AUDIENCE);
    }

    @Test
    void rejects_a_token_without_an_audience() {
        assertThat(ours.check(claims("{'exp':1}"), 0)).isEqualTo(RejectionReason.WRONG_AUDIENCE);
    }

    @Test
    void distinguishes_a_number_from_the_string_of_its_digits() {
        AudienceCheck one = new AudienceCheck("aud", List.of("1"));

        assertThat(check(one, "[1]")).isEqualTo(RejectionReason.WRONG_AUDIENCE);
        assertThat(check(one, "1")).isEqualTo(RejectionReason.WRONG_AUDIENCE);
        assertThat(check(one, "['1']")).isNull();
    }

    @Test
    void reads_the_claim_that_the_settings_name_and_no_other() {
        AudienceCheck clientId = new AudienceCheck("client_id", List.of("app"));

        assertThat(clientId.check(claims("{'exp':1,'client_id':'app','aud':'other'}"), 0))
                .isNull();
        assertThat(clientId.check(claims("{'exp':1,'aud':'app'}"), 0)).isEqualTo(RejectionReason.WRONG_AUDIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'other'", "['other','more']", "[]", "''", "null"})
    void accepts_any_well_formed_audience_if_configured(String audience) {
        assertThat(check(any, audience)).isNull();
        assertThat(any.check(claims("{'exp':1}"), 0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "[null]", "[1]", "{}"})
    void rejects_a_malformed_audience_even_then(String audience) {
        assertThat(check(any, audience)).isEqualTo(RejectionReason.WRONG_AUDIENCE);
    }

    private static RejectionReason check(AudienceCheck check, String audience) {
        return check.check(claims("{'exp':1,'aud':" + audience + "}"), 0);
    }

    private static Claims claims(String json) {
        return Claims.of(Json.object(json)).value();
    }
}
