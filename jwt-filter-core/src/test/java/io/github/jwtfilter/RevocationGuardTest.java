package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.revocation.Revocations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Complete requests with revoked tokens. */
class RevocationGuardTest {
    private static final Instant EXPIRY = TestTokens.ISSUED.plusSeconds(3600);

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);

    @Test
    void the_response_is_that_of_any_invalid_token() {
        Guard guard = guard();
        GuardResponse invalid = response(guard, TestTokens.forged(TestTokens.good()));
        revocations(guard).revokeToken(TestSettings.ISSUER, "42", EXPIRY);
        GuardResponse revoked = response(guard, TestTokens.good());

        assertThat(revoked.status()).isEqualTo(invalid.status()).isEqualTo(401);
        assertThat(revoked.headers()).hasToString(invalid.headers().toString());
        assertThat(revoked.body()).isEqualTo(invalid.body());
    }

    @Test
    void a_message_with_a_revoked_token_is_rejected() {
        Guard guard = guard();
        assertThat(guard.authenticate(TestTokens.good()).reason()).isNull();

        revocations(guard).revokeAll(TestTokens.ISSUED.plusSeconds(1));
        assertThat(guard.authenticate(TestTokens.good()).reason()).isEqualTo(RejectionReason.REVOKED);
    }

    @Test
    void a_revoked_cookie_is_anonymous_where_a_token_is_optional() {
        Guard guard = guard("token.cookie = jwt", "access.1 = /news : optional");
        revocations(guard).revokeSubject(TestSettings.ISSUER, "alice", TestTokens.ISSUED.plusSeconds(1));

        assertThat(guard.decide(TestRequest.get("/news").cookie("jwt", TestTokens.good())))
                .isInstanceOf(Decision.Anonymous.class);
        assertThat(guard.decide(TestRequest.get("/page").cookie("jwt", TestTokens.good())))
                .isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void a_revocation_ends_only_after_the_token() {
        Guard guard = guard("claims.clock-skew = 2m");
        revocations(guard).revokeToken(TestSettings.ISSUER, "42", EXPIRY);

        clock.move(Duration.ofMinutes(62).minusMillis(1));
        assertThat(guard.authenticate(TestTokens.good()).reason()).isEqualTo(RejectionReason.REVOKED);
        clock.move(Duration.ofMillis(1));
        assertThat(guard.authenticate(TestTokens.good()).reason()).isEqualTo(RejectionReason.EXPIRED);
    }

    @Test
    void the_summary_names_the_store_and_the_time_for_which_results_are_cached() {
        assertThat(guard().summary()).contains("\nrevocations in memory, read for each request\n");
        assertThat(guard("revocation.cache = 30s").summary()).contains("\nrevocations in memory, cached for 30 s\n");
        assertThat(guard("revocation.cache = 30s", "cache.size = 0").summary())
                .contains("\nrevocations in memory, read for each request\n");
        assertThat(created("mode = enforce").summary()).doesNotContain("revocations");
    }

    @Test
    void the_summary_warns_of_revoked_tokens_that_are_accepted() {
        String database = "revocation.store = jdbc\nstore.jdbc.create = true\nstore.jdbc.url = jdbc:h2:mem:summary\n";
        try (Guard guard = created(database + "revocation.on-failure = admit")) {
            assertThat(guard.summary())
                    .contains("\nrevocations in jdbc, read for each request, REVOKED TOKENS ARE ACCEPTED WHILE IT IS"
                            + " UNAVAILABLE (revocation.on-failure = admit)\n");
        }
        try (Guard guard = created(database)) {
            assertThat(guard.summary()).doesNotContain("ACCEPTED");
        }
    }

    private Guard created(String lines) {
        return GuardFactory.create(TestSettings.loadWith(lines), clock);
    }

    @Test
    void without_a_store_the_operations_name_the_setting(@TempDir Path folder) throws IOException {
        String issuer = "issuer = https://idp.example.com\naudience = legacy-app\nkeys.secret = " + TestSettings.SECRET;
        Path without = Files.writeString(folder.resolve("without.properties"), issuer);
        Path with = Files.writeString(folder.resolve("with.properties"), issuer + "\nrevocation.store = memory\n");

        try (JwtGuard guard = JwtGuard.builder(without).build()) {
            assertThatThrownBy(guard::revocations)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("revocation.store");
        }
        try (JwtGuard guard = JwtGuard.builder(with).clock(clock).build()) {
            VerifiedToken token = guard.authenticate(TestTokens.good()).value().token();
            guard.revocations().revokeToken(token);
            assertThat(guard.authenticate(TestTokens.good()).reason()).isEqualTo(RejectionReason.REVOKED);
        }
    }

    private Guard guard(String... lines) {
        return GuardFactory.create(TestSettings.loadWith("revocation.store = memory", String.join("\n", lines)), clock);
    }

    private static Revocations revocations(Guard guard) {
        return Objects.requireNonNull(guard.revocations());
    }

    private static GuardResponse response(Guard guard, String token) {
        Decision decision = guard.decide(TestRequest.get("/page").bearer(token));
        return ((Decision.Rejected) decision).response();
    }
}
