package io.github.jwtfilter.internal.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TestVerifier;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.internal.request.TokenSender;
import io.github.jwtfilter.internal.revocation.RevocationCheck;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.revocation.TestStore;
import io.github.jwtfilter.internal.verify.TokenCache;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.FakeResources;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are revoked after they were issued, cached or not. */
class RevokedTokensTest {
    private static final String ISSUER = TestSettings.ISSUER;
    private static final Instant EXPIRY = TestTokens.ISSUED.plusSeconds(3600);
    private static final Instant LATER = TestTokens.ISSUED.plusSeconds(1);

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    private final TestStore store = new TestStore(clock);

    @Test
    void a_cached_token_is_rejected_with_the_next_request_and_accepted_after_the_removal() {
        Application application = new Application(TestSettings.loadWith("claims.max-lifetime = 1h"));
        String token = TestTokens.good();
        assertThat(application.reason(token)).isNull();
        assertThat(application.cache.count()).isEqualTo(1);

        StoredRevocation revoked =
                application.revocations.revokeToken(application.accept(token).token());
        assertThat(application.reason(token)).isEqualTo(RejectionReason.REVOKED);
        assertThat(application.reason(TestTokens.withClaims(TestTokens.CLAIMS.replace("'42'", "'43'"))))
                .isNull();

        application.revocations.remove(revoked.id());
        assertThat(application.reason(token)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void every_request_reads_the_store_once(int cacheSize) {
        Application application = new Application(TestSettings.loadWith(), cacheSize);

        for (int i = 1; i <= 5; i++) {
            application.accept(TestTokens.good());
            assertThat(store.finds).isEqualTo(i);
        }
        application.reason(TestTokens.forged(TestTokens.good()));
        application.reason("a.b.c");
        assertThat(store.finds)
                .as("no store is read for a token that is not verified")
                .isEqualTo(5);
    }

    @Test
    void a_token_id_belongs_to_its_issuer() {
        LoadedSettings two = TestSettings.loadWith(
                "issuers.other.issuer = https://other.example.com",
                "issuers.other.audience = legacy-app",
                "issuers.other.principal.prefix = other/",
                "issuers.other.keys.secret = " + TestSettings.SECRET);
        Application application = new Application(two);
        String other = TestTokens.withClaims(TestTokens.CLAIMS.replace("idp.", "other."));
        application.revocations.revokeToken(ISSUER, "42", EXPIRY);

        assertThat(application.reason(TestTokens.good())).isEqualTo(RejectionReason.REVOKED);
        assertThat(application.reason(other)).isNull();

        application.revocations.revokeSubject("https://other.example.com", "alice", LATER);
        assertThat(application.reason(other)).isEqualTo(RejectionReason.REVOKED);
    }

    @Test
    void a_token_id_that_is_a_number_is_no_way_around() {
        Application application = new Application(TestSettings.loadWith());
        application.revocations.revokeToken(ISSUER, "42", EXPIRY);

        assertThat(application.reason(TestTokens.withClaims(TestTokens.CLAIMS.replace("'42'", "42"))))
                .isEqualTo(RejectionReason.MALFORMED_CLAIM);
        assertThat(application.reason(TestTokens.withClaims(TestTokens.CLAIMS.replace("'42'", "'042'"))))
                .isNull();
    }

    @Test
    void a_session_and_a_user_are_revoked_by_number_too() {
        Application application = new Application(TestSettings.loadWith("principal.claims = sub"));
        String numbers =
                TestTokens.withClaims(TestTokens.CLAIMS.replace("'alice'", "7").replace("'jti'", "'sid':8,'jti'"));
        assertThat(application.reason(numbers)).isNull();

        StoredRevocation session = application.revocations.revokeSession(ISSUER, "8");
        assertThat(application.reason(numbers)).isEqualTo(RejectionReason.REVOKED);
        application.revocations.remove(session.id());
        assertThat(application.reason(numbers)).isNull();

        application.revocations.revokeSubject(ISSUER, "7", LATER);
        assertThat(application.reason(numbers)).isEqualTo(RejectionReason.REVOKED);
    }

    @Test
    void tokens_issued_before_the_time_are_revoked_and_later_ones_are_accepted() {
        Application application = new Application(TestSettings.loadWith());
        String later = TestTokens.withClaims(TestTokens.CLAIMS.replace("'iat':1800000000", "'iat':1800000001"));
        String within = TestTokens.withClaims(TestTokens.CLAIMS.replace("'iat':1800000000", "'iat':1800000000.5"));
        String never = TestTokens.withClaims(TestTokens.CLAIMS.replace("'iat':1800000000,", ""));

        application.revocations.revokeSubject(ISSUER, "alice", LATER);

        assertThat(application.reason(TestTokens.good())).isEqualTo(RejectionReason.REVOKED);
        assertThat(application.reason(within)).isEqualTo(RejectionReason.REVOKED);
        assertThat(application.reason(never)).isEqualTo(RejectionReason.REVOKED);
        assertThat(application.reason(later)).isNull();
        assertThat(application.reason(TestTokens.goodFor("bob"))).isNull();

        application.revocations.revokeAll(TestTokens.ISSUED.plusSeconds(2));
        assertThat(application.reason(later)).isEqualTo(RejectionReason.REVOKED);
        assertThat(application.reason(TestTokens.goodFor("bob"))).isEqualTo(RejectionReason.REVOKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a:b", "\\n", "\\\"", "\\ud83d\\ude00", "Zoe\\u0308"})
    void values_match_exactly(String escaped) {
        Application application = new Application(TestSettings.loadWith());
        String exact = TestTokens.withClaims(TestTokens.CLAIMS.replace("'42'", "'" + escaped + "'"));
        String tokenId = String.valueOf(application.accept(exact).token().tokenId());
        String variant = Normalizer.normalize(tokenId, Normalizer.Form.NFC);

        application.revocations.revokeToken(ISSUER, tokenId + " ", EXPIRY);
        if (!variant.equals(tokenId)) {
            application.revocations.revokeToken(ISSUER, variant, EXPIRY);
        }
        assertThat(application.reason(exact)).isNull();

        application.revocations.revokeToken(ISSUER, tokenId, EXPIRY);
        assertThat(application.reason(exact)).isEqualTo(RejectionReason.REVOKED);
    }

    @Test
    void a_token_without_an_id_cannot_be_revoked_alone() {
        Application application = new Application(TestSettings.loadWith());
        String token = TestTokens.withClaims(TestTokens.CLAIMS.replace("'jti':'42',", ""));

        assertThatThrownBy(() -> application.revocations.revokeToken(
                        application.accept(token).token()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("revokeSubject")
                .hasMessageContaining("claims.required = jti");
    }

    /** The signature of a token has two encodings: with s, and with n - s. */
    @Test
    void another_signature_of_a_revoked_token_is_rejected_too() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        Application application = new Application(settings(new JWKSet(key.toPublicJWK())));
        String token = signed(key, "k1");
        application.revocations.revokeToken(application.accept(token).token());
        String malleated = malleate(token);

        assertThat(malleated).isNotEqualTo(token);
        assertThat(application.verifies(malleated)).isTrue();
        assertThat(application.reason(malleated)).isEqualTo(RejectionReason.REVOKED);
    }

    @Test
    void a_key_is_revoked_by_its_id_and_by_its_thumbprint_for_tokens_with_and_without_the_id() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        ECKey good = new ECKeyGenerator(Curve.P_256).keyID("k2").generate();
        for (String name : List.of("k1", key.computeThumbprint().toString(), "*")) {
            Application application =
                    new Application(settings(new JWKSet(List.of(key.toPublicJWK(), good.toPublicJWK()))));
            application.accept(signed(key, "k1"));
            StoredRevocation revoked = application.revocations.revokeKey(name);

            assertThat(application.reason(signed(key, "k1"))).isEqualTo(RejectionReason.REVOKED);
            assertThat(application.reason(signed(key, null))).isEqualTo(RejectionReason.REVOKED);
            assertThat(application.reason(signed(good, "k2")))
                    .isEqualTo(name.equals("*") ? RejectionReason.REVOKED : null);
            application.revocations.remove(revoked.id());
        }
    }

    @Test
    void the_same_key_under_another_id_is_revoked_too() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        ECKey renamed = new ECKey.Builder(key).keyID("renamed").build();
        Application application =
                new Application(settings(new JWKSet(List.of(key.toPublicJWK(), renamed.toPublicJWK()))));
        application.revocations.revokeKey("k1");

        assertThat(application.reason(signed(key, "renamed"))).isEqualTo(RejectionReason.REVOKED);
    }

    @Test
    void a_revoked_key_id_applies_to_tokens_of_a_key_without_one() {
        Application application = new Application(TestSettings.loadWith());
        String named = TestTokens.withHeader("{'alg':'HS256','kid':'k1'}");
        assertThat(application.reason(named)).isNull();
        application.revocations.revokeKey("k1");

        assertThat(application.reason(named)).isEqualTo(RejectionReason.REVOKED);
        assertThat(application.reason(TestTokens.good())).isNull();
    }

    @Test
    void an_unknown_key_can_be_revoked_in_advance() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("next").generate();
        new Application(settings(new JWKSet(
                        new ECKeyGenerator(Curve.P_256).keyID("k1").generate().toPublicJWK())))
                .revocations.revokeKey("next");

        assertThat(new Application(settings(new JWKSet(key.toPublicJWK()))).reason(signed(key, "next")))
                .isEqualTo(RejectionReason.REVOKED);
    }

