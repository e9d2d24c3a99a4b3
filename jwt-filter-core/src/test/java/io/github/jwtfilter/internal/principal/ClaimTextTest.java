package io.github.jwtfilter.internal.principal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"alice\" | alice",
                "\"J\u00fcrgen \u0141\" | J\u00fcrgen \u0141",
                "\"a, b\" | a, b",
                "7 | 7",
                "-0 | 0",
                "123456789012345678901234567890 | 123456789012345678901234567890",
                "1.50 | 1.5",
                "1e3 | 1000",
                "1.5e-7 | 0.00000015",
                "true | true",
                "false | false",
                "['a'] | a",
                "['a','b',3,true] | a,b,3,true",
                "['a','b,admin','c'] | a,c",
                "['a',null,{},['b'],''] | a"
            })
    void writes_claims_as_text(String json, String text) {
        assertThat(text(json)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{'a':'b'}",
                "[]",
                "[{}]",
                "[[]]",
                "['a,b']",
                "''",
                "' '",
                "'a\\nb'",
                "'a\\r\\nX-Admin: true'",
                "'a\\u0000'",
                "'a\\tb'",
                "'\\u0085'",
                "'\\u007f'",
                "1e999"
            })
    void ignores_values_that_are_not_text_or_not_safe_in_a_header(String json) {
        assertThat(text(json)).isNull();
    }

    private static String text(String json) {
        String object = "{\"claim\":" + json.replace('\'', '"') + "}";
        JsonObject parsed = StrictJson.parse(object.getBytes(StandardCharsets.UTF_8));
        assertThat(parsed).isNotNull();
        return ClaimText.of(parsed.get("claim"));
    }
}
