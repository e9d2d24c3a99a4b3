package io.github.jwtfilter.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are: an object or null, and never an object where another strict reader sees none. */
class StrictJsonFuzzTest {
    private static final byte[] SEED =
            "{\"iss\":\"https://a.example\",\"aud\":[\"x\",1,{}],\"exp\":1.5e3,\"o\":{\"\\ud83d\\ude00\":null}}"
                    .getBytes(UTF_8);
    private static final String ALPHABET = "{}[]\",:\\u0123456789eE+-.truefalsn \t\n'/*";

    private final Random random = new Random(20_261_101);

    @Test
    void survives_random_bytes() {
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            parse(bytes);
        }
    }

    @Test
    void survives_random_json_characters() {
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder("{");
            for (int j = random.nextInt(30); j > 0; j--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            parse(text.append('}').toString().getBytes(UTF_8));
        }
    }

    @Test
    void survives_changed_bytes_and_cut_ends() {
        int parsed = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = Arrays.copyOf(SEED, 1 + random.nextInt(SEED.length));
            for (int j = random.nextInt(3); j > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            parsed += parse(bytes) ? 1 : 0;
        }
        assertThat(parsed).isBetween(1, 4_999);
    }

    private static boolean parse(byte[] bytes) {
        JsonObject object = StrictJson.parse(bytes);
        if (object != null) {
            assertThat(isObject(new String(bytes, UTF_8)))
                    .as(new String(bytes, UTF_8))
                    .isTrue();
        }
        return object != null;
    }

    private static boolean isObject(String text) {
        try {
            JSONObjectUtils.parse(text);
            return true;
        } catch (ParseException e) {
            return false;
        }
    }
}
