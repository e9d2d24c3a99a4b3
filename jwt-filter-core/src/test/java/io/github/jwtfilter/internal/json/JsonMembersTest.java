package io.github.jwtfilter.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests linear search for few members and the index for more. */
class JsonMembersTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 31, 32, 33, 34, 64, 65, 500})
    void finds_each_member_among_any_number(int count) {
        JsonObject object = parse(members(count));

        for (int i = 0; i < count; i++) {
            assertThat(object.get("name" + i)).isEqualTo((long) i);
            assertThat(object.has("name" + i)).isTrue();
            assertThat(object.has("other" + i)).isFalse();
            assertThat(object.get("other" + i)).isNull();
        }
        assertThat(object.asMap()).hasSize(count);
        assertThat(object.asMap().keySet())
                .containsExactly(
                        IntStream.range(0, count).mapToObj(i -> "name" + i).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 31, 32, 33, 34, 64, 500})
    void detects_a_duplicate_name_among_any_number(int count) {
        for (int repeated : new int[] {0, count / 2, count - 1}) {
            assertThat(parse(members(count) + ",\"name" + repeated + "\":0")).isNull();
        }
    }

    @Test
    void distinguishes_names_with_the_same_hash() {
        JsonObject object = parse("\"AaAa\":1,\"BBBB\":2,\"AaBB\":3");

        assertThat("AaAa".hashCode()).isEqualTo("BBBB".hashCode()).isEqualTo("BBAa".hashCode());
        assertThat(object.get("AaAa")).isEqualTo(1L);
        assertThat(object.get("BBBB")).isEqualTo(2L);
        assertThat(object.get("AaBB")).isEqualTo(3L);
        assertThat(object.has("BBAa")).isFalse();
    }

    @Test
    void a_member_of_null_is_there() {
        JsonObject object = parse("\"a\":null");

        assertThat(object.has("a")).isTrue();
        assertThat(object.get("a")).isNull();
        assertThat(object.asMap()).containsEntry("a", null);
    }

    private static String members(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"name" + i + "\":" + i).collect(Collectors.joining(","));
    }

    private static @Nullable JsonObject parse(String members) {
        return StrictJson.parse(("{" + members + "}").getBytes(UTF_8));
    }
}
