package io.github.jwtfilter.internal.jwks.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownKeyIdCacheTest {
    private final UnknownKeyIdCache absent = new UnknownKeyIdCache();

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 15_000_000_000L})
    void remembers_an_id_for_thirty_seconds(long start) {
        absent.add("k", start);

        assertThat(absent.contains("k", start)).isTrue();
        assertThat(absent.contains("k", start + 29_999_999_999L)).isTrue();
        assertThat(absent.contains("k", start + 30_000_000_000L)).isFalse();
        assertThat(absent.contains("other", start)).isFalse();
    }

    @Test
    void remembers_an_id_that_was_missing_once_more_from_then_on() {
        absent.add("k", 0);
        absent.add("k", 20_000_000_000L);

        assertThat(absent.contains("k", 49_999_999_999L)).isTrue();
        assertThat(absent.size()).isEqualTo(1);
    }

    @Test
    void forgets_the_oldest_rather_than_fill_the_memory() {
        for (int i = 0; i < 100_000; i++) {
            absent.add("k" + i, i);
        }

        assertThat(absent.size()).isEqualTo(1000);
        assertThat(absent.contains("k98999", 100_000)).isFalse();
        assertThat(absent.contains("k99000", 100_000)).isTrue();
        assertThat(absent.contains("k99999", 100_000)).isTrue();
    }

    @Test
    void renews_the_entry_of_an_id_that_is_missing_again() {
        absent.add("k", 0);
        for (int i = 0; i < 999; i++) {
            absent.add("a" + i, 0);
        }
        absent.add("k", 1);
        absent.add("last", 1);

        assertThat(absent.contains("k", 1)).isTrue();
        assertThat(absent.contains("a0", 1)).isFalse();
    }
}
