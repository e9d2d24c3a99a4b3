package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.settings.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The setting {@code keys.provider}. */
class KeyProviderTest {
    @TempDir
    private Path directory;

    @Test
    void a_provider_of_the_application_verifies_tokens() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_521).keyID("k1").generate();
        ECKey other = new ECKeyGenerator(Curve.P_521).keyID("k1").generate();
        Files.writeString(directory.resolve("keys.json"), new JWKSet(key.toPublicJWK()).toString());

        try (JwtGuard guard = guard("org.bouncycastle.jce.provider.BouncyCastleProvider")) {
            assertThat(guard.authenticate(token(key)).value().getName()).isEqualTo("alice");
            assertThat(guard.authenticate(token(other)).reason()).isEqualTo(RejectionReason.BAD_SIGNATURE);
        }
    }

    @Test
    void an_unknown_provider_is_an_error_of_the_settings() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        Files.writeString(directory.resolve("keys.json"), new JWKSet(key.toPublicJWK()).toString());

        assertThatThrownBy(() -> guard("BC"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("jwt-filter.properties:4")
                .hasMessageContaining("keys.provider")
                .hasMessageContaining("add the JAR of the provider to WEB-INF/lib");
    }

    private JwtGuard guard(String provider) throws Exception {
        return JwtGuard.builder(Files.writeString(
                        directory.resolve("jwt-filter.properties"),
                        "issuer = https://idp.example.com\naudience = api\nkeys.jwks-file = keys.json\nkeys.provider = "
                                + provider))
                .build();
    }

    private static String token(ECKey key) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES512).keyID("k1").build(),
                new JWTClaimsSet.Builder()
                        .issuer("https://idp.example.com")
                        .audience("api")
                        .subject("alice")
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
