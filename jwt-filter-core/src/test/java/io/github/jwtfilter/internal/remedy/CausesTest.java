package io.github.jwtfilter.internal.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.settings.Catalog;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CausesTest {
    static Stream<Cause> causes() {
        return Causes.all().stream();
    }

    @Test
    void no_two_causes_have_the_same_code() {
        assertThat(Causes.all()).extracting(Cause::code).doesNotHaveDuplicates().hasSizeGreaterThan(70);
    }

    @ParameterizedTest
    @MethodSource("causes")
    void every_cause_has_a_text_and_a_remedy_in_whole_sentences(Cause cause) {
        assertThat(cause.code()).matches("[a-z0-9]+(?:-[a-z0-9]+)*");
        assertThat(List.of(cause.text(), cause.remedy()))
                .allSatisfy(
                        text -> assertThat(text).matches("[A-Za-z][ -~]+[.:]").doesNotContain("  "));
        assertThat(cause.remedy().endsWith(":")).isIn(!cause.line().isEmpty(), false);
    }

    @ParameterizedTest
    @MethodSource("causes")
    void the_line_sets_a_key_that_exists(Cause cause) {
        List<String> keys = Catalog.keys().stream().map(key -> key.name()).collect(Collectors.toList());

        if (!cause.line().isEmpty()) {
            String key = cause.line()
                    .replace("{issuer}", "")
                    .replace("{name}", "<name>")
                    .split(" = ")[0];
            assertThat(keys).contains(key);
        } else {
            assertThat(cause.remedy()).doesNotContain("{found}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cannot be reached: connection refused, fetch-refused",
        "'cannot be reached: its host name, or that of the proxy, is unknown', fetch-host",
        "cannot be trusted: no trusted certificate authority issued its certificate (add the authority to keys.ca), fetch-authority",
        "responded with 404, fetch-404",
        "'names the jwks_uri \"https://idp.example.com/keys\", which responded with 404', fetch-404",
        "'sent no metadata: the body is not one JSON object in UTF-8', fetch-html",
        "cannot be trusted: its certificate is not valid for this host, fetch-certificate-host",
        "cannot be trusted: its certificate is not valid at this time, fetch-certificate-date",
        "failed in the TLS handshake, fetch-tls",
        "did not send an HTTP response, fetch-html",
        "sent the metadata of an issuer that the settings do not list, fetch-other-issuer",
        "responded with 502, fetch-status"
    })
    void a_failed_fetch_has_its_cause(String failure, String code) {
        assertThat(Causes.ofFetchFailure(failure).code()).isEqualTo(code);
        assertThat(Causes.ofFetchFailure(null).reason()).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
    }
}
