package io.github.jwtfilter.internal.jose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.json.StrictJson;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JoseHeaderTest {
    private static final TypePolicy USUAL = TypePolicy.of(Optional.empty());

    @Test
    void returns_the_header_parameters() {
        JoseHeader header =
                accepted("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k\",\"x5t\":\"one\",\"x5t#S256\":\"two\"}");

        assertThat(header.algorithm()).isEqualTo(JwsAlgorithm.RS256);
        assertThat(header.type()).isEqualTo("at+jwt");
        assertThat(header.keyId()).isEqualTo("k");
        assertThat(header.x5t()).isEqualTo("one");
        assertThat(header.x5tS256()).isEqualTo("two");
    }

    @Test
    void needs_only_an_algorithm() {
        JoseHeader header = accepted("{\"alg\":\"ES256\"}");

        assertThat(header.type()).isNull();
        assertThat(header.keyId()).isNull();
        assertThat(header.x5t()).isNull();
        assertThat(header.x5tS256()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwk", "jku", "x5u", "x5c", "cty", "nonce"})
    void ignores_jwk_jku_x5u_and_x5c(String name) {
        assertThat(reason("{\"alg\":\"RS256\",\"" + name + "\":[17]}")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "None",
                "NONE",
                "nOnE",
                " none",
                "none ",
                "none\\u0000",
                "\\tnone",
                "n-o-n-e",
                "none\\u200b"
            })
    void reports_none_in_any_spelling(String name) {
        assertThat(reason("{\"alg\":\"" + name + "\"}")).isEqualTo(RejectionReason.ALGORITHM_NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"alg\":null}",
                "{\"alg\":1}",
                "{\"alg\":[\"RS256\"]}",
                "{\"alg\":{}}",
                "{\"alg\":true}",
                "{\"alg\":\"\"}",
                "{\"alg\":\"rs256\"}",
                "{\"alg\":\"RS256 \"}",
                "{\"alg\":\"RS256\\u0000\"}",
                "{\"alg\":\"RSA256\"}",
                "{\"alg\":\"ES256K\"}",
                "{\"alg\":\"Ed448\"}",
                "{\"alg\":\"RSA-OAEP\"}",
                "{\"alg\":\"dir\"}",
                "{\"alg\":\"nonesuch\"}",
                "{\"ALG\":\"RS256\"}",
                "{\"alg\":\"HS256\"}",
            })
    void rejects_any_other_algorithm(String json) {
        assertThat(reason(json)).isEqualTo(RejectionReason.ALGORITHM_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[\"exp\"]", "[\"b64\"]", "\"exp\"", "{}", "0", "false"})
    void rejects_crit_in_any_form(String crit) {
        assertThat(reason("{\"alg\":\"RS256\",\"crit\":" + crit + "}")).isEqualTo(RejectionReason.CRITICAL_EXTENSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "null", "\"true\"", "0", "[]"})
    void rejects_b64_false_even_without_crit(String b64) {
        assertThat(reason("{\"alg\":\"RS256\",\"b64\":" + b64 + "}")).isEqualTo(RejectionReason.CRITICAL_EXTENSION);
    }

    @Test
    void accepts_b64_true() {
        assertThat(reason("{\"alg\":\"RS256\",\"b64\":true}")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "[\"JWT\"]", "{}", "true", "\"\"", "\"id+jwt\""})
    void rejects_other_types(String type) {
        assertThat(reason("{\"alg\":\"RS256\",\"typ\":" + type + "}")).isEqualTo(RejectionReason.WRONG_TYPE);
    }

    @Test
    void a_null_type_is_not_an_absent_one_even_where_one_must_be_present() {
        TypePolicy policy = TypePolicy.of(Optional.of("at+jwt"));

        assertThat(of("{\"alg\":\"RS256\",\"typ\":null}", policy).reason()).isEqualTo(RejectionReason.WRONG_TYPE);
        assertThat(of("{\"alg\":\"RS256\"}", policy).reason()).isEqualTo(RejectionReason.WRONG_TYPE);
        assertThat(of("{\"alg\":\"RS256\",\"typ\":\"AT+JWT\"}", policy).reason())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"kid,1", "kid,null", "kid,[]", "kid,{}", "kid,true", "x5t,1", "x5t,null", "x5t#S256,0", "x5t#S256,null"
    })
    void rejects_key_ids_that_are_no_strings(String name, String value) {
        assertThat(reason("{\"alg\":\"RS256\",\"" + name + "\":" + value + "}"))
                .isEqualTo(RejectionReason.MALFORMED_KEY_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kid", "x5t", "x5t#S256"})
    void accepts_key_ids_of_256_characters_and_no_more(String name) {
        String json = "{\"alg\":\"RS256\",\"" + name + "\":\"%s\"}";

        assertThat(reason(String.format(json, "x".repeat(256)))).isNull();
        assertThat(reason(String.format(json, "x".repeat(257)))).isEqualTo(RejectionReason.MALFORMED_KEY_ID);
    }

    @Test
    void the_first_failing_check_gives_the_reason() {
        assertThat(reason("{\"alg\":\"none\",\"crit\":[],\"typ\":1,\"kid\":1}"))
                .isEqualTo(RejectionReason.ALGORITHM_NONE);
        assertThat(reason("{\"alg\":\"HS256\",\"crit\":[],\"typ\":1,\"kid\":1}"))
                .isEqualTo(RejectionReason.ALGORITHM_NOT_ALLOWED);
        assertThat(reason("{\"alg\":\"RS256\",\"crit\":[],\"typ\":1,\"kid\":1}"))
                .isEqualTo(RejectionReason.CRITICAL_EXTENSION);
        assertThat(reason("{\"alg\":\"RS256\",\"typ\":1,\"kid\":1}")).isEqualTo(RejectionReason.WRONG_TYPE);
        assertThat(reason("{\"alg\":\"RS256\",\"kid\":1}")).isEqualTo(RejectionReason.MALFORMED_KEY_ID);
    }

    private static JoseHeader accepted(String json) {
        return of(json, USUAL).value();
    }

    private static RejectionReason reason(String json) {
        return of(json, USUAL).reason();
    }

    private static Result<JoseHeader> of(String json, TypePolicy types) {
        return JoseHeader.of(StrictJson.parse(json.getBytes(UTF_8)), algorithm -> !algorithm.symmetric(), types);
    }
}
