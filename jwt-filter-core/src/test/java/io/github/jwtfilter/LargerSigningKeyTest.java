package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions whose access tokens fit into a cookie until a key with a larger signature signs. */
class LargerSigningKeyTest {
    private static final Duration UNTIL_ROTATION = Duration.ofMinutes(20);

    /** A number of roles with which a session fits into a cookie with ES256, and not with RS256. */
    private static final int ROLES = 136;

    private final TickingClock clock = new TickingClock(Instant.parse("2026-11-29T08:00:00Z"));
    private Guard guard;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        JWK small = new ECKeyGenerator(Curve.P_256)
                .keyID("small")
                .notBeforeTime(Date.from(clock.instant()))
                .generate();
        JWK large = new RSAKeyGenerator(2048)
                .keyID("large")
                .notBeforeTime(Date.from(clock.instant().plus(UNTIL_ROTATION)))
                .generate();
        Files.writeString(folder.resolve("keys.json"), new JWKSet(List.of(small, large)).toString(false));
        guard = GuardFactory.create(
                Files.writeString(
                        folder.resolve("app.properties"),
                        "session.store = memory\nsession.name = app\nsession.keys = keys.json\n"),
                clock);
    }

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void a_session_that_does_not_fit_any_more_continues_and_is_reported() throws Exception {
        SessionClient client = signIn();
        clock.move(UNTIL_ROTATION.plusSeconds(1));
        client.jar().remove(SessionClient.ACCESS);

        try (LoggedLines lines = LoggedLines.of(Class.forName("io.github.jwtfilter.internal.pipeline.SessionAlerts"))) {
            assertThat(client.user(SessionClient.get("/page"))).isEqualTo("alice");
            assertThat(lines.only()).contains("has become too large for a cookie", "ES256");
            client.jar().remove(SessionClient.ACCESS); // as a browser, which does not store it
            assertThat(client.user(SessionClient.get("/page"))).isEqualTo("alice");
        }
    }

    @Test
    void a_session_that_fits_is_not_reported() throws Exception {
        SessionClient client = signIn();
        client.jar().remove(SessionClient.ACCESS);

        try (LoggedLines lines = LoggedLines.of(Class.forName("io.github.jwtfilter.internal.pipeline.SessionAlerts"))) {
            assertThat(client.user(SessionClient.get("/page"))).isEqualTo("alice");
            assertThat(lines.all()).isEmpty();
        }
    }

    @Test
    void a_login_that_does_not_fit_fails_with_its_size() {
        clock.move(UNTIL_ROTATION.plusSeconds(1));

        assertThatIllegalArgumentException()
                .isThrownBy(this::signIn)
                .withMessageMatching("The session does not fit into a cookie: it has 4[1-9][0-9]{2} bytes, and .*");
    }

    private SessionClient signIn() {
        String[] roles = new String[ROLES];
        for (int i = 0; i < ROLES; i++) {
            roles[i] = "role-of-user-" + (100 + i);
        }
        return new SessionClient(guard).signIn("alice", roles);
    }
}
