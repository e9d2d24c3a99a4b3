package io.github.jwtfilter.internal.principal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.fixture.RotatingKeys;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TestVerifier;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.flood.FloodLimits;
import io.github.jwtfilter.internal.jose.AlgorithmAllowlist;
import io.github.jwtfilter.internal.jwks.JwkSetParser;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.request.TokenSender;
import io.github.jwtfilter.internal.verify.IssuerPolicy;
import io.github.jwtfilter.internal.verify.TokenCache;
import io.github.jwtfilter.internal.verify.TokenVerifier;
import io.github.jwtfilter.settings.LoadedSettings;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureSpi;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The limits of signature checks, where a test holds the permits and replaces the keys. */
class SignatureLimitsTest {
    private final LoadedSettings settings = TestSettings.loadWith("flood.checks = 1", "flood.wait = 0ms");
    private final FloodLimits limits = new FloodLimits(settings.settings().flood(), task -> {}, () -> 0);
    private final ECKey key = key();
    private final RotatingKeys keys = new RotatingKeys(keySet(key));
    private final Authenticator authenticator = authenticator();

    @Test
    void a_token_is_rejected_while_all_checks_are_in_use_and_accepted_afterwards() throws Exception {
        String token = token(key);
        assertThat(limits.acquire(TokenSender.UNKNOWN, true)).isNull();

        assertThat(authenticator.authenticate(token).reason()).isEqualTo(RejectionReason.TOO_MANY_CHECKS);
        limits.release(true);

        assertThat(authenticator.authenticate(token).reason()).isNull();
        assertThat(limits.availableChecks()).isOne();
    }

    @Test
    void a_cached_token_is_accepted_while_all_checks_are_in_use() throws Exception {
        String token = token(key);
        assertThat(authenticator.authenticate(token).reason()).isNull();
        assertThat(limits.acquire(TokenSender.UNKNOWN, true)).isNull();

        assertThat(authenticator.authenticate(token).reason()).isNull();
    }

    /** A browser sends many requests with a new token at the same time. */
    @Test
    void a_token_that_was_cached_during_the_wait_is_accepted() throws Exception {
        String token = token(key);
        assertThat(limits.acquire(TokenSender.UNKNOWN, true)).isNull();
        TokenSender slow = new TokenSender() {
            @Override
            public boolean isLimited() { // called after the token was not found in the cache
                assertThat(authenticator
                                .authenticate(token, TokenSender.TRUSTED)
                                .reason())
                        .isNull();
                return true;
            }

            @Override
            public @Nullable String network() {
                return null;
            }

            @Override
            public String address() {
                return "unknown";
            }
        };

        assertThat(authenticator.authenticate(token, slow).reason()).isNull();
        assertThat(limits.counters().rejectedByChecks()).isOne();
    }

    @Test
    void an_expired_cookie_beside_a_cached_one_is_not_checked_again_without_a_permit() throws Exception {
        String valid = token(key);
        assertThat(authenticator.authenticate(valid).reason()).isNull();
        String expired = token(key, TestTokens.ISSUED.minusSeconds(9_000));
        AtomicInteger calls = new AtomicInteger();
        TokenSender sender = new TokenSender() {
            @Override
            public boolean isLimited() {
                if (calls.incrementAndGet() == 2) {
                    assertThat(limits.acquire(UNKNOWN, true)).isNull();
                }
                return true;
            }

            @Override
            public @Nullable String network() {
                return null;
            }

            @Override
            public String address() {
                return "unknown";
            }
        };

        Result<TokenPrincipal> result = new CookieSelector(authenticator).authenticate(List.of(valid, expired), sender);

        assertThat(result.reason()).isEqualTo(RejectionReason.TOO_MANY_CHECKS);
        limits.release(true);
        assertThat(new CookieSelector(authenticator)
                        .authenticate(List.of(valid, expired), TokenSender.UNKNOWN)
                        .reason())
                .isNull();
    }

    @Test
    void tokens_of_the_program_need_no_permit() throws Exception {
        assertThat(limits.acquire(TokenSender.UNKNOWN, true)).isNull();

        assertThat(authenticator.authenticate(token(key), TokenSender.TRUSTED).reason())
                .isNull();
    }

    @Test
    void a_failed_token_is_checked_once_and_needs_no_permit_afterwards() throws Exception {
        String forged = token(key());
        assertThat(authenticator.authenticate(forged).reason()).isEqualTo(RejectionReason.BAD_SIGNATURE);
        assertThat(limits.acquire(TokenSender.UNKNOWN, true)).isNull();

        for (int i = 0; i < 10; i++) {
            assertThat(authenticator.authenticate(forged).reason()).isEqualTo(RejectionReason.BAD_SIGNATURE);
        }

        assertThat(limits.counters().failedChecks()).isOne();
        assertThat(limits.counters().repeatedTokens()).isEqualTo(10);
    }

    @Test
    void a_failed_token_is_checked_again_after_the_keys_have_changed() throws Exception {
        ECKey next = key();
        String token = token(next);
        assertThat(authenticator.authenticate(token).reason()).isEqualTo(RejectionReason.BAD_SIGNATURE);

        keys.replace(keySet(next));

        assertThat(authenticator.authenticate(token).reason()).isNull();
    }

