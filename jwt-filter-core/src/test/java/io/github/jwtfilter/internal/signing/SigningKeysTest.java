package io.github.jwtfilter.internal.signing;

import static io.github.jwtfilter.internal.signing.SigningFolder.check;
import static io.github.jwtfilter.internal.signing.SigningFolder.dated;
import static io.github.jwtfilter.internal.signing.SigningFolder.jwkSet;
import static io.github.jwtfilter.internal.signing.SigningFolder.keyIdOf;
import static io.github.jwtfilter.internal.signing.SigningFolder.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
    private SigningFolder folder;
    private ECKey one;
    private ECKey two;

    @BeforeEach
    void generateKeys(@TempDir Path directory) throws Exception {
        folder = new SigningFolder(directory);
        one = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        two = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
    }

    @Test
    void generates_a_key_without_any_in_the_settings() throws Exception {
        SigningKeys keys = folder.open();

        String token = token(keys);

        assertThat(check(keys, token)).isNull();
        assertThat(keys.summary())
                .isEqualTo("signs with ES256 and a key that is generated at startup: sessions end with the process");
        ECKey published = JWKSet.parse(keys.jwkSet(id -> true)).getKeys().get(0).toECKey();
        assertThat(SignedJWT.parse(token).verify(new ECDSAVerifier(published))).isTrue();
        assertThat(published.getKeyID()).isEqualTo(keyIdOf(token));
        assertThat(check(folder.open(), token)).as("another process").isNotNull();
    }

    @Test
    void signs_with_the_newest_key_that_is_valid_and_publishes_the_next_one() throws Exception {
        folder.write("keys.json", jwkSet(dated(one, -100, null), dated(two, 600, null)));
        SigningKeys keys = folder.open("session.keys = keys.json");
        String old = token(keys);

        assertThat(keyIdOf(old)).isEqualTo("one");
        assertThat(keys.summary())
                .isEqualTo(
                        "signs with ES256, kid \"one\"; 2 keys verify; from 2026-06-01T00:10:00Z, kid \"two\" signs");
        assertThat(JWKSet.parse(keys.jwkSet(id -> true)).getKeyByKeyId("two").isPrivate())
                .isFalse();

        folder.clock.move(Duration.ofSeconds(600));

        assertThat(keyIdOf(token(keys))).isEqualTo("two");
        assertThat(check(keys, old)).as("a token of the old key").isNull();
    }
}
