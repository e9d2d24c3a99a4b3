package io.github.jwtfilter.internal.principal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.RotatingKeys;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TestVerifier;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.verify.TokenCache;
import io.github.jwtfilter.internal.verify.VerifiedJwt;
import io.github.jwtfilter.settings.LoadedSettings;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tokens that are sent several times, with a cached result. */
class TokenCacheTest {
    private static final int SIZE = 10;

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    private final TokenCache<TokenPrincipal> cache = new TokenCache<>(SIZE);
    private final LoadedSettings loaded = TestSettings.loadWith("claims.max-age = 40m", "claims.clock-skew = 0s");
    private final RotatingKeys keys = new RotatingKeys(TestVerifier.keys(loaded, clock));
    private final Authenticator authenticator = authenticator(cache);

    @Test
    void a_repeated_token_gets_the_same_principal() {
        VerifiedJwt first = verified(TestTokens.good());

        assertThat(verified(TestTokens.good())).isSameAs(first);
        assertThat(cache.count()).isEqualTo(1);
        assertThat(verified(TestTokens.goodWith("'jti2':'x'"))).isNotSameAs(first);
        assertThat(cache.count()).isEqualTo(2);
    }

    @Test
    void hits_and_misses_are_counted() {
        verified(TestTokens.good());
        verified(TestTokens.good());
        verified(TestTokens.good());
        verified(TestTokens.goodWith("'jti2':'x'"));
        clock.move(Duration.ofMinutes(39));
        verified(TestTokens.good());
        clock.move(Duration.ofMinutes(2));
        authenticator.authenticate(TestTokens.good());

        assertThat(cache.counters().hits()).isEqualTo(3);
        assertThat(cache.counters().misses()).isEqualTo(3); // the last one, as it had become too old
        assertThat(cache.size()).isEqualTo(SIZE);
    }

    @Test
    void after_clearing_tokens_are_verified_again_and_the_size_remains_limited() {
        VerifiedJwt first = verified(TestTokens.good());
        for (int i = 0; i < SIZE / 2; i++) {
            verified(TestTokens.goodWith("'n':" + i));
        }

        assertThat(cache.clear()).isEqualTo(1 + SIZE / 2);
        assertThat(cache.count()).isZero();
        assertThat(cache.clear()).isZero();
        assertThat(verified(TestTokens.good())).isNotSameAs(first);
        for (int i = 0; i < 3 * SIZE; i++) {
            verified(TestTokens.goodWith("'n':" + i));
        }
        assertThat(cache.count()).isEqualTo(SIZE);
    }

    @Test
    void each_request_gets_the_token_that_it_has_sent() {
        String first = TestTokens.good();
        String second = TestTokens.goodWith("'jti2':'x'");

        for (int i = 0; i < 2; i++) {
            assertThat(principal(first).tokenValue()).isEqualTo(first);
            assertThat(principal(second).tokenValue()).isEqualTo(second);
        }
        assertThat(principal(first)).isEqualTo(principal(second)).hasToString("alice");
    }

    @Test
    void the_token_itself_is_not_remembered() {
        WeakReference<String> sent = authenticate(new String(TestTokens.good()));
        WeakReference<String> sentAgain = authenticate(new String(TestTokens.good()));

        Await.until("both tokens are collected", () -> {
            System.gc();
            return sent.get() == null && sentAgain.get() == null;
        });

        assertThat(sent.get()).isNull();
        assertThat(sentAgain.get()).isNull();
        assertThat(cache.count()).isEqualTo(1);
    }

    private WeakReference<String> authenticate(String token) {
        assertThat(principal(token).tokenValue()).isSameAs(token);
        return new WeakReference<>(token);
    }

    @Test
    void a_rejected_token_is_not_cached() {
        authenticator.authenticate(TestTokens.forged(TestTokens.good()));
        authenticator.authenticate(TestTokens.withClaims("{'iss':'https://evil.example.com','exp':1900000000}"));
        authenticator.authenticate(TestTokens.goodWith("'nbf':1900000000"));
        authenticator.authenticate("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.");
        authenticator.authenticate("x".repeat(1000));

        assertThat(cache.count()).isZero();
    }

