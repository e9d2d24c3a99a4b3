package io.github.jwtfilter.internal.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestTokens;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTextTest {
    private static final int MAX = EventText.MAX_LENGTH;

    /** The definition of a token, whose evaluation takes quadratic time. */
    private static final Pattern TOKEN =
            Pattern.compile("e(?:yJ|yA|yB|wo|w0|wk)[A-Za-z0-9_-]{6,}+\\.[A-Za-z0-9_.=-]*+");

    @ParameterizedTest
    @ValueSource(strings = {"", "alice", "line\r\nbreak \u001b \u2028 \" \\ \ud83d\ude00", "\u0000"})
    void a_short_text_is_the_same_instance(String text) {
        assertThat(EventText.of(text)).isSameAs(text);
    }

    @Test
    void a_missing_text_remains_missing() {
        assertThat(EventText.ofNullable(null)).isNull();
        assertThat(EventText.ofNullable("x")).isEqualTo("x");
    }

    @Test
    void a_long_text_is_truncated() {
        assertThat(EventText.of("x".repeat(MAX))).isEqualTo("x".repeat(MAX));
        assertThat(EventText.of("x".repeat(100_000))).isEqualTo("x".repeat(MAX) + "...");
    }

    @Test
    void the_end_of_a_truncated_text_is_no_half_of_a_pair() {
        String pairs = "\ud83d\ude00".repeat(MAX);

        assertThat(EventText.of(pairs)).isEqualTo("\ud83d\ude00".repeat(MAX / 2) + "...");
        assertThat(EventText.of("x" + pairs)).isEqualTo("x" + "\ud83d\ude00".repeat(MAX / 2 - 1) + "...");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00b", "\udc00\ud800", "\ud800\ud800", "\ud83d\ude00\ud83d", "\ud83dx"})
    void unpaired_surrogates_are_replaced(String text) {
        String result = EventText.of(text);

        assertThat(result).contains("\ufffd").hasSameSizeAs(text);
        assertThat(result.codePoints()).noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    @Test
    void tokens_are_replaced() {
        String token = TestTokens.good();

        assertThat(EventText.of("/a/" + token + "/b/x" + token + "?" + token))
                .isEqualTo("/a/<token>/b/x<token>?<token>");
        assertThat(EventText.of("x".repeat(MAX - 4) + token)).isEqualTo("x".repeat(MAX - 4) + "<tok...");
    }

    @Test
    void tokens_are_those_of_the_pattern() {
        Random random = new Random(7);
        String[] parts = {"e", "y", "J", "A", "w", "o", "k", "0", ".", "..", "-", "_", "/", "=", "eyJ", "abcdef", " "};
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(25);
            for (int j = 0; j < length; j++) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            assertThat(TokenMask.apply(text.toString()))
                    .as(text.toString())
                    .isEqualTo(TOKEN.matcher(text).replaceAll("<token>"));
        }
    }

    /** The pattern would take minutes. */
    @Test
    void many_starts_of_tokens_take_linear_time() {
        String text = "eyJ".repeat(3_000_000) + "/.";

        assertThat(TokenMask.apply(text)).isSameAs(text);
    }
}
