package io.github.jwtfilter.internal.session;

import static io.github.jwtfilter.internal.session.LoginServers.EXPIRED;
import static io.github.jwtfilter.internal.session.LoginServers.OUTAGE;
import static io.github.jwtfilter.internal.session.LoginServers.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.SessionEnded;
import io.github.jwtfilter.fixture.LoggedLines;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The renewal of sessions whose users have logged in at an identity provider. */
class ProviderRenewalTest {
    private final LoginServers servers = new LoginServers();
    private final RotatingProvider provider = servers.provider;

    @Test
    void writes_the_identity_at_the_provider_into_access_tokens() {
        IssuedSession session = servers.start();
        Map<String, Object> identity = Map.of("iss", RotatingProvider.ISSUER, "sub", "4711", "sid", "idp-session");

        assertThat(claims(session).getClaim("idp")).isEqualTo(identity);
        servers.clock.move(EXPIRED);
        assertThat(claims(servers.renew(session).value()).getClaim("idp")).isEqualTo(identity);
        assertThat(claims(session).toString()).doesNotContain(RotatingProvider.FIRST);
    }

    @Test
    void shows_changed_roles_in_the_next_access_token() {
        IssuedSession session = servers.start();
        provider.roles = List.of("clerk", "manager");
        servers.clock.move(EXPIRED);
        IssuedSession promoted = servers.renew(session).value();
        provider.roles = List.of();
        servers.clock.move(EXPIRED);
        IssuedSession demoted = servers.renew(promoted).value();

        assertThat(claims(promoted).getClaim("roles")).isEqualTo(List.of("clerk", "manager"));
        assertThat(claims(demoted).getClaims()).doesNotContainKey("roles").containsEntry("branch", "north");
    }

    @Test
    void presents_each_refresh_token_once_and_stores_its_successor() {
        IssuedSession session = servers.start();
        Set<String> renewals = new HashSet<>();
        for (int i = 1; i <= 20; i++) {
            servers.clock.move(EXPIRED);
            session = servers.renew(i % 2 == 0 ? servers.first : servers.second, session)
                    .value();
            renewals.add(session.renewalToken());
            assertThat(servers.storedToken(session)).isEqualTo("refresh-" + i);
        }

        assertThat(provider.calls).hasValue(20);
        assertThat(renewals).hasSize(20);
        assertThat(servers.stored(session).leaseUntil()).isZero();
    }

    @Test
    void repeats_a_renewal_without_another_refresh() {
        IssuedSession session = servers.start();
        servers.clock.move(EXPIRED);
        IssuedSession renewed = servers.renew(session).value();
        servers.clock.move(Duration.ofSeconds(30));

        assertThat(servers.renew(servers.second, session).value().renewalToken())
                .isEqualTo(renewed.renewalToken());
        assertThat(provider.calls).hasValue(1);
    }

