package io.github.jwtfilter.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.internal.request.TokenSender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users with sessions while others use all signature checks; no token is cached. */
class SessionsDuringFloodTest {
    private Guard guard;
    private SessionClient client;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        Path settings = directory.resolve("jwt-filter.properties");
        Files.writeString(settings, """
                session.store       = memory
                session.logout-path = /jwt/logout
                cache.size          = 0
                flood.checks        = 1
                flood.wait          = 0ms
                """);
        guard = GuardFactory.create(settings, Clock.systemUTC());
        client = new SessionClient(guard).signIn("alice");
        assertThat(guard.lifecycle().flood().acquire(TokenSender.UNKNOWN, true)).isNull();
    }

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void a_login_succeeds_and_ends_the_earlier_session() {
        SessionClient earlier = client.copy();

        client.signIn("bob");

        guard.lifecycle().flood().release(true);
        assertThat(client.user(SessionClient.get("/page"))).isEqualTo("bob");
        assertThat(earlier.decide(SessionClient.get("/page"))).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void a_logout_ends_the_session_of_its_renewal_token() {
        SessionClient copy = client.copy();

        assertThat(SessionClient.status(client.decide(logout()))).isEqualTo(204);

        guard.lifecycle().flood().release(true);
        assertThat(copy.decide(SessionClient.get("/page"))).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void a_logout_without_a_renewal_token_is_not_reported_as_successful() {
        client.jar().remove(SessionClient.RENEWAL);

        assertThat(SessionClient.status(client.decide(logout()))).isEqualTo(503);
    }

    @Test
    void a_logout_is_not_reported_as_successful_if_only_another_session_has_ended() {
        String access = client.jar().get(SessionClient.ACCESS);
        guard.lifecycle().flood().release(true);
        client.jar().clear();
        client.signIn("mallory").jar().put(SessionClient.ACCESS, access);
        assertThat(guard.lifecycle().flood().acquire(TokenSender.UNKNOWN, true)).isNull();

        assertThat(SessionClient.status(client.decide(logout()))).isEqualTo(503);
    }

    /** A renewal would occupy its thread and the store for longer than the check. */
    @Test
    void a_session_remains_although_its_access_token_was_not_checked() {
        Decision decision = client.decide(SessionClient.get("/page"));

        assertThat(SessionClient.status(decision)).isEqualTo(503);
        assertThat(SessionClient.setCookies(decision)).isEmpty();
        guard.lifecycle().flood().release(true);
        assertThat(client.user(SessionClient.get("/page"))).isEqualTo("alice");
    }

    private static TestRequest logout() {
        return SessionClient.post("/jwt/logout").header("Origin", SessionClient.OWN_ORIGIN);
    }
}
