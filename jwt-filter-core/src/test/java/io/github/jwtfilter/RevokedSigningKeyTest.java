package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.revocation.Revocations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of an application one of whose own signing keys is revoked. */
class RevokedSigningKeyTest {
    private static final String PAGE = "/page";

    private final TickingClock clock = new TickingClock(Instant.parse("2026-11-29T08:00:00Z"));

    @TempDir
    private Path folder;

    private Guard guard;

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void the_newest_key_that_the_settings_do_not_revoke_signs() throws Exception {
        start("keys.revoked = new");

        assertThat(signer(signIn())).isEqualTo("old");
        assertThat(guard.summary()).contains("kid \"old\"; 2 keys verify");
    }

    @Test
    void the_newest_key_that_is_not_revoked_in_the_store_signs_after_a_revocation() throws Exception {
        start("");
        SessionClient client = signIn();
        assertThat(signer(client)).isEqualTo("new");
        revocations().revokeKey("new");

        assertThat(signer(signIn())).isEqualTo("old");
        client.jar().remove(SessionClient.ACCESS);
        assertThat(client.user(SessionClient.get(PAGE))).isEqualTo("alice");
        assertThat(signer(client)).isEqualTo("old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "old"})
    void a_key_that_is_revoked_by_its_thumbprint_signs_nothing(String name) throws Exception {
        start("");
        String thumbprint = JWKSet.load(folder.resolve("keys.json").toFile())
                .getKeyByKeyId(name)
                .computeThumbprint()
                .toString();
        revocations().revokeKey(thumbprint);

        assertThat(signer(signIn())).isNotEqualTo(name);
    }

    @Test
    void a_login_and_a_renewal_are_unavailable_if_every_key_is_revoked() throws Exception {
        start("");
        SessionClient client = signIn();
        client.jar().remove(SessionClient.ACCESS);
        revocations().revokeKey("old");
        String entry = revocations().revokeKey("new").id();

        try (LoggedLines lines = LoggedLines.of(Class.forName("io.github.jwtfilter.internal.pipeline.TrustedKeys"))) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(this::signIn)
                    .withMessageContaining("every valid signing key is revoked");
            assertThat(client.user(SessionClient.get(PAGE))).isEqualTo(RejectionReason.KEYS_UNAVAILABLE.code());
            assertThat(lines.only()).contains("every valid signing key is revoked; run the command keys rotate");
        }
        revocations().remove(entry);
        assertThat(client.user(SessionClient.get(PAGE))).isEqualTo("alice");
    }

    @Test
    void a_login_and_a_renewal_are_unavailable_if_every_key_has_expired() throws Exception {
        start("");
        SessionClient client = signIn();
        clock.move(Duration.ofMinutes(21));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(this::signIn)
                .withMessageContaining("no signing key is valid");
        assertThat(client.user(SessionClient.get(PAGE))).isEqualTo(RejectionReason.KEYS_UNAVAILABLE.code());
    }

    private void start(String line) throws Exception {
        Instant end = clock.instant().plus(Duration.ofMinutes(20));
        JWKSet keys = new JWKSet(List.of(key("old", 200, end), key("new", 100, end)));
        Files.writeString(folder.resolve("keys.json"), keys.toString(false));
        Path settings = Files.writeString(
                folder.resolve("app.properties"),
                "session.store = memory\nsession.name = app\nsession.keys = keys.json\n" + line + "\n");
        guard = GuardFactory.create(settings, clock);
    }

    private ECKey key(String keyId, int secondsAgo, Instant end) throws Exception {
        return new ECKeyGenerator(Curve.P_256)
                .keyID(keyId)
                .notBeforeTime(Date.from(clock.instant().minusSeconds(secondsAgo)))
                .expirationTime(Date.from(end))
                .generate();
    }

    private static String signer(SessionClient client) throws Exception {
        return SignedJWT.parse(client.jar().get(SessionClient.ACCESS))
                .getHeader()
                .getKeyID();
    }

    private SessionClient signIn() {
        return new SessionClient(guard).signIn("alice");
    }

    private Revocations revocations() {
        return Objects.requireNonNull(guard.revocations());
    }
}