    @Test
    void ends_the_session_when_the_provider_has_ended_the_login() {
        IssuedSession session = servers.start();
        provider.rejection = RejectionReason.LOGIN_ENDED;
        servers.clock.move(EXPIRED);

        assertThat(servers.reason(session)).isEqualTo(RejectionReason.LOGIN_ENDED);
        assertThat(servers.stored(session)).isNull();
        assertThat(servers.revoked).containsKey(session.sessionId());
        assertThat(servers.reason(session)).isEqualTo(RejectionReason.SESSION_ENDED);
        assertThat(provider.calls).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = RejectionReason.class,
            names = {"EXPIRED", "BAD_SIGNATURE", "WRONG_AUDIENCE", "ROLE_MISSING", "REVOKED"})
    void ends_the_session_when_the_tokens_of_the_provider_are_invalid(RejectionReason reason) {
        IssuedSession session = servers.start();
        provider.rejection = reason;
        servers.clock.move(EXPIRED);

        assertThat(servers.reason(session)).isEqualTo(RejectionReason.LOGIN_ENDED);
        assertThat(servers.stored(session)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = RejectionReason.class,
            names = {"PROVIDER_UNAVAILABLE", "KEYS_UNAVAILABLE", "STORE_UNAVAILABLE", "INTERNAL_ERROR"})
    void continues_with_the_present_roles_during_an_outage(RejectionReason reason) {
        IssuedSession session = servers.start();
        provider.rejection = reason;
        provider.roles = List.of("manager");
        servers.clock.move(EXPIRED);
        IssuedSession renewed = servers.renew(session).value();

        assertThat(claims(renewed).getClaim("roles")).isEqualTo(List.of("clerk"));
        assertThat(renewed.isTemporary()).isFalse();
        assertThat(servers.storedToken(session)).isEqualTo(RotatingProvider.FIRST);
        assertThat(servers.stored(session).leaseUntil()).isZero();
        provider.rejection = null;
        servers.clock.move(EXPIRED);
        assertThat(claims(servers.renew(renewed).value()).getClaim("roles")).isEqualTo(List.of("manager"));
    }

    @Test
    void ends_the_session_when_the_outage_takes_longer_than_permitted() {
        IssuedSession session = servers.start();
        provider.rejection = RejectionReason.PROVIDER_UNAVAILABLE;
        servers.clock.move(OUTAGE.minusSeconds(1));
        IssuedSession last = servers.renew(session).value();

        assertThat(last.accessSeconds()).isEqualTo(1);
        servers.clock.move(Duration.ofSeconds(1));
        assertThat(servers.reason(last)).isEqualTo(RejectionReason.LOGIN_ENDED);
        assertThat(servers.stored(session)).isNull();
        assertThat(servers.revoked).containsKey(session.sessionId());
    }

    /** The access token issued at the last renewal before the end of the permitted time does not outlast it. */
    @Test
    void limits_access_tokens_by_the_permitted_time_of_an_outage() {
        IssuedSession session = servers.start();
        provider.rejection = RejectionReason.PROVIDER_UNAVAILABLE;
        long limit = servers.clock.instant().plus(OUTAGE).getEpochSecond();
        for (int i = 0; i < 5; i++) {
            servers.clock.move(EXPIRED);
            session = servers.renew(session).value();
        }

        assertThat(claims(session).getExpirationTime().toInstant().getEpochSecond())
                .isEqualTo(limit);
    }

    @Test
    void measures_an_outage_from_the_last_refresh() {
        IssuedSession session = servers.start();
        for (int i = 0; i < 4; i++) {
            servers.clock.move(Duration.ofMinutes(50));
            session = servers.renew(session).value();
        }
        provider.rejection = RejectionReason.PROVIDER_UNAVAILABLE;
        servers.clock.move(Duration.ofMinutes(50));

        assertThat(servers.reason(session)).isNull();
    }

    @Test
    void treats_an_unexpected_exception_as_an_outage() {
        IssuedSession session = servers.start();
        provider.during = () -> {
            throw new IllegalArgumentException("hunter2");
        };
        servers.clock.move(EXPIRED);
        try (LoggedLines lines = LoggedLines.of(SessionManager.class)) {
            IssuedSession renewed = servers.renew(session).value();

            assertThat(lines.only())
                    .isEqualTo("WARNING A login could not be refreshed, because of an unexpected"
                            + " java.lang.IllegalArgumentException");
            assertThat(servers.stored(session).leaseUntil()).isZero();
            provider.during = () -> {};
            servers.clock.move(EXPIRED);
            assertThat(servers.reason(renewed)).isNull();
            assertThat(servers.storedToken(session)).isEqualTo("refresh-2");
        }
    }

    @Test
    void ends_the_session_of_a_user_who_has_another_name_now() {
        IssuedSession session = servers.start();
        provider.name = "bob";
        servers.clock.move(EXPIRED);
        try (LoggedLines lines = LoggedLines.of(SessionManager.class)) {
            assertThat(servers.reason(session)).isEqualTo(RejectionReason.LOGIN_ENDED);
            assertThat(lines.only()).contains("another name").doesNotContain("bob", "alice");
        }
        assertThat(servers.stored(session)).isNull();
        assertThat(servers.revoked).containsKey(session.sessionId());
    }

    @Test
    void ends_the_session_when_the_refresh_returns_another_user() {
        IssuedSession session = servers.start();
        provider.subject = "4712";
        servers.clock.move(EXPIRED);

        assertThat(servers.reason(session)).isEqualTo(RejectionReason.LOGIN_ENDED);
        assertThat(servers.stored(session)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "half of a pair: \ud800"})
    void ends_the_session_of_a_user_whose_new_role_cannot_be_represented(String role) {
        IssuedSession session = servers.start();
        provider.roles = Arrays.asList("clerk", role);
        servers.clock.move(EXPIRED);

        assertThat(servers.reason(session)).isEqualTo(RejectionReason.LOGIN_ENDED);
        assertThat(servers.stored(session)).isNull();
    }

    /** Otherwise the browser would not store the cookie, and each of its requests would call the provider. */
    @Test
    void ends_the_session_of_a_user_whose_new_roles_do_not_fit_into_a_cookie() {
        IssuedSession session = servers.start();
        servers.clock.move(EXPIRED);
        try (LoggedLines lines = LoggedLines.of(SessionManager.class)) {
            RejectionReason reason = servers.first
                    .renew(
                            session.renewalToken(),
                            issued -> {
                                throw new IllegalArgumentException("5000 bytes");
                            },
                            (id, subject) -> {})
                    .reason();

            assertThat(reason).isEqualTo(RejectionReason.LOGIN_ENDED);
            assertThat(lines.only()).endsWith("5000 bytes");
        }
        assertThat(servers.stored(session)).isNull();
    }

    /** The provider has accepted the refresh token before, and will not accept it again. */
    @Test
    void keeps_the_new_tokens_of_the_provider_while_no_key_can_sign() {
        IssuedSession session = servers.start();
        servers.clock.move(EXPIRED);
        servers.signing = false;
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> servers.renew(session));
        assertThat(servers.storedToken(session)).isEqualTo("refresh-1");
        assertThat(servers.stored(session).leaseUntil()).isZero();
        servers.signing = true;

        assertThat(servers.reason(session)).isNull();
        assertThat(servers.storedToken(session)).isEqualTo("refresh-2");
    }

