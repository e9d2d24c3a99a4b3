package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestProvider;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The encryption of logins after the newest signing key has leaked. */
class RevokedEncryptionKeyTest {
    private final TickingClock clock = new TickingClock(Instant.parse("2026-11-29T08:00:00Z"));
    private final TestProvider provider = TestProvider.start(clock);
    private final List<Guard> guards = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        guards.forEach(Guard::close);
        provider.close();
    }

    @Test
    void nothing_new_is_encrypted_with_a_key_that_the_settings_revoke() throws Exception {
        ECKey old = key("old", 200);
        ECKey leaked = key("leaked", 100);
        SessionClient browser = new SessionClient(guard("keys.revoked = leaked", old, leaked));
        Decision start = browser.decide(navigation("/page"));
        SessionClient later = new SessionClient(guard("", old));
        later.jar().putAll(browser.jar());

        Decision callback = later.decide(navigation("/jwt/callback").query(provider.logIn(location(start), "alice")));

        assertThat(location(callback)).isEqualTo("/app/page");
        assertThat(later.user(SessionClient.get("/page"))).isEqualTo("alice");
    }

    private Guard guard(String line, ECKey... keys) throws Exception {
        String name = "keys" + keys.length;
        Files.writeString(folder.resolve(name + ".json"), new JWKSet(List.of(keys)).toString(false));
        Path settings = Files.writeString(
                folder.resolve(name + ".properties"),
                provider.settings() + "session.name = app\nsession.keys = " + name + ".json\n" + line + "\n");
        Guard guard = GuardFactory.create(settings, clock);
        guards.add(guard);
        return guard;
    }

    private ECKey key(String keyId, int secondsAgo) throws Exception {
        return new ECKeyGenerator(Curve.P_256)
                .keyID(keyId)
                .notBeforeTime(Date.from(clock.instant().minusSeconds(secondsAgo)))
                .generate();
    }

    private static TestRequest navigation(String path) {
        return SessionClient.get(path).header("Sec-Fetch-Mode", "navigate").header("Sec-Fetch-Dest", "document");
    }

    private static String location(Decision decision) {
        return SessionClient.headers(decision).stream()
                .filter(header -> header.name().equals("Location"))
                .map(Header::value)
                .findFirst()
                .orElseThrow();
    }
}
