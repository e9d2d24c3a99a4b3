package io.github.jwtfilter.internal.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.event.EventPublisher;
import io.github.jwtfilter.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationsTest {
    private static final String ISSUER = TestSettings.ISSUER;
    private static final Instant NOW = TestTokens.ISSUED;

    private final TickingClock clock = new TickingClock(NOW);
    private final TestStore store = new TestStore(clock);
    private @Nullable String ownIssuer;

    @Test
    void a_token_is_kept_until_it_has_expired_on_every_clock() {
        Revocations revocations = revocations("claims.clock-skew = 90s");

        assertThat(revocations.revokeToken(ISSUER, "42", NOW.plusSeconds(60)).expiresAt())
                .isEqualTo(NOW.plusSeconds(150).toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(longs = {31556889864403199L, 9223372036854775L, 9223372036854776L, 9007199254740993L})
    void an_expiry_in_the_far_future_does_not_overflow(long seconds) {
        Instant expiry = Instant.ofEpochSecond(seconds);

        assertThat(revocations().revokeToken(ISSUER, "42", expiry).expiresAt())
                .isGreaterThan(Instant.parse("9999-12-31T23:59:59Z").toEpochMilli());
        assertThat(revocations().revokeSession(ISSUER, "s", expiry).expiresAt())
                .isGreaterThan(Instant.parse("9999-12-31T23:59:59Z").toEpochMilli());
    }

    @Test
    void times_before_1970_count_as_1970() {
        StoredRevocation revoked = revocations().revokeSubject(ISSUER, "alice", Instant.MIN);

        assertThat(revoked.issuedBefore()).isZero();
        assertThat(revocations().revokeToken(ISSUER, "42", Instant.MIN).expiresAt())
                .isEqualTo(60_000);
    }

    @Test
    void a_user_is_kept_for_the_longest_lifetime_of_a_token() {
        long byLifetime = revocations("claims.max-lifetime = 1h")
                .revokeSubject(ISSUER, "alice", NOW)
                .expiresAt();
        long byAge = revocations("claims.max-lifetime = 1h", "claims.max-age = 10m")
                .revokeSubject(ISSUER, "alice", NOW)
                .expiresAt();

        assertThat(byLifetime).isEqualTo(NOW.plus(Duration.ofMinutes(61)).toEpochMilli());
        assertThat(byAge).isEqualTo(NOW.plus(Duration.ofMinutes(11)).toEpochMilli());
    }

    @Test
    void a_user_and_all_tokens_are_kept_until_removed_if_the_lifetime_is_not_limited() {
        assertThat(revocations().revokeSubject(ISSUER, "alice", NOW).expiresAt())
                .isEqualTo(StoredRevocation.NEVER);
        assertThat(revocations().revokeSession(ISSUER, "s").expiresAt()).isEqualTo(StoredRevocation.NEVER);
        assertThat(revocations().revokeAll(NOW).expiresAt()).isEqualTo(StoredRevocation.NEVER);
    }

    @Test
    void all_tokens_are_kept_for_the_longest_lifetime_of_any_issuer() {
        Settings settings = TestSettings.with(
                "claims.max-lifetime = 1h",
                "revocation.store = memory",
                "issuers.partner.issuer = https://partner.example.net",
                "issuers.partner.audience = legacy-app",
                "issuers.partner.principal.prefix = partner/",
                "issuers.partner.keys.secret = Zx9rTz0LmPfGhJcUdA4sO1YwQk2nB7vXe",
                "issuers.partner.claims.max-lifetime = 8h");

        assertThat(revocations(settings).revokeAll(NOW).expiresAt())
                .isEqualTo(NOW.plus(Duration.ofMinutes(8 * 60 + 1)).toEpochMilli());
    }

    @Test
    void a_time_in_the_future_is_kept_accordingly() {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        StoredRevocation revoked = revocations("claims.max-lifetime = 1h").revokeAll(tomorrow);

        assertThat(revoked.issuedBefore()).isEqualTo(tomorrow.toEpochMilli());
        assertThat(revoked.expiresAt()).isEqualTo(tomorrow.plusSeconds(3660).toEpochMilli());
    }

    @Test
    void our_own_sessions_are_kept_for_as_long_as_they_could_be_renewed() {
        Settings settings = TestSettings.load("session.store = memory\nsession.max-lifetime = 8h")
                .settings();
        long expiry =
                revocations(settings).revokeSession("urn:jwt-filter:shop", "s").expiresAt();

        assertThat(expiry).isEqualTo(NOW.plus(Duration.ofMinutes(8 * 60 + 1)).toEpochMilli());
    }

    @Test
    void the_issuer_of_our_own_sessions_may_not_be_misspelled_if_it_is_known() {
        ownIssuer = "urn:jwt-filter:shop";
        Revocations revocations = revocations(TestSettings.with("session.store = memory"));

        assertThat(revocations.revokeSession(ownIssuer, "s").kind()).isEqualTo(StoredRevocation.Kind.SESSION);
        assertThatThrownBy(() -> revocations.revokeSession("urn:jwt-filter:shpo", "s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[https://idp.example.com, urn:jwt-filter:shop]");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "urn:jwt-filter:shop")
    void the_sessions_of_another_application_have_the_lifetime_of_its_tokens(@Nullable String known) {
        ownIssuer = known;
        Settings settings = TestSettings.with(
                "session.store = memory",
                "session.max-lifetime = 8h",
                "revocation.store = memory",
                "issuers.partner.issuer = urn:jwt-filter:partner",
                "issuers.partner.audience = legacy-app",
                "issuers.partner.principal.prefix = partner/",
                "issuers.partner.keys.secret = Zx9rTz0LmPfGhJcUdA4sO1YwQk2nB7vXe",
                "issuers.partner.claims.max-lifetime = 12h");

        assertThat(revocations(settings)
                        .revokeSubject("urn:jwt-filter:partner", "alice", NOW)
                        .expiresAt())
                .isEqualTo(NOW.plus(Duration.ofMinutes(12 * 60 + 1)).toEpochMilli());
    }

    @Test
    void a_key_is_kept_until_it_is_removed() {
        StoredRevocation revoked = revocations("claims.max-lifetime = 1h").revokeKey("unknown yet");

        assertThat(revoked.expiresAt()).isEqualTo(StoredRevocation.NEVER);
        assertThat(revoked.issuedBefore()).isEqualTo(StoredRevocation.EVERY_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void a_blank_name_of_a_key_is_an_error(String name) {
        assertThatThrownBy(() -> revocations().revokeKey(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JWK thumbprint");
        assertThat(store.list(10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://idp.example.com/", "HTTPS://idp.example.com", "urn:jwt-filter:shop", ""})
    void an_issuer_whose_tokens_are_not_accepted_is_an_error(String issuer) {
        Revocations revocations = revocations();

        assertThatThrownBy(() -> revocations.revokeToken(issuer, "42", NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://idp.example.com");
        assertThatThrownBy(() -> revocations.revokeSession(issuer, "42")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> revocations.revokeSubject(issuer, "alice", NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.list(10)).isEmpty();
    }

    @Test
    void tenants_of_an_issuer_are_known() {
        String tenant = "01234567-89ab-cdef-0123-456789abcdef";
        Settings settings = TestSettings.load(
                        "issuer = https://login.microsoftonline.com/{tenantid}/v2.0",
                        "audience = legacy-app",
                        "claims.match.tid = " + tenant,
                        "principal.claims = oid",
                        "claims.max-lifetime = 2h")
                .settings();

        assertThat(revocations(settings)
                        .revokeSubject("https://login.microsoftonline.com/" + tenant + "/v2.0", "alice", NOW)
                        .expiresAt())
                .isEqualTo(NOW.plusSeconds(7260).toEpochMilli());
        assertThatThrownBy(() -> revocations(settings)
                        .revokeSubject("https://login.microsoftonline.com/another/v2.0", "alice", NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("io.github.jwtfilter.internal.revocation.RevocationIdTest#values")
    void descriptions_are_short_and_printable(String value) {
        Revocations revocations = revocations();

        assertThat(revocations.revokeToken(ISSUER, value, NOW).description()).matches("[ -~]{1,400}");
        assertThat(revocations.revokeSubject(ISSUER, value, NOW).description()).matches("[ -~]{1,400}");
        assertThat(revocations.revokeKey(value + "k").description()).matches("[ -~]{1,400}");
    }

    @Test
    void descriptions_of_two_long_values_are_short() {
        Settings settings = TestSettings.load(
                        "issuer = any\naudience = legacy-app\nkeys.secret = " + TestSettings.SECRET)
                .settings();
        String value = "\u00e9\n\"".repeat(2_000);

        assertThat(revocations(settings).revokeToken(value, value, NOW).description())
                .matches("[ -~]{50,400}");
    }

    @Test
    void the_list_has_limits() {
        Revocations revocations = revocations();
        revocations.revokeKey("k1");
        revocations.revokeKey("k2");

        assertThat(revocations.list(1)).hasSize(1);
        assertThat(revocations.list(10_000)).hasSize(2);
        assertThatThrownBy(() -> revocations.list(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> revocations.list(10_001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void expired_revocations_can_be_removed() {
        Revocations revocations = revocations();
        revocations.revokeKey("k1");
        revocations.revokeToken(ISSUER, "42", NOW);
        assertThat(revocations.prune()).isZero();

        clock.move(Duration.ofMinutes(11)); // the token has expired a minute after NOW
        assertThat(revocations.prune())
                .as("a server with a late clock needs it")
                .isZero();
        clock.move(Duration.ofMillis(1));
        assertThat(revocations.prune()).isEqualTo(1);
        assertThat(revocations.list(10)).extracting(StoredRevocation::kind).containsExactly(StoredRevocation.Kind.KEY);
    }

    @Test
    void a_text_that_is_not_an_id_is_an_error() {
        assertThatThrownBy(() -> revocations().remove("k1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("43 characters");
        assertThat(revocations().remove(RevocationId.ofKey("k1"))).isFalse();
    }

    @Test
    void a_failure_of_the_store_reaches_the_caller() {
        store.failure = new StoreException("down");

        assertThatThrownBy(() -> revocations().revokeKey("k1")).isSameAs(store.failure);
        assertThatThrownBy(() -> revocations().list(10)).isSameAs(store.failure);
    }

    @Test
    void a_session_must_not_be_renewed_after_the_end_of_its_login_at_the_provider() {
        Revocations revocations = revocations("session.store = memory");
        ProviderIdentity first = new ProviderIdentity(ISSUER, "4711", "s1");
        ProviderIdentity second = new ProviderIdentity(ISSUER, "4711", "s2");
        ProviderIdentity without = new ProviderIdentity(ISSUER, "4711", null);
        revocations.revokeSession(ISSUER, "s1");

        assertThat(isRevoked(revocations, first)).isTrue();
        assertThat(isRevoked(revocations, second)).isFalse();
        assertThat(isRevoked(revocations, without)).isFalse();
        assertThat(isRevoked(revocations, null)).isFalse();
        revocations.revokeSubject(ISSUER, "4711", NOW);
        assertThat(isRevoked(revocations, second)).isFalse();
        revocations.revokeSubject(ISSUER, "4711", NOW.plusMillis(1));
        assertThat(isRevoked(revocations, second)).isTrue();
        assertThat(isRevoked(revocations, without)).isTrue();
        assertThat(isRevoked(revocations, null)).isFalse();
        assertThat(first).hasToString("(hidden)");
    }

    /** A session is renewed for longer than a token of the provider is valid. */
    @Test
    void a_user_of_the_login_is_kept_for_the_lifetime_of_a_session() {
        Revocations revocations = revocations(TestSettings.load(
                        "issuer = " + ISSUER,
                        "audience = legacy-api",
                        "claims.max-lifetime = 1h",
                        "session.max-lifetime = 12h",
                        "login = openid",
                        "login.client-id = legacy-app")
                .settings());

        assertThat(revocations.revokeSubject(ISSUER, "4711", NOW).expiresAt())
                .isEqualTo(NOW.plus(Duration.ofHours(12)).plusSeconds(60).toEpochMilli());
        assertThat(revocations.revokeSession(ISSUER, "s1").expiresAt())
                .isEqualTo(NOW.plus(Duration.ofHours(12)).plusSeconds(60).toEpochMilli());
        assertThat(revocations.revokeSession(ISSUER, "s2", NOW.plusSeconds(600)).expiresAt())
                .isEqualTo(NOW.plus(Duration.ofHours(12)).plusSeconds(60).toEpochMilli());
        assertThat(revocations.revokeAll(NOW).expiresAt())
                .isEqualTo(NOW.plus(Duration.ofHours(12)).plusSeconds(60).toEpochMilli());
        assertThat(revocations.revokeToken(ISSUER, "42", NOW.plusSeconds(600)).expiresAt())
                .isEqualTo(NOW.plusSeconds(660).toEpochMilli());
    }

    @Test
    void a_user_is_kept_for_the_lifetime_of_a_session_if_the_issuer_is_that_of_the_login_only() {
        Settings settings = TestSettings.load(
                        "issuer = " + ISSUER,
                        "login = openid",
                        "login.client-id = legacy-app",
                        "session.max-lifetime = 12h",
                        "session.idle-timeout = 1h")
                .settings();

        assertThat(revocations(settings).revokeSubject(ISSUER, "4711", NOW).expiresAt())
                .isEqualTo(NOW.plus(Duration.ofHours(12)).plusSeconds(60).toEpochMilli());
    }

    /** Returns whether a session of this login, which started at {@link #NOW}, is revoked. */
    private static boolean isRevoked(Revocations revocations, ProviderIdentity provider) {
        return revocations.sessions().isRevoked("urn:jwt-filter:app", "own", "alice", provider, NOW.toEpochMilli());
    }

    private Revocations revocations(String... lines) {
        return revocations(TestSettings.with("revocation.store = memory", String.join("\n", lines)));
    }

    private Revocations revocations(Settings settings) {
        return new Revocations(
                store,
                new RevocationCheck(store, settings.revocation(), clock, () -> 0L, EventPublisher.NONE),
                settings,
                ownIssuer,
                clock);
    }
}
