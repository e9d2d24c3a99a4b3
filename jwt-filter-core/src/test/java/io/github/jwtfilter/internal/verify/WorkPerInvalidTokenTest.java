package io.github.jwtfilter.internal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.internal.digest.TokenDigest;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jose.AlgorithmAllowlist;
import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SignatureVerifier;
import io.github.jwtfilter.internal.json.StrictJson;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.KeySource;
import io.github.jwtfilter.internal.jwks.VerificationKey;
import io.github.jwtfilter.internal.principal.Authenticator;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import io.github.jwtfilter.settings.LoadedSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The work for tokens that are rejected: parts that are parsed, digests, and fetches of keys. */
class WorkPerInvalidTokenTest {
    private static final Clock CLOCK = Clock.fixed(TestTokens.ISSUED, ZoneOffset.UTC);
    private static final String KNOWN = "{'alg':'HS256','kid':'k1'}";
    private static final String UNKNOWN = "{'alg':'HS256','kid':'k2'}";

    private final NamedKeys keys = new NamedKeys();
    private int parsed;
    private int digests;

    @Test
    void a_valid_token_is_parsed_and_its_digest_computed_once() {
        Authenticator authenticator = oneIssuer();

        assertThat(reason(authenticator, TestTokens.withHeader(KNOWN))).isNull();

        assertThat(parsed).isEqualTo(2);
        assertThat(digests).isEqualTo(1);
        assertThat(keys.refetches).isZero();
    }

    @Test
    void a_cached_token_is_not_parsed_again() {
        Authenticator authenticator = oneIssuer();
        reason(authenticator, TestTokens.withHeader(KNOWN));

        assertThat(reason(authenticator, TestTokens.withHeader(KNOWN))).isNull();

        assertThat(parsed).isEqualTo(2);
        assertThat(digests).isEqualTo(2);
    }

