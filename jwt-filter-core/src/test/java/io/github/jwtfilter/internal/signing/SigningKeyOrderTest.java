package io.github.jwtfilter.internal.signing;

import static io.github.jwtfilter.internal.signing.SigningFolder.START;
import static io.github.jwtfilter.internal.signing.SigningFolder.check;
import static io.github.jwtfilter.internal.signing.SigningFolder.dated;
import static io.github.jwtfilter.internal.signing.SigningFolder.jwkSet;
import static io.github.jwtfilter.internal.signing.SigningFolder.keyIdOf;
import static io.github.jwtfilter.internal.signing.SigningFolder.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.jose.JwkThumbprint;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.internal.jwks.KeySet;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several keys signs, and which verify. */
class SigningKeyOrderTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private SigningFolder folder;
    private ECKey one;
    private ECKey two;
    private ECKey three;

    @BeforeEach
    void generateKeys(@TempDir Path directory) throws Exception {
        folder = new SigningFolder(directory);
        one = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        two = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
        three = new ECKeyGenerator(Curve.P_384).keyID("three").generate();
    }

    private static String pem(KeyPair pair) {
        String base64 = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    @Test
    void the_last_of_several_keys_without_dates_signs() {
        folder.write("1.pem", pem(TestKeys.P_256)).write("2.pem", pem(TestKeys.RSA));

        SigningKeys keys = folder.open("session.keys = 1.pem, 2.pem");

        assertThat(keyIdOf(token(keys))).isEqualTo(JwkThumbprint.of(TestKeys.RSA.getPublic()));
        assertThat(keys.summary()).startsWith("signs with RS256").endsWith("; 2 keys verify");
        assertThat(keyIdOf(token(folder.open("session.keys = 2.pem, 1.pem"))))
                .isEqualTo(JwkThumbprint.of(TestKeys.P_256.getPublic()));
    }

    @Test
    void the_last_of_several_keys_in_a_set_without_dates_signs() {
        folder.write("keys.json", jwkSet(one, three, two));

        assertThat(keyIdOf(token(folder.open("session.keys = keys.json")))).isEqualTo("two");
    }

    @Test
    void the_key_that_became_valid_last_signs_wherever_it_is_listed() {
        folder.write("keys.json", jwkSet(dated(two, -50, null), dated(one, -100, null), three));

        assertThat(keyIdOf(token(folder.open("session.keys = keys.json")))).isEqualTo("two");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void a_key_signs_from_the_second_of_its_nbf_until_the_second_of_its_exp(int offset) {
        folder.write("keys.json", jwkSet(one, dated(two, 100, 200)));
        SigningKeys keys = folder.open("session.keys = keys.json");

        folder.clock.move(Duration.ofSeconds(100 + offset));
        assertThat(keyIdOf(token(keys))).isEqualTo(offset < 0 ? "one" : "two");

        folder.clock.move(Duration.ofSeconds(100));
        assertThat(keyIdOf(token(keys))).isEqualTo(offset < 0 ? "two" : "one");
    }

    @Test
    void a_key_verifies_before_it_signs_and_until_its_exp() {
        folder.write("keys.json", jwkSet(one, dated(two, 100, 200)));
        SigningKeys keys = folder.open("session.keys = keys.json");
        folder.clock.move(Duration.ofSeconds(100));
        String token = token(keys);

        folder.clock.move(Duration.ofSeconds(-60)); // the clock of another server is late
        assertThat(check(keys, token)).isNull();
        folder.clock.move(Duration.ofSeconds(159));
        assertThat(check(keys, token)).isNull();
        assertThat(keys.jwkSet(id -> true)).contains("\"two\"");
        folder.clock.move(Duration.ofSeconds(1));
        assertThat(check(keys, token)).isEqualTo(RejectionReason.UNKNOWN_KEY);
        assertThat(keys.jwkSet(id -> true)).doesNotContain("\"two\"");
    }

    @Test
    void the_key_set_stays_the_same_instance_until_a_key_leaves_it() {
        folder.write("keys.json", jwkSet(one, dated(two, 100, 200)));
        SigningKeys keys = folder.open("session.keys = keys.json");
        KeySet first = keys.keySource().current().value();

        folder.clock.move(Duration.ofSeconds(150));
        assertThat(keys.keySource().current().value())
                .as("cached tokens remain valid")
                .isSameAs(first);
        folder.clock.move(Duration.ofSeconds(50));
        assertThat(keys.keySource().current().value()).isNotSameAs(first);
    }

    @Test
    void no_token_is_signed_after_the_exp_of_the_last_key() {
        folder.write("keys.json", jwkSet(dated(one, -100, 100)));
        SigningKeys keys = folder.open("session.keys = keys.json");
        folder.clock.move(Duration.ofSeconds(100));

        assertThatThrownBy(keys::writer)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("keys rotate");
        assertThat(keys.summary()).isEqualTo("NO KEY SIGNS; 0 keys verify");
        assertThat(keys.jwkSet(id -> true)).isEqualTo("{\"keys\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS", "JCEKS"})
    void a_keystore_signs_with_the_certificate_that_became_valid_last(String type) {
        Instant start = START.minus(YEAR);
        folder.write(
                "keys",
                new SigningStore(type)
                        .key("a", TestKeys.RSA, START.minusSeconds(60), START.plus(YEAR))
                        .key("b", TestKeys.P_256, start, START.plus(YEAR))
                        .key("next", TestKeys.P_521, START.plusSeconds(60), START.plus(YEAR))
                        .certificate("ca", TestKeys.P_384)
                        .bytes());

        SigningKeys keys = folder.open("session.keys = keys", "session.keys.password = change it");

        assertThat(keyIdOf(token(keys))).isEqualTo(JwkThumbprint.of(TestKeys.RSA.getPublic()));
        assertThat(keys.keySource().current().value().keys()).hasSize(3);
        folder.clock.move(Duration.ofSeconds(60));
        assertThat(keys.summary()).startsWith("signs with ES512");
    }

    @Test
    void an_expired_certificate_signs_only_if_nothing_else_does_and_is_a_finding() {
        SigningStore expired =
                new SigningStore("PKCS12").key("old", TestKeys.P_256, START.minus(YEAR), START.minusSeconds(1));
        folder.write("keys.p12", expired.bytes()).write("key.pem", pem(TestKeys.RSA));
        String password = "session.keys.password = change it";

        assertThat(folder.problems("session.keys = keys.p12", password))
                .singleElement()
                .asString()
                .contains("expired on 2026-05-31T23:59:59Z", "still signs", "renew");
        SigningKeys alone = folder.open("session.keys = keys.p12", password);
        assertThat(check(alone, token(alone))).isNull();
        SigningKeys both = folder.open("session.keys = keys.p12, key.pem", password);
        assertThat(both.summary()).startsWith("signs with RS256").endsWith("2 keys verify");
    }

    @Test
    void the_configured_algorithm_decides_which_keys_sign() {
        folder.write("1.pem", pem(TestKeys.RSA)).write("2.pem", pem(TestKeys.P_256));

        SigningKeys keys = folder.open("session.keys = 1.pem, 2.pem", "session.algorithm = PS384");

        assertThat(keys.summary()).startsWith("signs with PS384");
        assertThat(check(keys, token(keys))).isNull();
        assertThat(folder.problems("session.keys = 1.pem, 2.pem", "session.algorithm = PS384"))
                .singleElement()
                .asString()
                .contains("does not fit session.algorithm", "only verifies");
        assertThat(keys.jwkSet(id -> true)).contains("\"alg\":\"PS384\"", "\"alg\":\"ES256\"");
    }

    @Test
    void the_type_of_the_settings_is_that_of_the_tokens() {
        String token = token(folder.open("token.type = at+jwt"));

        assertThat(new String(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')))))
                .contains("\"typ\":\"at+jwt\"");
    }
}