    @ParameterizedTest
    @EnumSource(
            value = BrokenSessionStore.Call.class,
            names = {"FIND", "LEASE"})
    void keeps_a_session_whose_store_fails_before_the_refresh(BrokenSessionStore.Call call) {
        IssuedSession session = servers.start();
        servers.clock.move(EXPIRED);
        servers.store.failingBefore.add(call);
        assertThat(servers.reason(session)).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        assertThat(provider.calls).hasValue(0);
        servers.store.repair();

        assertThat(servers.reason(session)).isNull();
        assertThat(servers.storedToken(session)).isEqualTo("refresh-1");
    }

    @Test
    void continues_after_a_lease_that_was_stored_without_a_response() {
        IssuedSession session = servers.start();
        servers.clock.move(EXPIRED);
        servers.store.failingAfter.add(BrokenSessionStore.Call.LEASE);
        assertThat(servers.reason(session)).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        servers.store.repair();

        assertThat(servers.renew(session).value().isTemporary()).isTrue();
        servers.clock.move(LoginServers.LEASE);
        assertThat(servers.renew(session).value().isTemporary()).isFalse();
    }

    @Test
    void repeats_a_renewal_that_was_stored_without_a_response() {
        IssuedSession session = servers.start();
        servers.clock.move(EXPIRED);
        servers.store.failingAfter.add(BrokenSessionStore.Call.ROTATE);
        servers.pause = millis -> {};
        assertThat(servers.reason(session)).isEqualTo(RejectionReason.STORE_UNAVAILABLE);
        servers.store.repair();

        assertThat(servers.renew(session).value().isTemporary()).isFalse();
        assertThat(provider.calls).hasValue(1);
        assertThat(servers.storedToken(session)).isEqualTo("refresh-1");
    }

    @Test
    void does_not_store_the_tokens_of_a_session_that_has_ended_during_the_refresh() {
        IssuedSession session = servers.start();
        servers.clock.move(EXPIRED);
        provider.during = () -> servers.second.end(session.sessionId(), null, SessionEnded.Cause.LOGOUT);

        assertThat(servers.reason(session)).isEqualTo(RejectionReason.SESSION_ENDED);
        assertThat(servers.stored(session)).isNull();
    }

    @Test
    void does_not_refresh_the_login_of_a_session_that_the_provider_has_ended() {
        IssuedSession session = servers.start();
        servers.clock.move(EXPIRED);
        servers.revokedLogins.add("idp-session");

        assertThat(servers.reason(session)).isEqualTo(RejectionReason.SESSION_ENDED);
        assertThat(servers.stored(session)).isNull();
        assertThat(provider.calls).hasValue(0);
    }

    @Test
    void ends_a_session_with_its_access_token_if_nothing_refreshes_its_login() {
        IssuedSession session = servers.start();
        servers.clock.move(EXPIRED);
        SessionManager without = servers.server(RefreshPolicy.none());

        assertThat(servers.renew(without, session).reason()).isEqualTo(RejectionReason.LOGIN_ENDED);
        assertThat(servers.stored(session)).isNull();
    }

    @Test
    void does_not_refresh_a_session_of_a_user_whom_the_application_has_authenticated() {
        IssuedSession session = servers.first.start("alice", List.of("clerk"), Map.of(), null, issued -> {});
        servers.clock.move(EXPIRED);

        assertThat(servers.reason(session)).isNull();
        assertThat(claims(session).getClaims()).doesNotContainKey("idp");
        assertThat(provider.calls).hasValue(0);
    }

    @Test
    void stores_tokens_of_the_largest_size_and_no_longer_ones() {
        String largest = "x".repeat(60_000);
        ProviderLogin login = new ProviderLogin(RotatingProvider.ISSUER, "4711", null, largest, 1);
        IssuedSession session = servers.first.start("alice", List.of("clerk"), Map.of(), login, issued -> {});

        assertThat(servers.storedToken(session)).isEqualTo(largest);
        assertThat(servers.first.login(session.sessionId()).sessionId()).isNull();
        assertThat(servers.first.login(session.sessionId()).confirmedAt()).isEqualTo(1);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new ProviderLogin(RotatingProvider.ISSUER, "4711", null, largest + "y", 1))
                .withMessageContaining("60001")
                .withMessageNotContaining("xx");
        assertThat(login.toString() + new RefreshedLogin("alice", List.of("clerk"), login))
                .isEqualTo("(hidden)(hidden)");
    }
}
