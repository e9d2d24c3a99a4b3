package io.github.jwtfilter.internal.signing;

import static io.github.jwtfilter.internal.signing.SigningFolder.check;
import static io.github.jwtfilter.internal.signing.SigningFolder.dated;
import static io.github.jwtfilter.internal.signing.SigningFolder.jwkSet;
import static io.github.jwtfilter.internal.signing.SigningFolder.keyIdOf;
import static io.github.jwtfilter.internal.signing.SigningFolder.token;
import static io.github.jwtfilter.internal.signing.SigningFolder.withStore;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.jwks.KeySet;
import io.github.jwtfilter.settings.LoadedSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of the key files while the keys are in use. */
class SigningKeyRotationTest {
    private final LoggedLines lines = LoggedLines.of(SigningKeys.class);
    private SigningFolder folder;
    private ECKey one;
    private ECKey two;
    private SigningKeys keys;
    private ReloadedSigningKeys polled;
    private StoredSigningKeys stored;

    @BeforeEach
    void generateKeys(@TempDir Path directory) throws Exception {
        folder = new SigningFolder(directory);
        one = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        two = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
    }

    @AfterEach
    void stopListening() {
        lines.close();
    }

    /** Opens keys whose polls the test calls. */
    private void open(String... settings) {
        LoadedSettings loaded = folder.load(withStore(settings));
        stored = new StoredSigningKeys(loaded, "/app", folder.clock);
        SigningKeysSnapshot first = stored.first();
        keys = new SigningKeys(first.load(), stored.place(), false, folder.clock);
        loaded.rejectErrors();
        polled = new ReloadedSigningKeys(stored, keys, first.fingerprint());
    }

    private boolean poll() {
        return polled.accept(polled.read());
    }

    private void pollTwice() {
        assertThat(poll()).as("a change has to be confirmed").isTrue();
        assertThat(poll()).isFalse();
    }

    @Test
    void a_rotation_without_a_restart_rejects_no_token_that_is_in_use() throws Exception {
        folder.write("keys.json", jwkSet(one));
        open("session.keys = keys.json");
        String old = token(keys);

        folder.write("keys.json", jwkSet(dated(one, null, 1_200), dated(two, 600, null)));
        pollTwice();

        assertThat(keyIdOf(token(keys))).as("the new key is published first").isEqualTo("one");
        assertThat(JWKSet.parse(keys.jwkSet(id -> true)).getKeyByKeyId("two")).isNotNull();
        assertThat(check(keys, old)).isNull();

        folder.clock.move(Duration.ofSeconds(600));
        String next = token(keys);
        assertThat(keyIdOf(next)).isEqualTo("two");
        assertThat(check(keys, old)).isNull();
        assertThat(check(keys, next)).isNull();

        folder.clock.move(Duration.ofSeconds(600));
        assertThat(check(keys, old)).isEqualTo(RejectionReason.UNKNOWN_KEY);
        assertThat(check(keys, next)).isNull();
        assertThat(lines.only())
                .isEqualTo(
                        "INFO The signing keys of /app have changed; now in use: signs with ES256, kid \"one\"; 2 keys"
                                + " verify; from 2026-06-01T00:10:00Z, kid \"two\" signs");
    }

    @Test
    void a_removed_key_verifies_no_token_any_more() {
        folder.write("keys.json", jwkSet(one, two));
        open("session.keys = keys.json");
        String token = token(keys);
        KeySet before = keys.keySource().current().value();

        folder.write("keys.json", jwkSet(one));
        pollTwice();

        assertThat(check(keys, token)).isEqualTo(RejectionReason.UNKNOWN_KEY);
        assertThat(keys.keySource().current().value())
                .as("cached tokens are verified again")
                .isNotSameAs(before);
        assertThat(keyIdOf(token(keys))).isEqualTo("one");
    }

    @Test
    void new_material_under_the_same_id_replaces_the_old_key() throws Exception {
        ECKey again = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        folder.write("key.jwk", one.toJSONString());
        open("session.keys = key.jwk");
        String token = token(keys);
        KeySet before = keys.keySource().current().value();

        folder.write("key.jwk", again.toJSONString());
        pollTwice();

        assertThat(check(keys, token)).isEqualTo(RejectionReason.BAD_SIGNATURE);
        assertThat(keys.keySource().current().value()).isNotSameAs(before);
        assertThat(check(keys, token(keys))).isNull();
    }

