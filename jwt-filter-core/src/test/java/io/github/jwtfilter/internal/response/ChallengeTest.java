package io.github.jwtfilter.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionKind;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChallengeTest {
    private final Challenge challenge = new Challenge("legacy app", Optional.empty());

    @Test
    void contains_only_the_realm_without_a_token() {
        assertThat(challenge.of(RejectionKind.AUTHENTICATION_REQUIRED)).isEqualTo("Bearer realm=\"legacy app\"");
    }

    @Test
    void contains_the_error_of_rfc_6750() {
        assertThat(challenge.of(RejectionKind.INVALID_TOKEN))
                .isEqualTo(
                        "Bearer realm=\"legacy app\", error=\"invalid_token\", error_description=\"The access token is"
                                + " malformed, expired, revoked or not meant for this application.\"");
    }

    @ParameterizedTest
    @EnumSource(RejectionKind.class)
    void is_a_single_line_of_printable_ascii(RejectionKind kind) {
        assertThat(challenge.of(kind)).matches("Bearer realm=\"[ -~]+\"");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHENTICATION_REQUIRED, true",
        "INVALID_TOKEN, true",
        "INVALID_REQUEST, true",
        "INSECURE_TRANSPORT, false",
        "METHOD_NOT_ALLOWED, false",
        "UNAVAILABLE, false"
    })
    void is_sent_if_another_token_could_be_accepted(RejectionKind kind, boolean sent) {
        assertThat(Challenge.challenges(kind)).isEqualTo(sent);
    }

    @Test
    void contains_the_resource_metadata_if_configured() {
        URI metadata = URI.create("https://app.example.com/.well-known/oauth-protected-resource/app");
        Challenge withMetadata = new Challenge("legacy app", Optional.of(metadata));
        String start = "Bearer realm=\"legacy app\", resource_metadata=\"" + metadata + "\"";

        assertThat(withMetadata.of(RejectionKind.AUTHENTICATION_REQUIRED)).isEqualTo(start);
        assertThat(withMetadata.of(RejectionKind.INVALID_TOKEN)).startsWith(start + ", error=\"invalid_token\", ");
    }
}
