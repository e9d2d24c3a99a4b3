package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RejectionReasonTest {
    private static final Set<RejectionReason> RENEWALS = EnumSet.of(
            RejectionReason.MALFORMED_RENEWAL,
            RejectionReason.SESSION_ENDED,
            RejectionReason.RENEWAL_REUSED,
            RejectionReason.LOGIN_ENDED);

    /** Operators count and search for these codes, so none may change unnoticed. */
    private static final String CODES = """
            internal-error not-configured method-not-allowed ambiguous-path access-denied method-override plain-http
            csrf no-token unsupported-scheme several-headers several-cookies
            malformed-renewal session-ended renewal-reused login-ended provider-unavailable
            incomplete-cookie empty-token too-large not-ascii encrypted not-three-parts bad-encoding padded-encoding
            malformed-header algorithm-none algorithm-not-allowed critical-extension wrong-type malformed-key-id
            malformed-payload wrong-issuer keys-unavailable unknown-key key-revoked unsuitable-key too-many-keys too-many-failures
            too-many-checks bad-signature
            sender-constrained no-expiry malformed-date expired not-yet-valid issued-in-future
            wrong-audience malformed-claim claim-missing claim-mismatch too-old lifetime-too-long no-principal
            other-user revoked store-unavailable role-missing scope-missing
            """;

    @Test
    void codes_are_stable() {
        assertThat(codes()).containsExactly(CODES.trim().split("\\s+"));
    }

    @Test
    void codes_are_unique() {
        assertThat(codes()).doesNotHaveDuplicates();
    }

    @Test
    void texts_are_unique() {
        assertThat(Arrays.stream(RejectionReason.values()).map(RejectionReason::text))
                .doesNotHaveDuplicates();
    }

    @Test
    void codes_do_not_depend_on_the_locale() {
        // In Turkish, the lower case of I has no dot; the suite runs in that locale as a whole by default.
        assertThat(RejectionReason.MALFORMED_CLAIM.code()).isEqualTo("malformed-claim");
        assertThat("I".toLowerCase(Locale.forLanguageTag("tr"))).isNotEqualTo("i");
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void codes_and_texts_are_safe_in_any_log(RejectionReason reason) {
        assertThat(reason.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(reason.text()).matches("[ -~]{10,150}");
    }

    @Test
    void are_declared_in_the_order_of_their_steps() {
        assertThat(Arrays.stream(RejectionReason.values()).map(RejectionReason::step))
                .isSorted();
    }

    @Test
    void every_step_can_fail() {
        assertThat(Arrays.stream(RejectionReason.values())
                        .map(RejectionReason::step)
                        .collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(CheckStep.class));
    }

    @ParameterizedTest
    @EnumSource(value = RejectionReason.class)
    void a_token_that_is_rejected_is_an_invalid_token(RejectionReason reason) {
        boolean verified = reason.step() != CheckStep.REQUEST && reason.step() != CheckStep.ACCESS;
        boolean unavailable = reason.kind().isTemporary();

        assertThat(reason.kind() == RejectionKind.INVALID_TOKEN)
                .isEqualTo((verified && !unavailable) || RENEWALS.contains(reason));
    }

    private static Stream<String> codes() {
        return Arrays.stream(RejectionReason.values()).map(RejectionReason::code);
    }
}