    @Test
    void a_token_that_differs_in_one_character_is_another_one() {
        String token = TestTokens.good();
        principal(token);

        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(authenticator.authenticate(changed).rejection()).isNotNull();
        }
        assertThat(cache.count()).isEqualTo(1);
    }

    @Test
    void expiry_is_looked_at_each_time() {
        String token = TestTokens.withClaims(TestTokens.CLAIMS.replace("1800003600", "1800000060"));
        principal(token);
        clock.move(Duration.ofSeconds(59));
        principal(token);
        clock.move(Duration.ofSeconds(1));

        assertThat(reason(token)).isEqualTo(RejectionReason.EXPIRED);
        assertThat(cache.count()).isZero();
    }

    @Test
    void the_age_is_looked_at_each_time() {
        principal(TestTokens.good());
        clock.move(Duration.ofMinutes(40).plusSeconds(1));

        assertThat(reason(TestTokens.good())).isEqualTo(RejectionReason.TOO_OLD);
    }

    @Test
    void a_clock_that_is_set_back_makes_a_token_not_yet_valid() {
        principal(TestTokens.good());
        clock.move(Duration.ofSeconds(-1));

        assertThat(reason(TestTokens.good())).isEqualTo(RejectionReason.ISSUED_IN_FUTURE);
    }

    @Test
    void keys_that_were_replaced_are_distrusted_at_once() {
        principal(TestTokens.good());
        keys.replace(TestVerifier.keys(
                TestSettings.load("issuer = any", "audience = any", "keys.secret = another-secret-of-thirty-two-bytes"),
                clock));

        assertThat(reason(TestTokens.good())).isEqualTo(RejectionReason.BAD_SIGNATURE);
        assertThat(cache.count()).isZero();
    }

    @Test
    void reloaded_keys_cause_a_new_verification() {
        TokenPrincipal first = principal(TestTokens.good());
        keys.replace(TestVerifier.keys(loaded, clock));
        TokenPrincipal second = principal(TestTokens.good());

        assertThat(second).isEqualTo(first);
        assertThat(second.token()).isNotSameAs(first.token());
    }

    @Test
    void never_exceeds_the_size_of_the_cache() {
        for (int i = 0; i < 1000; i++) {
            principal(token(i));
            assertThat(cache.count()).isLessThanOrEqualTo(SIZE);
        }
        assertThat(cache.count()).isEqualTo(SIZE);
    }

    @Test
    void a_frequent_token_is_not_evicted_by_tokens_used_once() {
        VerifiedJwt regular = verified(token(-1));
        for (int i = 0; i < 200; i++) {
            principal(token(i));
            assertThat(verified(token(-1))).isSameAs(regular);
        }
    }

    @Test
    void a_late_removal_keeps_a_newer_entry() {
        List<VerifiedJwt> anew = new ArrayList<>();
        InterruptibleClock interruptible = new InterruptibleClock(clock);
        Authenticator interrupted = new Authenticator(
                TestVerifier.of(loaded, interruptible, keys),
                cache,
                loaded.settings().issuers());
        interrupted.authenticate(TestTokens.good());
        keys.replace(TestVerifier.keys(loaded, clock));

        // Another request is served while this one discovers that the cached result is no longer valid.
        interruptible.interruptBy(() ->
                anew.add(interrupted.authenticate(TestTokens.good()).value().token()));
        interrupted.authenticate(TestTokens.good());

        assertThat(anew).hasSize(1);
        assertThat(cache.count()).isEqualTo(1);
        assertThat(interrupted.authenticate(TestTokens.good()).value().token()).isSameAs(anew.get(0));
    }

    @Test
    void a_cache_of_size_zero_is_disabled() {
        TokenCache<TokenPrincipal> none = new TokenCache<>(0);
        Authenticator uncached = authenticator(none);

        VerifiedJwt first = uncached.authenticate(TestTokens.good()).value().token();

        assertThat(uncached.authenticate(TestTokens.good()).value().token()).isNotSameAs(first);
        assertThat(none.count()).isZero();
    }

    @Test
    void concurrent_threads_get_the_right_principals_within_the_size_of_the_cache() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int offset = thread;
                runs.add(threads.submit(() -> {
                    for (int i = 0; i < 500; i++) {
                        int user = (i * 7 + offset) % 30;
                        assertThat(principal(token(user)).token().tokenId()).isEqualTo("user-" + user);
                    }
                }));
            }
            for (Future<?> run : runs) {
                run.get(3, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(cache.count()).isLessThanOrEqualTo(SIZE);
    }

    private static String token(int user) {
        return TestTokens.withClaims(TestTokens.CLAIMS.replace("'jti':'42'", "'jti':'user-" + user + "'"));
    }

    private Authenticator authenticator(TokenCache<TokenPrincipal> cached) {
        return new Authenticator(
                TestVerifier.of(loaded, clock, keys), cached, loaded.settings().issuers());
    }

    private VerifiedJwt verified(String token) {
        return principal(token).token();
    }

    private TokenPrincipal principal(String token) {
        return authenticator.authenticate(token).value();
    }

    private RejectionReason reason(String token) {
        return authenticator.authenticate(token).rejection().reason();
    }

    /** A clock that runs an action the next time it is read. */
    private static final class InterruptibleClock extends Clock {
        private final Clock clock;
        private @Nullable Runnable interruption;

        InterruptibleClock(Clock clock) {
            this.clock = clock;
        }

        void interruptBy(Runnable what) {
            interruption = what;
        }

        @Override
        public Instant instant() {
            Runnable now = interruption;
            interruption = null;
            if (now != null) {
                now.run();
            }
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return clock.withZone(zone);
        }
    }
}
