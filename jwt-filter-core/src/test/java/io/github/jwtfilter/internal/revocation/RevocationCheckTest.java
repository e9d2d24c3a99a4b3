package io.github.jwtfilter.internal.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.fixture.CollectedEvents;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.settings.Settings;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevocationCheckTest {
    private static final String ISSUER = TestSettings.ISSUER;
    private static final long ISSUED = TestTokens.ISSUED.toEpochMilli();

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    private final TestStore store = new TestStore(clock);
    private final CollectedEvents events = new CollectedEvents();
    private final RevocableToken token = token("42", ISSUED);
    private long nanos = Long.MAX_VALUE - 10; // close to the overflow of System.nanoTime()

    @Test
    void one_call_of_the_store_decides_on_a_token() {
        RevocationCheck check = check();

        assertThat(check.check(token)).isNull();
        assertThat(store.finds).isEqualTo(1);

        revocations(check).revokeToken(ISSUER, "42", TestTokens.ISSUED.plusSeconds(60));
        assertThat(check.check(token)).isEqualTo(RejectionReason.REVOKED);
        assertThat(check.check(token("43", ISSUED))).isNull();
        assertThat(store.finds).isEqualTo(3);
        assertThat(check.revoked()).isEqualTo(1);
    }

    @Test
    void no_more_ids_are_looked_up_than_a_store_accepts() {
        List<String> keys = Collections.nCopies(100, RevocationId.ofKey("k"));
        RevocableToken many = new RevocableToken(ISSUER, "42", "session", "alice", null, keys, ISSUED);

        assertThat(many.ids()).hasSize(10).contains(RevocationId.ALL, RevocationId.EVERY_KEY);
        ProviderIdentity provider = new ProviderIdentity("https://login.example.com", "4711", "idp-session");
        assertThat(new RevocableToken(ISSUER, "42", "session", "alice", provider, keys, ISSUED).ids())
                .hasSize(10)
                .containsOnlyOnce(
                        RevocationId.ALL,
                        RevocationId.EVERY_KEY,
                        RevocationId.ofSession("https://login.example.com", "idp-session"),
                        RevocationId.ofSubject("https://login.example.com", "4711"))
                .contains(RevocationId.ofKey("k"));
        assertThat(new RevocableToken(null, null, null, null, null, List.of(), ISSUED).ids())
                .containsExactly(RevocationId.ALL, RevocationId.EVERY_KEY);
    }

    @Test
    void tokens_issued_before_the_time_are_revoked_and_those_without_a_time_of_issue() {
        RevocationCheck check = check();
        revocations(check).revokeSubject(ISSUER, "alice", TestTokens.ISSUED);

        assertThat(check.check(token("1", ISSUED - 1))).isEqualTo(RejectionReason.REVOKED);
        assertThat(check.check(token("1", ISSUED))).isNull();
        assertThat(check.check(token("1", Long.MIN_VALUE))).isEqualTo(RejectionReason.REVOKED);
    }

    @Test
    void a_failure_rejects_the_request() {
        RevocationCheck check = check();
        store.failure = new StoreException("down");

        assertThat(check.check(token)).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        assertThat(check.isFailing()).isTrue();
        assertThat(check.failures()).isEqualTo(1);
        assertThat(check.admitted()).isZero();

        store.failure = null;
        assertThat(check.check(token)).isNull();
        assertThat(check.isFailing()).isFalse();
    }

    @Test
    void a_failure_admits_the_request_if_configured_which_is_counted() {
        RevocationCheck check = check("revocation.on-failure = admit");
        revocations(check).revokeToken(ISSUER, "42", TestTokens.ISSUED.plusSeconds(60));
        store.failure = new IllegalStateException("an exception that no store should throw");

        assertThat(check.check(token)).isNull();
        assertThat(check.check(token)).isNull();
        assertThat(check.admitted()).isEqualTo(2);
        assertThat(check.failures()).isEqualTo(2);

        store.failure = null;
        assertThat(check.check(token)).isEqualTo(RejectionReason.REVOKED);
    }

    @Test
    void one_line_is_logged_for_each_change_of_the_state() {
        try (LoggedLines lines = LoggedLines.of(RevocationCheck.class)) {
            RevocationCheck check = check();
            store.failure = new StoreException("the database is unreachable");
            for (int i = 0; i < 100; i++) {
                check.check(token);
            }
            store.failure = null;
            check.check(token);
            check.check(token);

            assertThat(lines.all()).hasSize(2);
            assertThat(lines.all().get(0)).contains("503", "the database is unreachable");
            assertThat(lines.all().get(1)).contains("can be read again, after 100 failures");
            assertThat(events.texts())
                    .containsExactly(
                            "store-state-changed store=\"revocations\" available=false failure=\"requests with a token are"
                                    + " rejected with 503 (revocation.on-failure = refuse): the database is unreachable\"",
                            "store-state-changed store=\"revocations\" available=true");
        }
    }

    @Test
    void a_store_that_fails_now_and_then_does_not_fill_the_log() {
        try (LoggedLines lines = LoggedLines.of(RevocationCheck.class)) {
            RevocationCheck check = check("revocation.on-failure = admit");
            for (int i = 0; i < 1_000; i++) {
                store.failure = i % 2 == 0 ? new IllegalStateException("secret-in-a-message") : null;
                check.check(token);
            }

            assertThat(lines.all()).hasSize(8);
            assertThat(lines.all().get(0)).contains("REVOKED TOKENS ARE ACCEPTED", "IllegalStateException");
            assertThat(lines.all()).noneMatch(line -> line.contains("secret-in-a-message"));
            assertThat(events.texts()).hasSize(8).noneMatch(text -> text.contains("secret-in-a-message"));
        }
    }

    @Test
    void a_result_is_cached_for_the_configured_time() {
        RevocationCheck check = check("revocation.cache = 30s");
        assertThat(check.check(token)).isNull();
        revokeOnAnotherServer("42");

        nanos += TimeUnit.SECONDS.toNanos(30) - 1;
        assertThat(check.check(token)).isNull();
        assertThat(check.cacheHits()).isEqualTo(1);

        nanos += 1;
        assertThat(check.check(token)).isEqualTo(RejectionReason.REVOKED);
        assertThat(check.check(token)).isEqualTo(RejectionReason.REVOKED);
        assertThat(store.finds).isEqualTo(2);
        assertThat(check.revoked()).isEqualTo(2);
    }

    @Test
    void the_cache_does_not_delay_what_this_server_revokes_or_removes() {
        RevocationCheck check = check("revocation.cache = 5m");
        Revocations revocations = revocations(check);
        assertThat(check.check(token)).isNull();

        StoredRevocation revoked = revocations.revokeKey("k1");
        assertThat(check.check(token)).isEqualTo(RejectionReason.REVOKED);

        assertThat(revocations.remove(revoked.id())).isTrue();
        assertThat(check.check(token)).isNull();
    }

    @Test
    void a_revocation_during_the_read_of_the_store_is_not_hidden_by_the_cache() {
        RevocationCheck check = check("revocation.cache = 5m");
        Revocations revocations = revocations(check);
        store.beforeFind = () -> {
            store.beforeFind = () -> {};
            revocations.revokeKey("k1");
        };

        assertThat(check.check(token)).as("read before the revocation").isNull();
        assertThat(check.check(token)).isEqualTo(RejectionReason.REVOKED);
    }

    @Test
    void a_failure_is_not_cached() {
        RevocationCheck check = check("revocation.cache = 5m", "revocation.on-failure = admit");
        revokeOnAnotherServer("42");
        store.failure = new StoreException("down");
        assertThat(check.check(token)).isNull();

        store.failure = null;
        assertThat(check.check(token)).isEqualTo(RejectionReason.REVOKED);
    }

    @Test
    void a_revocation_has_no_effect_after_its_end() {
        RevocationCheck check = check();
        StoredRevocation revoked = revocations(check).revokeToken(ISSUER, "42", TestTokens.ISSUED.plusSeconds(60));
        clock.move(Duration.ofMillis(revoked.expiresAt() - ISSUED));
        assertThat(check.check(token)).isEqualTo(RejectionReason.REVOKED);

        clock.move(Duration.ofMillis(1));
        assertThat(check.check(token)).isNull();
    }

    private void revokeOnAnotherServer(String tokenId) {
        store.put(new StoredRevocation(
                RevocationId.ofToken(ISSUER, tokenId),
                StoredRevocation.Kind.TOKEN,
                "",
                StoredRevocation.EVERY_TOKEN,
                StoredRevocation.NEVER));
    }

    private static RevocableToken token(@Nullable String tokenId, long issuedAt) {
        return new RevocableToken(ISSUER, tokenId, null, "alice", null, List.of(RevocationId.ofKey("k1")), issuedAt);
    }

    private RevocationCheck check(String... lines) {
        return new RevocationCheck(store, settings(lines).revocation(), clock, () -> nanos, events);
    }

    private Revocations revocations(RevocationCheck check) {
        return new Revocations(store, check, settings(), null, clock);
    }

    private static Settings settings(String... lines) {
        return TestSettings.with("revocation.store = memory", String.join("\n", lines));
    }
}
