package io.github.jwtfilter.internal.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    @Test
    void reads_every_kind_of_value() {
        JsonObject object =
                parse("{\"s\":\"a\\u00e4\",\"i\":-7,\"big\":123456789012345678901234567890,\"d\":1.5,\"e\":1e2,"
                        + "\"t\":true,\"f\":false,\"n\":null,\"a\":[1,null,[]],\"o\":{\"x\":{}}}");

        assertThat(object.get("s")).isEqualTo("aä");
        assertThat(object.get("i")).isEqualTo(-7L);
        assertThat(object.get("big")).isEqualTo(new BigInteger("123456789012345678901234567890"));
        assertThat(object.get("d")).isEqualTo(1.5);
        assertThat(object.get("e")).isEqualTo(100.0);
        assertThat(object.get("t")).isEqualTo(true);
        assertThat(object.get("f")).isEqualTo(false);
        assertThat(object.get("n")).isNull();
        assertThat(object.get("a")).isEqualTo(Arrays.asList(1L, null, Collections.emptyList()));
        assertThat(object.get("o")).isEqualTo(Map.of("x", Map.of()));
    }

    @Test
    void distinguishes_null_from_absent() {
        JsonObject object = parse("{\"n\":null}");

        assertThat(object.has("n")).isTrue();
        assertThat(object.has("m")).isFalse();
        assertThat(object.get("m")).isNull();
    }

    @Test
    void returns_a_string_only_for_a_string() {
        JsonObject object = parse("{\"s\":\"x\",\"i\":1}");

        assertThat(object.string("s")).isEqualTo("x");
        assertThat(object.string("i")).isNull();
        assertThat(object.string("absent")).isNull();
    }

    @Test
    void keeps_the_order_of_members() {
        assertThat(parse("{\"b\":1,\"a\":2,\"c\":3}").asMap().keySet()).containsExactly("b", "a", "c");
    }

    @Test
    void is_immutable_all_the_way_down() {
        JsonObject object = parse("{\"a\":[1],\"o\":{\"x\":1}}");
        Map<?, ?> inner = (Map<?, ?>) object.get("o");
        List<?> list = (List<?>) object.get("a");

        assertThatThrownBy(() -> object.asMap().put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(inner::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void does_not_expand_huge_exponents() {
        assertThat(parse("{\"exp\":1e999999999}").get("exp")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(parse("{\"exp\":-1e999999999}").get("exp")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(parse("{\"exp\":1e-999999999}").get("exp")).isEqualTo(0.0);
    }

    @Test
    void accepts_white_space_around_and_surrogate_pairs() {
        assertThat(parse(" \t\r\n{\"\\ud83d\\ude00\":\"\ud83d\ude00\"} \n").get("\ud83d\ude00"))
                .isEqualTo("\ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "1",
                "\"x\"",
                "[]",
                "[{}]",
                "{",
                "}",
                "{}}",
                "{}{}",
                "{} x",
                "{},",
                "{}\u0000",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{\"a\":[1}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":'x'}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":5.}",
                "{\"a\":0x1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":True}",
                "{\"a\":nul}",
                "{\"a\":1/*c*/}",
                "{\"a\":1}//c",
                "{\"a\":1}#c",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"o\":{\"a\":1,\"a\":1}}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\"}",
                "{\"a\":\"\\ud800x\"}",
                "{\"a\":\"\\ud800\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"\\udfff\":1}",
                "{\"a\":[\"\\ud800\"]}",
                "\ufeff{}",
            })
    void rejects_input_other_than_one_strict_object(String text) {
        assertThat(StrictJson.parse(text.getBytes(UTF_8))).isNull();
    }

    @Test
    void rejects_other_encodings() {
        assertThat(StrictJson.parse("{}".getBytes(UTF_16))).isNull();
        assertThat(StrictJson.parse("{}".getBytes(UTF_16LE))).isNull();
        assertThat(StrictJson.parse(bytes('{', '"', 0xe4, '"', ':', '1', '}'))).isNull();
    }

    @Test
    void rejects_overlong_forms_and_encoded_surrogates() {
        assertThat(StrictJson.parse(bytes('{', '"', 0xc1, 0xa1, '"', ':', '1', '}')))
                .isNull();
        assertThat(StrictJson.parse(bytes(0xc1, 0xbb, 0xc1, 0xbd))).isNull();
        assertThat(StrictJson.parse(bytes('{', '"', 0xed, 0xa0, 0x80, '"', ':', '1', '}')))
                .isNull();
        assertThat(StrictJson.parse(bytes('{', '"', 0xf4, 0x90, 0x80, 0x80, '"', ':', '1', '}')))
                .isNull();
        assertThat(StrictJson.parse(bytes('{', '"', 0xe2, 0x82, '"', ':', '1', '}')))
                .isNull();
    }

    @Test
    void accepts_sixteen_levels_and_no_more() {
        assertThat(StrictJson.parse(nested(16))).isNotNull();
        assertThat(StrictJson.parse(nested(17))).isNull();
        assertThat(StrictJson.parse(nested(100_000))).isNull();
    }

    @Test
    void accepts_numbers_of_a_hundred_digits_and_no_more() {
        assertThat(StrictJson.parse(("{\"a\":" + "9".repeat(100) + "}").getBytes(UTF_8)))
                .isNotNull();
        assertThat(StrictJson.parse(("{\"a\":" + "9".repeat(101) + "}").getBytes(UTF_8)))
                .isNull();
        assertThat(StrictJson.parse(("{\"a\":0." + "9".repeat(101) + "}").getBytes(UTF_8)))
                .isNull();
    }

    @Test
    void accepts_names_and_strings_as_long_as_the_caller_allows() {
        String longText = "x".repeat(200_000);

        assertThat(parse("{\"" + longText + "\":\"" + longText + "\"}").get(longText))
                .isEqualTo(longText);
    }

    @Test
    void reads_whole_numbers_on_both_sides_of_64_bits() {
        assertThat(parse("{\"a\":9223372036854775807}").get("a")).isEqualTo(Long.MAX_VALUE);
        assertThat(parse("{\"a\":-9223372036854775808}").get("a")).isEqualTo(Long.MIN_VALUE);
        assertThat(parse("{\"a\":9223372036854775808}").get("a")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(parse("{\"a\":999999999999999999}").get("a")).isEqualTo(999_999_999_999_999_999L);
        assertThat(parse("{\"a\":1000000000000000000}").get("a")).isEqualTo(1_000_000_000_000_000_000L);
        assertThat(parse("{\"a\":-0}").get("a")).isEqualTo(0L);
        assertThat(parse("{\"a\":-0.0}").get("a")).isEqualTo(-0.0);
    }

    @Test
    void reads_every_escape() {
        assertThat(parse("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e4\\uABCD\\uabcd\"}")
                        .get("a"))
                .isEqualTo("\"\\/\b\f\n\r\tA\u00e4\uabcd\uabcd");
    }

    @Test
    void rejects_digits_of_other_scripts_in_escapes() {
        assertThat(StrictJson.parse("{\"a\":\"\\u\u0660\u0660\u0660\u0660\"}".getBytes(UTF_8)))
                .isNull();
    }

    private static JsonObject parse(String text) {
        JsonObject object = StrictJson.parse(text.getBytes(UTF_8));
        assertThat(object).as(text).isNotNull();
        return object;
    }

    private static byte[] nested(int levels) {
        return ("{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}").getBytes(UTF_8);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
