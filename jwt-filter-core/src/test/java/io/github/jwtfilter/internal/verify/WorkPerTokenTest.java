package io.github.jwtfilter.internal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TestVerifier;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jose.AlgorithmAllowlist;
import io.github.jwtfilter.internal.json.StrictJson;
import io.github.jwtfilter.internal.jwks.FixedKeys;
import io.github.jwtfilter.settings.LoadedSettings;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The number of parser calls for one token. */
class WorkPerTokenTest {
    private static final Clock CLOCK = Clock.fixed(TestTokens.ISSUED, ZoneOffset.UTC);

    private int parsed;
    private final TokenVerifier verifier = verifier();

    @Test
    void a_header_is_read_once_and_a_payload_each_time() {
        assertThat(parsedFor(TestTokens.good())).isEqualTo(2);
        assertThat(parsedFor(TestTokens.good())).isEqualTo(1);
        assertThat(parsedFor(TestTokens.goodWith("'x':1"))).isEqualTo(1);
        assertThat(parsedFor(TestTokens.withHeader("{'typ':'JWT','alg':'HS256'}")))
                .isEqualTo(2);
    }

    @Test
    void a_token_without_three_parts_is_not_parsed() {
        for (String text : List.of("", "a.b", "a.b.c.d", "a.b.c.d.e", "\u00e4.b.c", "x".repeat(100_000))) {
            assertThat(parsedFor(text)).isZero();
        }
    }

    @Test
    void forged_tokens_do_not_fill_the_header_cache() {
        parsedFor(TestTokens.good());
        for (int i = 0; i < 100; i++) {
            parsedFor(TestTokens.forged(TestTokens.withHeader("{'alg':'HS256','kid':'" + i + "'}")));
        }

        assertThat(parsedFor(TestTokens.good())).isEqualTo(1);
    }

    @Test
    void a_cached_header_is_checked_like_any_other() {
        verifier.verify(TestTokens.good());

        assertThat(verifier.verify(TestTokens.forged(TestTokens.good())).rejection())
                .isNotNull();
        assertThat(verifier.verify(TestTokens.good()).rejection()).isNull();
    }

    private int parsedFor(String token) {
        int before = parsed;
        verifier.verify(token);
        return parsed - before;
    }

    private TokenVerifier verifier() {
        LoadedSettings loaded = TestSettings.loadWith();
        FixedKeys keys = new FixedKeys("settings", TestVerifier.keys(loaded, CLOCK));
        IssuerPolicy issuer = new IssuerPolicy(
                loaded.settings().issuers().get(0),
                AlgorithmAllowlist.of(Optional.empty(), keys::algorithms, loaded.problems()),
                keys);
        return new TokenVerifier(loaded.settings().token(), List.of(issuer), CLOCK, FloodLimits.none(), bytes -> {
            parsed++;
            return StrictJson.parse(bytes);
        });
    }
}