    @Test
    void an_invalid_file_is_reported_once_and_the_previous_keys_remain_in_use() {
        folder.write("keys.json", jwkSet(one));
        open("session.keys = keys.json");
        String token = token(keys);

        folder.write("keys.json", jwkSet(one, two.toPublicJWK()));
        pollTwice();
        assertThat(poll()).isFalse();

        assertThat(lines.only())
                .startsWith(
                        "WARNING The signing keys of /app have changed and are invalid, the previous ones remain in use: ")
                .contains("keys.json key 1 (kid \"two\") has no member d")
                .doesNotContain(one.getD().toString());
        assertThat(check(keys, token)).isNull();

        folder.write("keys.json", jwkSet(one));
        pollTwice();
        assertThat(lines.all().get(1)).isEqualTo("INFO The signing keys of /app are again identical to those in use");
    }

    @Test
    void a_deleted_file_or_keys_that_are_not_valid_yet_replace_nothing() throws Exception {
        folder.write("keys.json", jwkSet(one));
        open("session.keys = keys.json");

        Files.delete(folder.path("keys.json"));
        pollTwice();
        folder.write("keys.json", jwkSet(dated(two, 60, null)));
        pollTwice();

        assertThat(keyIdOf(token(keys))).isEqualTo("one");
        assertThat(lines.all()).hasSize(2);
        assertThat(lines.all().get(0)).contains("there is no file");
        assertThat(lines.all().get(1)).contains("no key is valid now");
    }

    @Test
    void a_file_that_is_being_written_is_not_used() {
        String complete = jwkSet(one, two);
        folder.write("keys.json", jwkSet(one));
        open("session.keys = keys.json");

        folder.write("keys.json", complete.substring(0, complete.length() / 2));
        assertThat(poll()).isTrue();
        folder.write("keys.json", complete);
        pollTwice();

        assertThat(keyIdOf(token(keys))).isEqualTo("two");
        assertThat(lines.all()).hasSize(1);
    }

    @Test
    void the_expiry_of_the_last_key_is_logged_once() {
        folder.write("keys.json", jwkSet(dated(one, -60, 60)));
        open("session.keys = keys.json");
        poll();
        assertThat(lines.all()).isEmpty();

        folder.clock.move(Duration.ofSeconds(60));
        poll();
        poll();

        assertThat(lines.only())
                .startsWith("SEVERE The signing keys of /app: no key is valid any more")
                .contains("keys rotate");
    }

    @Test
    void a_secret_in_a_file_is_followed() {
        folder.write("secret.txt", "base64:" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=");
        open("session.secret = ${file:secret.txt}");
        String token = token(keys);
        assertThat(keyIdOf(token)).isNull();
        assertThat(check(keys, token)).isNull();
        assertThat(keys.jwkSet(id -> true)).isEqualTo("{\"keys\":[]}");
        assertThat(stored.canChange()).isTrue();

        folder.write("secret.txt", "base64:" + "YWJjZGVmQUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=");
        pollTwice();

        assertThat(check(keys, token)).isEqualTo(RejectionReason.BAD_SIGNATURE);
        assertThat(check(keys, token(keys))).isNull();
        assertThat(lines.only()).contains("signs with HS256; 1 key verifies");
    }

    @Test
    void keys_that_cannot_change_are_not_polled() {
        open("session.secret = ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef");
        assertThat(stored.canChange()).isFalse();
        open();
        assertThat(stored.canChange()).isFalse();
    }

    @Test
    void the_scheduler_polls_the_files() {
        folder.write("keys.json", jwkSet(one));
        AtomicLong nanos = new AtomicLong();
        LoadedSettings loaded = folder.load(withStore("session.keys = keys.json"));
        try (BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofMillis(5))) {
            keys = SigningKeys.open(loaded, "/app", scheduler, folder.clock, nanos::get);
            scheduler.start();
            folder.write("keys.json", jwkSet(one, two));

            Await.until("the new key signs", () -> {
                nanos.addAndGet(Duration.ofSeconds(5).toNanos());
                return keyIdOf(token(keys)).equals("two");
            });
        }
    }
}