    @Test
    void an_unknown_key_id_is_found_without_the_payload_and_without_a_digest() {
        assertThat(reason(oneIssuer(), TestTokens.withHeader(UNKNOWN))).isEqualTo(RejectionReason.UNKNOWN_KEY);

        assertThat(parsed).isEqualTo(1);
        assertThat(digests).isZero();
        assertThat(keys.refetches).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "e30=", "bnVsbA", ""})
    void an_unknown_key_id_is_reported_before_a_malformed_payload(String payload) {
        String token = TestTokens.encoded(UNKNOWN) + "." + payload + ".AAAA";

        assertThat(reason(oneIssuer(), token)).isEqualTo(RejectionReason.UNKNOWN_KEY);
        assertThat(parsed).isEqualTo(1);
    }

    @Test
    void among_several_issuers_the_payload_selects_the_keys() {
        assertThat(reason(severalIssuers(), TestTokens.withHeader(UNKNOWN))).isEqualTo(RejectionReason.UNKNOWN_KEY);

        assertThat(parsed).isEqualTo(2);
    }

    @Test
    void a_key_published_since_the_last_fetch_is_found_once_and_used() {
        keys.published = set("k1", "k2");
        Authenticator authenticator = oneIssuer();

        assertThat(reason(authenticator, TestTokens.withHeader(UNKNOWN))).isNull();
        assertThat(keys.refetches).isEqualTo(1);
    }

    @Test
    void an_unknown_key_id_is_not_an_error_of_the_client_while_the_keys_cannot_be_fetched() {
        keys.published = Result.rejected(RejectionReason.KEYS_UNAVAILABLE);

        assertThat(reason(oneIssuer(), TestTokens.withHeader(UNKNOWN))).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        assertThat(digests).isZero();
    }

    @Test
    void without_any_keys_a_malformed_token_is_still_an_error_of_the_client() {
        keys.current = Result.rejected(RejectionReason.KEYS_UNAVAILABLE);
        Authenticator authenticator = oneIssuer();

        assertThat(reason(authenticator, TestTokens.encoded(KNOWN) + ".!.AAAA"))
                .isEqualTo(RejectionReason.BAD_ENCODING);
        assertThat(reason(authenticator, TestTokens.withHeader(KNOWN))).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        assertThat(keys.refetches).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'alg':'none'}",
                "{'alg':'RS256','kid':'k1'}",
                "{'alg':'HS256','crit':['x'],'kid':'k1'}",
                "{'alg':'HS256','typ':'dpop+jwt'}",
                "{'alg':'HS256','kid':1}",
                "{'alg':'HS256'",
                "[]",
                "x"
            })
    void a_header_that_is_not_acceptable_ends_the_examination(String header) {
        assertThat(reason(oneIssuer(), TestTokens.withHeader(header))).isNotNull();

        assertThat(parsed).isEqualTo(1);
        assertThat(digests).isZero();
        assertThat(keys.lookups).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a.b.c.d.e", "a!.e30.AAAA", "e30=.e30.AAAA", "\u00e4.b.c"})
    void a_header_that_cannot_be_decoded_is_not_parsed(String token) {
        assertThat(reason(oneIssuer(), token)).isNotNull();

        assertThat(parsed).isZero();
        assertThat(digests).isZero();
        assertThat(keys.lookups).isZero();
    }

    @Test
    void a_payload_of_surrogate_pairs_is_rejected_like_any_other_text() {
        String token = TestTokens.encoded(KNOWN) + "." + "\ud83d\ude00".repeat(500) + ".";

        assertThat(reason(oneIssuer(), token)).isEqualTo(RejectionReason.NOT_ASCII);
        assertThat(parsed).isEqualTo(1);
    }

    private static RejectionReason reason(Authenticator authenticator, String token) {
        return authenticator.authenticate(token).reason();
    }

    private Authenticator oneIssuer() {
        return authenticator(TestSettings.loadWith());
    }

    private Authenticator severalIssuers() {
        return authenticator(TestSettings.loadWith(
                "issuers.partner.issuer = https://partner.example.com",
                "issuers.partner.audience = legacy-app",
                "issuers.partner.keys.secret = " + TestSettings.SECRET + "-of-the-partner"));
    }

    private Authenticator authenticator(LoadedSettings loaded) {
        AlgorithmAllowlist algorithms = AlgorithmAllowlist.of(Optional.empty(), keys::algorithms, loaded.problems());
        List<IssuerPolicy> issuers = loaded.settings().issuers().stream()
                .map(issuer -> new IssuerPolicy(issuer, algorithms, keys))
                .toList();
        TokenVerifier verifier =
                new TokenVerifier(loaded.settings().token(), issuers, CLOCK, FloodLimits.none(), bytes -> {
                    parsed++;
                    return StrictJson.parse(bytes);
                });
        TokenCache<TokenPrincipal> cache = new TokenCache<>(100, token -> {
            digests++;
            return TokenDigest.of(token);
        });
        return new Authenticator(verifier, cache, loaded.settings().issuers());
    }

    private static Result<KeySet> set(String... keyIds) {
        try {
            SignatureVerifier secret = SignatureVerifier.ofSecret(TestSettings.SECRET.getBytes(StandardCharsets.UTF_8));
            return KeySet.of(Arrays.stream(keyIds)
                            .map(id -> VerificationKey.of(secret, EnumSet.of(JwsAlgorithm.HS256), id))
                            .toList())
                    .asResult();
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key set of which the issuer may have published another version. */
    private static final class NamedKeys implements KeySource {
        private Result<KeySet> current = set("k1");
        private Result<KeySet> published = current;
        private int lookups;
        private int refetches;

        @Override
        public Result<KeySet> current() {
            lookups++;
            return current;
        }

        @Override
        public Result<KeySet> renewed(KeySet tried, JoseHeader header, RejectionReason miss) {
            refetches++;
            if (published.rejection() == null) {
                current = published;
            }
            return published;
        }

        @Override
        public Set<JwsAlgorithm> algorithms() {
            return EnumSet.of(JwsAlgorithm.HS256);
        }

        @Override
        public KeyHealth health() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String description() {
            return "keys";
        }
    }
}