    @Test
    void without_the_store_a_token_is_neither_accepted_nor_invalid() {
        Application application = new Application(TestSettings.loadWith());
        application.accept(TestTokens.good());
        store.failure = new StoreException("down");

        assertThat(application.reason(TestTokens.good())).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        assertThat(application.reason(TestTokens.goodFor("bob"))).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        assertThat(application.reason(TestTokens.forged(TestTokens.good()))).isEqualTo(RejectionReason.BAD_SIGNATURE);
    }

    @Test
    void a_revoked_cookie_is_ignored_as_an_invalid_one_is() {
        Application application = new Application(TestSettings.loadWith());
        CookieSelector cookies = new CookieSelector(application.authenticator);
        String mallorys = TestTokens.withClaims(
                TestTokens.CLAIMS.replace("alice", "mallory").replace("42", "m"));
        application.revocations.revokeToken(ISSUER, "m", EXPIRY);

        assertThat(cookies.authenticate(List.of(mallorys, TestTokens.good()), TokenSender.UNKNOWN)
                        .value()
                        .getName())
                .isEqualTo("alice");
        assertThat(cookies.authenticate(List.of(TestTokens.good(), mallorys), TokenSender.UNKNOWN)
                        .value()
                        .getName())
                .isEqualTo("alice");
        assertThat(cookies.authenticate(List.of("a.b.c", mallorys), TokenSender.UNKNOWN)
                        .reason())
                .isEqualTo(RejectionReason.REVOKED);
    }

