package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.revocation.Revocations;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logins in the second in which their user has been revoked. */
class LoginAfterRevocationTest {
    private static final String ISSUER = "urn:jwt-filter:app";
    private static final String PAGE = "/page";

    private final TickingClock clock = new TickingClock(Instant.parse("2026-11-29T08:00:00.100Z"));
    private Guard guard;

    @BeforeEach
    void start() {
        guard = GuardFactory.create(
                TestSettings.load("session.store = memory", "session.refresh-path = /refresh", "session.name = app"),
                clock);
    }

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void a_user_can_log_in_in_the_second_in_which_the_user_was_revoked() {
        SessionClient old = signIn();
        revokeSubject(Duration.ofMillis(200));

        assertThat(signIn().user(SessionClient.get(PAGE))).isEqualTo("alice");
        assertThat(old.user(SessionClient.get(PAGE))).isEqualTo(RejectionReason.REVOKED.code());
    }

    @Test
    void a_user_can_log_in_in_the_second_in_which_all_tokens_were_revoked() {
        SessionClient old = signIn();
        clock.move(Duration.ofMillis(501));
        revocations().revokeAll(clock.instant());

        assertThat(signIn().user(SessionClient.get(PAGE))).isEqualTo("alice");
        assertThat(old.user(SessionClient.get(PAGE))).isEqualTo(RejectionReason.REVOKED.code());
    }

    @Test
    void a_session_can_be_renewed_in_the_second_in_which_its_user_was_revoked_and_has_logged_in() {
        revokeSubject(Duration.ofMillis(1));
        SessionClient client = signIn();
        clock.move(Duration.ofMillis(1));
        client.jar().remove(SessionClient.ACCESS);

        assertThat(client.user(SessionClient.get(PAGE))).isEqualTo("alice");
        assertThat(client.user(SessionClient.get(PAGE))).isEqualTo("alice");
    }

    @Test
    void a_second_revocation_within_the_second_ends_the_session_of_the_login_between_them() {
        revokeSubject(Duration.ofMillis(200));
        SessionClient client = signIn();
        SessionClient expired = client.copy();
        expired.jar().remove(SessionClient.ACCESS);
        revokeSubject(Duration.ofMillis(1));

        assertThat(client.user(SessionClient.get(PAGE))).isEqualTo(RejectionReason.REVOKED.code());
        assertThat(expired.user(SessionClient.get(PAGE))).isEqualTo(RejectionReason.SESSION_ENDED.code());
    }

    @Test
    void every_millisecond_of_a_second_is_compared_exactly() {
        for (int i = 0; i < 800; i++) {
            revokeSubject(Duration.ofMillis(1));
            SessionClient client = signIn();
            assertThat(client.user(SessionClient.get(PAGE))).isEqualTo("alice");
            guard.sessions().end(client.with(SessionClient.post("/logout")));
        }
    }

    @Test
    void other_logins_issue_tokens_with_whole_seconds() throws ParseException {
        assertThat(issuedAt(signIn())).isInstanceOf(Long.class);
        revokeSubject(Duration.ofMillis(200));
        assertThat(issuedAt(signIn())).isInstanceOf(Double.class);
        clock.move(Duration.ofSeconds(1));
        assertThat(issuedAt(signIn())).isInstanceOf(Long.class);
    }

    private static Object issuedAt(SessionClient client) throws ParseException {
        return SignedJWT.parse(client.jar().get(SessionClient.ACCESS))
                .getPayload()
                .toJSONObject()
                .get("iat");
    }

    private SessionClient signIn() {
        return new SessionClient(guard).signIn("alice");
    }

    private void revokeSubject(Duration later) {
        clock.move(later);
        revocations().revokeSubject(ISSUER, "alice", clock.instant());
    }

    private Revocations revocations() {
        return Objects.requireNonNull(guard.revocations());
    }
}