    @Test
    void a_token_that_newer_keys_verify_is_not_a_failure() throws Exception {
        ECKey next = key();
        keys.replaceWhenMissed(keySet(next));

        assertThat(authenticator.authenticate(token(next)).reason()).isNull();

        assertThat(limits.counters().failedChecks()).isZero();
        assertThat(limits.availableChecks()).isOne();
    }

    @Test
    void a_failed_token_causes_a_fetch_again() throws Exception {
        ECKey next = key();
        String token = token(next);
        assertThat(authenticator.authenticate(token).reason()).isEqualTo(RejectionReason.BAD_SIGNATURE);
        keys.replaceWhenMissed(keySet(next));

        assertThat(authenticator.authenticate(token).reason()).isNull();
    }

    @Test
    void a_token_whose_check_ended_with_an_error_of_the_runtime_is_checked_again() throws Exception {
        RSAKey rsa = new RSAKeyGenerator(2048).keyID("k1").generate();
        keys.replace(keySet(rsa));
        String token = sign(JWSAlgorithm.RS256, new RSASSASigner(rsa), TestTokens.ISSUED.plusSeconds(300));
        FailingProvider provider = new FailingProvider();
        Security.insertProviderAt(provider, 1);
        try {
            assertThat(authenticator.authenticate(token).reason()).isEqualTo(RejectionReason.BAD_SIGNATURE);
        } finally {
            Security.removeProvider(provider.getName());
        }

        assertThat(authenticator.authenticate(token).reason()).isNull();
        assertThat(limits.counters().failedChecks()).isZero();
    }

    @Test
    void a_signature_of_the_wrong_form_needs_no_permit_and_is_not_a_failure() throws Exception {
        String token = token(key);
        String unsigned = token.substring(0, token.lastIndexOf('.') + 1);
        assertThat(limits.acquire(TokenSender.UNKNOWN, true)).isNull();

        for (String signature : List.of("", "AAAA", "A".repeat(86), "_".repeat(85) + "w", "A".repeat(342))) {
            assertThat(authenticator.authenticate(unsigned + signature).reason())
                    .as(signature)
                    .isEqualTo(RejectionReason.BAD_SIGNATURE);
        }

        assertThat(limits.counters().failedChecks()).isZero();
    }

    @Test
    void a_secret_needs_no_permit() {
        LoadedSettings secret = TestSettings.loadWith();
        Authenticator ofSecret = new Authenticator(
                new TokenVerifier(
                        secret.settings().token(),
                        List.of(new IssuerPolicy(
                                secret.settings().issuers().get(0),
                                AlgorithmAllowlist.of(Optional.empty(), keys::algorithms, secret.problems()),
                                new RotatingKeys(TestVerifier.keys(secret, new TickingClock(TestTokens.ISSUED))))),
                        new TickingClock(TestTokens.ISSUED),
                        limits),
                new TokenCache<>(0),
                secret.settings().issuers());
        assertThat(limits.acquire(TokenSender.UNKNOWN, true)).isNull();

        assertThat(ofSecret.authenticate(TestTokens.good()).reason()).isNull();
    }

    private Authenticator authenticator() {
        IssuerPolicy issuer = new IssuerPolicy(
                settings.settings().issuers().get(0),
                AlgorithmAllowlist.of(Optional.empty(), keys::algorithms, settings.problems()),
                keys);
        return new Authenticator(
                new TokenVerifier(
                        settings.settings().token(), List.of(issuer), new TickingClock(TestTokens.ISSUED), limits),
                new TokenCache<>(10),
                settings.settings().issuers());
    }

    private KeySet keySet(JWK published) {
        byte[] json = new JWKSet(published.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        return JwkSetParser.parse(json, settings.problems(), "keys.jwks-file");
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(ECKey signer) throws JOSEException {
        return token(signer, TestTokens.ISSUED.plusSeconds(300));
    }

    private static String token(ECKey signer, Instant expiry) throws JOSEException {
        return sign(JWSAlgorithm.ES256, new ECDSASigner(signer), expiry);
    }

    private static String sign(JWSAlgorithm algorithm, JWSSigner signer, Instant expiry) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID("k1").build(),
                new JWTClaimsSet.Builder()
                        .issuer(TestSettings.ISSUER)
                        .audience(TestSettings.AUDIENCE)
                        .subject("alice")
                        .expirationTime(Date.from(expiry))
                        .build());
        token.sign(signer);
        return token.serialize();
    }

    /** Verifies no RS256 signature, like a hardware module without a connection. */
    private static final class FailingProvider extends Provider {
        private static final long serialVersionUID = 1;

        FailingProvider() {
            super("failing", "1", "none");
            putService(
                    new Service(
                            this, "Signature", "SHA256withRSA", FailingSignature.class.getName(), List.of(), Map.of()) {
                        @Override
                        public Object newInstance(Object parameter) {
                            return new FailingSignature();
                        }
                    });
        }
    }

    private static final class FailingSignature extends SignatureSpi {
        @Override
        protected void engineInitVerify(PublicKey publicKey) {}

        @Override
        protected void engineInitSign(PrivateKey privateKey) {}

        @Override
        protected void engineUpdate(byte b) {}

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) {}

        @Override
        protected byte[] engineSign() {
            throw new ProviderException("no connection");
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            throw new ProviderException("no connection");
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {}

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
