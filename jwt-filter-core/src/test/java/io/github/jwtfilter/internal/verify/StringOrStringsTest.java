package io.github.jwtfilter.internal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringOrStringsTest {
    @Test
    void reads_a_string_and_an_array_of_strings() {
        assertThat(read("'a'")).containsExactly("a");
        assertThat(read("''")).containsExactly("");
        assertThat(read("['a','b']")).containsExactly("a", "b");
        assertThat(read("[]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "true", "{}", "[1]", "['a',1]", "['a',null]", "['a',['b']]", "[{}]"})
    void rejects_other_types(String value) {
        assertThat(read(value)).isNull();
    }

    private static List<String> read(String value) {
        return StringOrStrings.of(Json.object("{'aud':" + value + "}").get("aud"));
    }
}
