package io.github.jwtfilter.internal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericDateTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1000",
        "1800000000, 1800000000000",
        "1800000000.0, 1800000000000",
        "1800000000.5, 1800000000500",
        "1800000000.9999, 1800000000999",
        "1796025600.601, 1796025600601",
        "1796025600.603, 1796025600603",
        "1.8e9, 1800000000000",
        "1E3, 1000000",
        "0.001, 1",
        "0.0009, 0",
        "-0, 0",
        "-0.0, 0",
        "253402300799, 253402300799000",
        "253402300799.0, 253402300799000"
    })
    void reads_seconds_with_or_without_a_fraction(String number, long millis) {
        assertThat(read(number)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "253402300800",
                "253402300799.1",
                "31556889864403199",
                "9007199254740993",
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999999999",
                "1e12",
                "1e308",
                "1e309",
                "1e999999999",
                "-1e999999999",
                "-1",
                "-0.001",
                "-9223372036854775808",
                "null",
                "true",
                "'1800000000'",
                "'2027-01-15T08:00:00Z'",
                "''",
                "[]",
                "[1800000000]",
                "{}"
            })
    void rejects_other_values(String value) {
        assertThat(read(value)).isEqualTo(NumericDate.INVALID);
    }

    private static long read(String value) {
        return NumericDate.millis(Json.object("{'exp':" + value + "}").get("exp"));
    }
}