    @Test
    void a_cookie_that_may_be_revoked_rejects_the_request_even_with_a_valid_one() {
        Application application = new Application(TestSettings.loadWith());
        CookieSelector cookies = new CookieSelector(application.authenticator);
        String mallorys = TestTokens.goodFor("mallory");
        for (List<String> values : List.of(
                List.of(TestTokens.good(), mallorys),
                List.of(mallorys, TestTokens.good()),
                List.of("a.b.c", mallorys))) {
            store.beforeFind = () -> {
                store.failure = new StoreException("fails from the second call on");
                store.beforeFind = () -> {};
            };
            assertThat(cookies.authenticate(values, TokenSender.UNKNOWN).reason())
                    .isEqualTo(RejectionReason.STORE_UNAVAILABLE);
            store.failure = null;
        }
    }

    @Test
    void the_log_names_the_token_and_not_its_text() {
        Application application = new Application(TestSettings.loadWith());
        application.revocations.revokeToken(ISSUER, "42", EXPIRY);
        Rejection rejection =
                application.authenticator.authenticate(TestTokens.good()).rejection();

        assertThat(rejection).isNotNull();
        assertThat(rejection.toString()).contains("revoked", "jti=\"42\"").doesNotContain(TestTokens.good());
    }

    private static LoadedSettings settings(JWKSet keys) {
        String lines = "issuer = " + ISSUER + "\naudience = legacy-app\nkeys.jwks-file = keys.json\n";
        return SettingsReader.read(
                SettingsFile.of("test.properties", lines.getBytes(StandardCharsets.UTF_8)),
                new FakeEnvironment(),
                new FakeResources().with("keys.json", keys.toString()));
    }

    private static String signed(ECKey key, @Nullable String keyId) throws JOSEException {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(),
                new Payload(TestTokens.CLAIMS.replace('\'', '"')));
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private static String malleate(String token) {
        int dot = token.lastIndexOf('.');
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        BigInteger order = Curve.P_256.toECParameterSpec().getOrder();
        BigInteger s = order.subtract(new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)));
        byte[] other = s.toByteArray();
        Arrays.fill(signature, 32, 64, (byte) 0);
        int length = Math.min(other.length, 32);
        System.arraycopy(other, other.length - length, signature, 64 - length, length);
        return token.substring(0, dot + 1)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    /** An application that uses the store. */
    private final class Application {
        private final TokenCache<TokenPrincipal> cache;
        private final Authenticator authenticator;
        private final Authenticator unchecked;
        private final Revocations revocations;

        Application(LoadedSettings loaded) {
            this(loaded, 100);
        }

        Application(LoadedSettings loaded, int cacheSize) {
            loaded.rejectErrors();
            cache = new TokenCache<>(cacheSize);
            RevocationCheck check =
                    new RevocationCheck(store, loaded.settings().revocation(), clock, () -> 0L, EventPublisher.NONE);
            revocations = new Revocations(store, check, loaded.settings(), null, clock);
            authenticator = new Authenticator(
                    TestVerifier.of(loaded, clock), cache, loaded.settings().issuers(), check);
            unchecked = new Authenticator(
                    TestVerifier.of(loaded, clock),
                    new TokenCache<>(0),
                    loaded.settings().issuers());
        }

        TokenPrincipal accept(String token) {
            return authenticator.authenticate(token).value();
        }

        @Nullable
        RejectionReason reason(String token) {
            return authenticator.authenticate(token).reason();
        }

        boolean verifies(String token) {
            return unchecked.authenticate(token).rejection() == null;
        }
    }
}
