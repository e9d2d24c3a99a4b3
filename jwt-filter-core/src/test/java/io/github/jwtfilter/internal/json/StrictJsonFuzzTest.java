package io.github.jwtfilter.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** For any bytes, the parser returns the same object as another strict parser, or none if that one rejects them. */
class StrictJsonFuzzTest {
    private static final byte[] SEED =
            "{\"iss\":\"https://a.example\",\"aud\":[\"x\",1,{}],\"exp\":1.5e3,\"o\":{\"\\ud83d\\ude00\":null}}"
                    .getBytes(UTF_8);
    private static final String ALPHABET = "{}[]\",:\\u0123456789eE+-.truefalsn \t\n'/*";

    private static final String[] NUMBERS = {
        "0",
        "-0",
        "1",
        "-1",
        "10",
        "01",
        "1.5",
        "1.",
        ".5",
        "1e5",
        "1E+5",
        "1e-5",
        "1e",
        "-",
        "1e400",
        "123456789012345678",
        "1234567890123456789",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775809",
        "1.0000000000000000001"
    };
    private static final String[] PIECES = {
        "a",
        "b",
        "",
        "iss",
        "\u00e4",
        "\u20ac",
        "\ud83d\ude00",
        "\\n",
        "\\\"",
        "\\/",
        "\\u0061",
        "\\u00E4",
        "\\ud83d\\ude00",
        "\\ud83d",
        "\\ude00",
        "\\u12",
        "\\x",
        "\u007f",
        "\u001f",
        " "
    };

    private final Random random = new Random(20_261_101);

    @Test
    void throws_no_exception_for_random_bytes() {
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            parse(bytes);
        }
    }

    @Test
    void agrees_with_the_grammar_also_after_mutations() {
        int parsed = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = object(1).getBytes(UTF_8);
            if (i % 2 == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            }
            parsed += parse(bytes) ? 1 : 0;
        }
        assertThat(parsed).isBetween(1_000, 19_000);
    }

    private String object(int depth) {
        StringBuilder text = new StringBuilder(blank()).append('{').append(blank());
        for (int i = 0, members = random.nextInt(4); i < members; i++) {
            text.append(i == 0 ? "" : ",").append(blank()).append(string());
            text.append(blank())
                    .append(':')
                    .append(blank())
                    .append(value(depth))
                    .append(blank());
        }
        return text.append('}').append(blank()).toString();
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 4 ? 4 : 6)) {
            case 0 -> string();
            case 1 -> NUMBERS[random.nextInt(NUMBERS.length)];
            case 2 -> String.valueOf(random.nextLong() >> random.nextInt(64));
            case 3 -> new String[] {"true", "false", "null"}[random.nextInt(3)];
            case 4 -> object(depth + 1);
            default -> "[" + value(depth + 1) + "," + blank() + value(depth + 1) + "]";
        };
    }

    private String string() {
        StringBuilder text = new StringBuilder("\"");
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.append('"').toString();
    }

    private String blank() {
        return random.nextInt(5) == 0 ? " \t" : "";
    }

    @Test
    void throws_no_exception_for_random_json_characters() {
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("{");
            for (int j = random.nextInt(30); j > 0; j--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            parse(text.append('}').toString().getBytes(UTF_8));
        }
    }

    @Test
    void throws_no_exception_for_changed_bytes_and_truncated_input() {
        int parsed = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = Arrays.copyOf(SEED, 1 + random.nextInt(SEED.length));
            for (int j = random.nextInt(3); j > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            parsed += parse(bytes) ? 1 : 0;
        }
        assertThat(parsed).isBetween(1, 19_999);
    }

    private static boolean parse(byte[] bytes) {
        JsonObject object = StrictJson.parse(bytes);
        assertThat(object == null ? null : object.asMap())
                .as(new String(bytes, UTF_8))
                .isEqualTo(JacksonReader.parse(bytes));
        return object != null;
    }
}
