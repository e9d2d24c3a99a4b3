package io.github.jwtfilter.internal.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {
    private static final long NOW = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    @Test
    void shows_each_json_type() {
        assertThat(ValueText.of(null)).isEqualTo("missing");
        assertThat(ValueText.of("missing")).isEqualTo("\"missing\"");
        assertThat(ValueText.of(42L)).isEqualTo("42");
        assertThat(ValueText.of(new BigInteger("1".repeat(30)))).isEqualTo("1".repeat(30));
        assertThat(ValueText.of(true)).isEqualTo("true");
        assertThat(ValueText.of(List.of("a", 1L, List.of("b"), Map.of("c", "d"))))
                .isEqualTo("[\"a\", 1, [...], {...}]");
        assertThat(ValueText.of(Map.of("roles", List.of("a")))).isEqualTo("{\"roles\"}");
    }

    @Test
    void escapes_and_truncates_text() {
        assertThat(ValueText.of("a\r\nb ${jndi:x} \u202e")).isEqualTo("\"a\\u000d\\u000ab \\u0024{jndi:x} \\u202e\"");
        assertThat(ValueText.of("x".repeat(10_000))).hasSizeLessThan(250).endsWith("...\"");
        assertThat(ValueText.of(Collections.nCopies(10_000, "x")))
                .hasSizeLessThan(100)
                .endsWith(", 9990 more]");
        assertThat(ValueText.of(new BigInteger("1".repeat(5000)))).isEqualTo("1".repeat(40) + "...");
        assertThat(ValueText.of(Map.of("a\nb", 1L))).isEqualTo("{\"a\\u000ab\"}");
    }

    @Test
    void shows_accepted_values() {
        assertThat(ValueText.anyOf(List.of())).isEqualTo("any");
        assertThat(ValueText.anyOf(List.of("a"))).isEqualTo("\"a\"");
        assertThat(ValueText.anyOf(List.of("a", "b"))).isEqualTo("one of \"a\", \"b\"");
    }

    @Test
    void shows_the_difference_of_a_date_to_the_time() {
        assertThat(ValueText.date(NOW / 1000 - 604, NOW)).isEqualTo("2025-12-31T23:49:56Z (10 min 4 s ago)");
        assertThat(ValueText.date(NOW / 1000 + 3600, NOW)).isEqualTo("2026-01-01T01:00:00Z (in 1 h)");
        assertThat(ValueText.date((double) (NOW / 1000) + 0.5, NOW)).isEqualTo("2026-01-01T00:00:00Z (in 0 s)");
    }

    @Test
    void recognizes_milliseconds_and_strings() {
        assertThat(ValueText.date(NOW + 60_000, NOW))
                .isEqualTo("1767225660000 (milliseconds instead of seconds? then it is 2026-01-01T00:01:00Z (in 1"
                        + " min))");
        assertThat(ValueText.date("1767225600", NOW)).isEqualTo("\"1767225600\" (a string instead of a number)");
        assertThat(ValueText.date(null, NOW)).isEqualTo("missing");
        assertThat(ValueText.date(true, NOW)).isEqualTo("true (not a number)");
        assertThat(ValueText.date(-1L, NOW)).isEqualTo("-1 (not a date from 1970 to 9999)");
        assertThat(ValueText.date(Double.POSITIVE_INFINITY, NOW)).isEqualTo("Infinity (not a date from 1970 to 9999)");
        assertThat(ValueText.date(new BigInteger("9".repeat(40)), NOW)).endsWith(" (not a date from 1970 to 9999)");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "-59, 59 s", "60, 1 min", "61, 1 min 1 s", "3660, 1 h 1 min", "90000, 1 d 1 h", "86400, 1 d"})
    void shows_a_difference_in_two_units(long seconds, String text) {
        assertThat(ValueText.duration(Duration.ofSeconds(seconds))).isEqualTo(text);
    }
}
