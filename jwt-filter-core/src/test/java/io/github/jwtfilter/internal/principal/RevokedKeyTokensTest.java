package io.github.jwtfilter.internal.principal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.RotatingKeys;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TestVerifier;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.jwks.KeyRevocations;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.internal.jwks.RevocableKeys;
import io.github.jwtfilter.internal.verify.TokenCache;
import io.github.jwtfilter.internal.verify.VerifiedJwt;
import io.github.jwtfilter.settings.LoadedSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Accepted tokens whose key is revoked afterwards. */
class RevokedKeyTokensTest {
    private static final String NO_KEY_ID = TestTokens.good();
    private static final String KEY_ID = TestTokens.withHeader("{'alg':'HS256','typ':'JWT','kid':'k1'}");

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    private final LoadedSettings loaded = TestSettings.loadWith();
    private final KeySet trusted = TestVerifier.keys(loaded, clock);
    private final RotatingKeys source = new RotatingKeys(trusted);
    private final AtomicReference<KeyRevocations> revocations = new AtomicReference<>(KeyRevocations.NONE);
    private final List<String> uses = new ArrayList<>();
    private final RevocableKeys keys = new RevocableKeys(source, revocations::get, () -> uses.add("used"));
    private final TokenCache<TokenPrincipal> cache = new TokenCache<>(100);
    private final Authenticator authenticator = new Authenticator(
            TestVerifier.of(loaded, clock, keys), cache, loaded.settings().issuers());

    /** The only name of a secret, which never appears in a log. */
    private final String thumbprint =
            trusted.keys().get(0).names().stream().findFirst().orElseThrow();

    @Test
    void a_remembered_token_is_rejected_as_soon_as_its_key_is_revoked() {
        VerifiedJwt first = authenticator.authenticate(NO_KEY_ID).value().token();
        assertThat(authenticator.authenticate(NO_KEY_ID).value().token()).isSameAs(first);

        revoke(thumbprint);

        assertThat(reason(NO_KEY_ID)).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(cache.count()).isZero();
    }

    @Test
    void a_secret_is_revoked_for_tokens_with_and_without_a_key_id() {
        revoke(thumbprint);

        assertThat(reason(NO_KEY_ID)).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(reason(KEY_ID)).isEqualTo(RejectionReason.KEY_REVOKED);
    }

    @Test
    void a_forged_token_is_not_reported_as_signed_by_the_revoked_key() {
        revoke(thumbprint);

        assertThat(reason(TestTokens.forged(NO_KEY_ID))).isEqualTo(RejectionReason.BAD_SIGNATURE);
    }

    @Test
    void a_revoked_key_id_does_not_reject_the_remembered_tokens_of_other_keys() {
        authenticator.authenticate(NO_KEY_ID);
        authenticator.authenticate(KEY_ID);

        revoke("k1");

        assertThat(reason(KEY_ID)).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(reason(NO_KEY_ID)).isNull();
    }

    @Test
    void without_trust_in_any_key_remembered_tokens_are_rejected_too() {
        authenticator.authenticate(NO_KEY_ID);

        revoke("*");

        assertThat(reason(NO_KEY_ID)).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(reason(TestTokens.forged(NO_KEY_ID))).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(keys.health().state()).isEqualTo(KeyHealth.State.REVOKED);
    }

    @Test
    void a_revocation_lasts_until_it_is_removed() {
        revoke(thumbprint);
        source.replace(TestVerifier.keys(loaded, clock)); // reloaded
        assertThat(reason(NO_KEY_ID)).isEqualTo(RejectionReason.KEY_REVOKED);

        revoke();
        assertThat(reason(NO_KEY_ID)).isNull();
    }

    @Test
    void a_revoked_key_from_a_refetch_is_not_trusted() {
        LoadedSettings other =
                TestSettings.load("issuer = any", "audience = any", "keys.secret = another-secret-of-thirty-two-bytes");
        source.replace(TestVerifier.keys(other, clock));
        source.replaceWhenMissed(trusted);
        assertThat(reason(NO_KEY_ID)).as("before").isNull();

        revoke(thumbprint);

        assertThat(reason(NO_KEY_ID)).isEqualTo(RejectionReason.KEY_REVOKED);
    }

    @Test
    void keys_are_the_same_instance_until_they_or_the_revocations_change() {
        revoke("k1");
        KeySet first = keys.current().value();

        assertThat(keys.current().value()).isSameAs(first);
        assertThat(keys.known()).isSameAs(first);
        revoke("k1");
        assertThat(keys.current().value()).as("another list").isNotSameAs(first);
        revoke();
        assertThat(keys.current().value()).isSameAs(trusted);
    }

    @Test
    void health_counts_the_usable_keys_and_lists_the_revoked_ones() {
        assertThat(keys.health().keys()).isEqualTo(1);
        assertThat(keys.health().revoked()).isEmpty();

        revoke("k1");
        assertThat(keys.health().state()).isEqualTo(KeyHealth.State.CURRENT);
        assertThat(keys.health().keys()).isEqualTo(1);

        revoke(thumbprint);
        assertThat(keys.health().state()).isEqualTo(KeyHealth.State.REVOKED);
        assertThat(keys.health().keys()).isZero();
        assertThat(keys.health().revoked()).containsExactly("kid - HS256 secret");
        assertThat(keys.health()).hasToString("REVOKED a test, 0 keys, 1 revoked");
    }

    @Test
    void only_tokens_start_the_reloading_of_revocations() {
        assertThat(keys.health().keys()).isEqualTo(1);
        assertThat(keys.known().keys()).hasSize(1);
        assertThat(uses).isEmpty();

        authenticator.authenticate(NO_KEY_ID);
        authenticator.authenticate(NO_KEY_ID);

        assertThat(uses).hasSize(1);
    }

    @Test
    void from_the_moment_of_the_revocation_no_thread_accepts_the_token() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 50; round++) {
                revoke();
                List<Future<?>> readers = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    readers.add(threads.submit(() -> {
                        while (reason(NO_KEY_ID) == null) {
                            Thread.onSpinWait();
                        }
                        assertThat(reason(NO_KEY_ID)).isEqualTo(RejectionReason.KEY_REVOKED);
                    }));
                }
                authenticator.authenticate(NO_KEY_ID);
                revoke(thumbprint);
                assertThat(reason(NO_KEY_ID)).isEqualTo(RejectionReason.KEY_REVOKED);
                for (Future<?> reader : readers) {
                    reader.get(3, TimeUnit.MINUTES);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void revoke(String... names) {
        revocations.set(KeyRevocations.of(List.of(names)));
    }

    private RejectionReason reason(String token) {
        Rejection rejection = authenticator.authenticate(token).rejection();
        return rejection == null ? null : rejection.reason();
    }
}
