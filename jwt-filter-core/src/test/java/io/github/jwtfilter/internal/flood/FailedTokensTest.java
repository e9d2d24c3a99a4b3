package io.github.jwtfilter.internal.flood;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.digest.TokenDigest;
import org.junit.jupiter.api.Test;

class FailedTokensTest {
    private final FailedTokens failed = new FailedTokens();
    private final Object keys = new Object();
    private int digests;

    @Test
    void a_failed_token_is_known_under_the_same_keys_only() {
        add("a.b.c", keys);

        assertThat(isKnown("a.b.c", keys)).isTrue();
        assertThat(isKnown("a.b.c", new Object())).isFalse();
        assertThat(isKnown("a.b.d", keys)).isFalse();
    }

    @Test
    void a_token_that_fails_under_new_keys_is_known_under_these() {
        Object rotated = new Object();
        add("a.b.c", keys);
        add("a.b.c", rotated);

        assertThat(isKnown("a.b.c", rotated)).isTrue();
        assertThat(isKnown("a.b.c", keys)).isFalse();
    }

    @Test
    void the_number_of_tokens_is_bounded() {
        for (int i = 0; i < 100_000; i++) {
            add("a.b." + i, keys);
        }

        int known = 0;
        for (int i = 0; i < 100_000; i++) {
            known += isKnown("a.b." + i, keys) ? 1 : 0;
        }
        assertThat(known).isBetween(2_000, 4_096);
        assertThat(isKnown("a.b.99999", keys)).isTrue();
    }

    @Test
    void tokens_with_the_same_signature_are_distinct() {
        String signature = ".the-signature-of-another-token";
        for (int i = 0; i < 100; i++) {
            add("a." + i + signature, keys);
        }

        int known = 0;
        for (int i = 0; i < 100; i++) {
            known += isKnown("a." + i + signature, keys) ? 1 : 0;
        }
        assertThat(known).as("all but a few that share a slot").isBetween(90, 100);
        assertThat(isKnown("a.100" + signature, keys)).isFalse();
    }

    @Test
    void only_a_token_with_the_end_of_a_failed_one_needs_its_digest() {
        isKnown("a.b.0123456789abcdef", keys);
        add("a.b.0123456789abcdef", keys);
        isKnown("a.b.0123456789abcdeg", keys);
        isKnown("", keys);
        assertThat(digests).isZero();

        isKnown("x.y.0123456789abcdef", keys);
        assertThat(digests).isOne();
    }

    private void add(String token, Object keys) {
        failed.add(token, TokenDigest.of(token), keys);
    }

    private boolean isKnown(String token, Object keys) {
        if (!failed.mayContain(token)) {
            return false;
        }
        digests++;
        return failed.contains(TokenDigest.of(token), keys);
    }
}
