package io.github.jwtfilter.internal.flood;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.digest.TokenDigest;
import org.junit.jupiter.api.Test;

class FailedTokensTest {
    private final FailedTokens failed = new FailedTokens();
    private final Object keys = new Object();

    @Test
    void a_failed_token_is_known_under_the_same_keys_only() {
        failed.add(TokenDigest.of("a.b.c"), keys);

        assertThat(failed.contains(TokenDigest.of("a.b.c"), keys)).isTrue();
        assertThat(failed.contains(TokenDigest.of("a.b.c"), new Object())).isFalse();
        assertThat(failed.contains(TokenDigest.of("a.b.d"), keys)).isFalse();
    }

    @Test
    void a_token_that_fails_under_new_keys_is_known_under_these() {
        Object rotated = new Object();
        failed.add(TokenDigest.of("a.b.c"), keys);
        failed.add(TokenDigest.of("a.b.c"), rotated);

        assertThat(failed.contains(TokenDigest.of("a.b.c"), rotated)).isTrue();
        assertThat(failed.contains(TokenDigest.of("a.b.c"), keys)).isFalse();
    }

    @Test
    void the_number_of_tokens_is_bounded() {
        for (int i = 0; i < 100_000; i++) {
            failed.add(TokenDigest.of("a.b." + i), keys);
        }

        int known = 0;
        for (int i = 0; i < 100_000; i++) {
            known += failed.contains(TokenDigest.of("a.b." + i), keys) ? 1 : 0;
        }
        assertThat(known).isBetween(4_000, 4_096);
        assertThat(failed.contains(TokenDigest.of("a.b.99999"), keys)).isTrue();
    }
}
