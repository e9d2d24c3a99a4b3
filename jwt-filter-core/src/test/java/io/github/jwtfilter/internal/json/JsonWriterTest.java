package io.github.jwtfilter.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void writes_every_type_in_order_and_without_white_space() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("s", "a\"b\\c\n\u0001\u2028€\uD83D\uDE00");
        members.put("n", 1L);
        members.put("i", -2);
        members.put("short", (short) 3);
        members.put("byte", (byte) -4);
        members.put("big", new BigInteger("12345678901234567890"));
        members.put("d", 1.5);
        members.put("t", true);
        members.put("z", null);
        members.put("l", Arrays.asList("x", null, Map.of()));
        members.put("o", Map.of("k", List.of()));

        assertThat(JsonWriter.write(members))
                .isEqualTo(
                        "{\"s\":\"a\\\"b\\\\c\\n\\u0001\u2028€\uD83D\uDE00\",\"n\":1,\"i\":-2,\"short\":3,\"byte\":-4,"
                                + "\"big\":12345678901234567890,\"d\":1.5,\"t\":true,\"z\":null,\"l\":[\"x\",null,{}],"
                                + "\"o\":{\"k\":[]}}");
        assertThat(JsonWriter.write(Map.of())).isEqualTo("{}");
    }

    @Test
    void the_reader_reads_the_same_values() {
        Random random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            Map<String, Object> members = object(random, 1);

            JsonObject read = StrictJson.parse(JsonWriter.write(members).getBytes(StandardCharsets.UTF_8));

            assertThat(read).isNotNull();
            assertThat(read.asMap()).isEqualTo(members);
        }
    }

    @Test
    void rejects_values_without_an_exact_form() {
        assertRejected(Double.NaN);
        assertRejected(Double.POSITIVE_INFINITY);
        assertRejected(1.5f);
        assertRejected(new BigDecimal("1.50"));
        assertRejected(new StringBuilder("secret"));
        assertRejected("half \uD83D of a pair");
        assertRejected(Map.of(1, "one"));
        assertRejected(new Object[] {"a"});
    }

    @Test
    void writes_sixteen_levels_as_the_reader_reads() {
        Object value = "leaf";
        for (int depth = 0; depth < 15; depth++) {
            value = List.of(value);
        }
        String json = JsonWriter.write(Map.of("a", value));

        assertThat(StrictJson.parse(json.getBytes(StandardCharsets.UTF_8))).isNotNull();
        assertRejected(List.of(value));
    }

    private static void assertRejected(Object value) {
        assertThatThrownBy(() -> JsonWriter.write(Collections.singletonMap("a", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            members.put(text(random), value(random, depth));
        }
        return members;
    }

    private static Object value(Random random, int depth) {
        switch (random.nextInt(depth < 5 ? 7 : 5)) {
            case 0:
                return random.nextLong();
            case 1:
                return random.nextBoolean();
            case 2:
                return random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            case 3:
                return new BigInteger(200, random).setBit(100);
            case 4:
                return text(random);
            case 5:
                return Arrays.asList(value(random, depth + 1), text(random));
            default:
                return object(random, depth + 1);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int c = random.nextInt(0x11000);
            text.appendCodePoint(c >= 0xd800 && c < 0xe000 ? 'x' : c);
        }
        return text.toString();
    }
}
