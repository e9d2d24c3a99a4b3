package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.http.Response;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshnessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=300 | 300",
                "MAX-AGE=300 | 300",
                "public, max-age=300 | 300",
                "public,max-age=300,must-revalidate | 300",
                "max-age=\"300\" | 300",
                "max-age = 300 | 300",
                "max-age=0 | 0",
                "max-age=00300 | 300",
                "max-age=315360000 | 315360000",
                "max-age=2147483648 | 2147483648",
                "max-age=2147483649 | 2147483648",
                "max-age=99999999999999999999999999 | 2147483648",
                "max-age=300, max-age=60 | 60",
                "max-age=-5, max-age=60 | 60",
                "s-maxage=5, max-age=300 | 300",
                "x=\"no-store, max-age=5\", max-age=300 | 300",
                "x=\"a\\\", max-age=5\", max-age=300 | 300",
                ", ,, max-age=300,, | 300",
                "max-age=300, \"garbage | 300",
            })
    void reads_max_age(String cacheControl, long seconds) {
        assertThat(of(cacheControl)).hasValue(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "public",
                "max-age",
                "max-age=",
                "max-age=x",
                "max-age=-1",
                "max-age=+1",
                "max-age=1.5",
                "max-age=1e9",
                "max-age=0x10",
                "max-age=\"-1\"",
                "max-age=\"300",
                "max-age=٣٠٠",
                "xmax-age=300",
                "max-age300",
                "s-maxage=300",
                "no-cache",
                "No-Cache, max-age=300",
                "max-age=300, no-store",
                "max-age=300, no-cache=\"Set-Cookie\"",
                "no-store max-age=300",
                "max-age=300; public, max-age=200",
            })
    void is_empty_otherwise(String cacheControl) {
        assertThat(of(cacheControl)).isEmpty();
    }

    @Test
    void reads_several_headers_as_one() {
        assertThat(of(List.of("public", "max-age=300"), List.of())).hasValue(300);
        assertThat(of(List.of("max-age=300", "no-store"), List.of())).isEmpty();
        assertThat(of(List.of(), List.of())).isEmpty();
        assertThat(of(List.of(), List.of("5"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 300",
        "100, 200",
        "300, 0",
        "301, -1",
        "99999999999999999999, -2147483348",
        "-5, 300",
        "x, 300",
        "'', 300",
        "' 100 ', 200",
    })
    void subtracts_the_age(String age, long seconds) {
        assertThat(of(List.of("max-age=300"), List.of(age))).hasValue(seconds);
    }

    @Test
    void ignores_ages_that_contradict_each_other() {
        assertThat(of(List.of("max-age=300"), List.of("100", "200"))).hasValue(300);
    }

    @Test
    void a_huge_header_is_ignored() {
        assertThat(of("a".repeat(300_000) + "\"")).isEmpty();
        assertThat(of("a,".repeat(100_000) + "max-age=5")).isEmpty();
        assertThat(of("x=\"" + "a".repeat(300_000) + "\",max-age=5")).isEmpty();
        assertThat(of("x=\"" + "\\a".repeat(450) + "\",max-age=5")).hasValue(5);
    }

    private static OptionalLong of(String cacheControl) {
        return of(List.of(cacheControl), List.of());
    }

    private static OptionalLong of(List<String> cacheControl, List<String> age) {
        return Freshness.of(new Response(200, new byte[0], Map.of("Cache-Control", cacheControl, "Age", age)));
    }
}
