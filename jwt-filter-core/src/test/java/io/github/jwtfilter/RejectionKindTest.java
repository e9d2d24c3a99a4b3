package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RejectionKindTest {
    @ParameterizedTest
    @CsvSource({
        "AUTHENTICATION_REQUIRED, 401, ",
        "UNSUPPORTED_SCHEME, 401, ",
        "INVALID_TOKEN, 401, invalid_token",
        "INVALID_REQUEST, 400, invalid_request",
        "AMBIGUOUS_PATH, 400, ",
        "INSECURE_TRANSPORT, 403, ",
        "CROSS_SITE, 403, ",
        "INSUFFICIENT_SCOPE, 403, insufficient_scope",
        "FORBIDDEN, 403, ",
        "METHOD_NOT_ALLOWED, 405, ",
        "TOO_MANY_REQUESTS, 429, ",
        "UNAVAILABLE, 503, "
    })
    void has_the_status_and_error_of_rfc_6750(RejectionKind kind, int status, String error) {
        assertThat(kind.status()).isEqualTo(status);
        assertThat(kind.error()).isEqualTo(error);
    }

    @Test
    void all_kinds_are_in_the_table_above() {
        assertThat(RejectionKind.values()).hasSize(12);
    }

    @ParameterizedTest
    @EnumSource(RejectionKind.class)
    void only_a_temporary_rejection_has_a_status_for_a_later_attempt(RejectionKind kind) {
        assertThat(kind.isTemporary()).isEqualTo(kind.status() == 429 || kind.status() == 503);
    }

    @ParameterizedTest
    @EnumSource(RejectionKind.class)
    void texts_fit_into_a_quoted_string_of_a_header_and_of_json(RejectionKind kind) {
        assertThat(kind.title()).matches("[ -~&&[^\"\\\\]]+");
        assertThat(kind.detail()).matches("[ -~&&[^\"\\\\]]+");
    }

    @Test
    void titles_are_unique() {
        assertThat(Arrays.stream(RejectionKind.values()).map(RejectionKind::title))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(CheckStep.class)
    void steps_have_texts_in_printable_ascii(CheckStep step) {
        assertThat(step.text()).matches("[ -~]{10,100}");
    }
}
