package io.github.jwtfilter.internal.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCipherTest {
    private static final byte[] DATA = "refresh token äöü".getBytes(StandardCharsets.UTF_8);

    private final byte[] oldSecret = secret(1);
    private final byte[] newSecret = secret(2);
    private final TextCipher cipher = new TextCipher(() -> List.of(oldSecret), "app");

    @Test
    void decrypts_its_own_text_for_the_same_purpose() {
        assertThat(cipher.decrypt(cipher.encrypt(DATA, "cookie"), "cookie")).isEqualTo(DATA);
        assertThat(cipher.decrypt(cipher.encrypt(new byte[0], "cookie"), "cookie"))
                .isEmpty();
    }

    @Test
    void encrypts_the_same_data_differently_each_time() {
        assertThat(cipher.encrypt(DATA, "cookie")).isNotEqualTo(cipher.encrypt(DATA, "cookie"));
    }

    @Test
    void rejects_a_text_of_another_purpose_application_or_secret() {
        String text = cipher.encrypt(DATA, "cookie");

        assertThat(cipher.decrypt(text, "session")).isNull();
        assertThat(new TextCipher(() -> List.of(oldSecret), "other").decrypt(text, "cookie"))
                .isNull();
        assertThat(new TextCipher(() -> List.of(newSecret), "app").decrypt(text, "cookie"))
                .isNull();
    }

    @Test
    void rejects_a_text_in_which_one_character_is_changed() {
        String text = cipher.encrypt(DATA, "cookie");

        for (int i = 0; i < text.length(); i++) {
            String changed = text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1);
            assertThat(cipher.decrypt(changed, "cookie")).as("character %d", i).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "====", "ä", "a.b"})
    void rejects_a_text_that_it_has_not_written(String text) {
        assertThat(cipher.decrypt(text, "cookie")).isNull();
    }

    @Test
    void decrypts_with_an_older_secret_after_a_rotation_and_encrypts_with_the_first_one() {
        TextCipher rotated = new TextCipher(() -> List.of(newSecret, oldSecret), "app");

        assertThat(rotated.decrypt(cipher.encrypt(DATA, "cookie"), "cookie")).isEqualTo(DATA);
        assertThat(cipher.decrypt(rotated.encrypt(DATA, "cookie"), "cookie")).isNull();
    }

    private static byte[] secret(int fill) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }
}
