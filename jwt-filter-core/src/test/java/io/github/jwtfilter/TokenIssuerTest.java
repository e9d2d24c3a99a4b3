package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.jose.JwkThumbprint;
import io.github.jwtfilter.internal.jose.TestCertificate;
import io.github.jwtfilter.internal.jose.TestKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenIssuerTest {
    private static final String SECRET = "4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384",
                "ES512", "EdDSA", "Ed25519"
            })
    void tokens_of_every_algorithm_are_accepted_by_the_filter(String algorithm) throws Exception {
        TokenIssuer.Builder builder = algorithm.startsWith("HS") ? TokenIssuer.builder(SECRET) : builder(algorithm);
        TokenIssuer issuer = builder.algorithm(algorithm)
                .issuer("https://app")
                .audience("desk", "other")
                .build();
        Path settings = directory.resolve("settings.properties");
        Files.writeString(
                settings,
                "issuer = https://app\naudience = desk\n"
                        + (algorithm.startsWith("HS") ? "keys.secret = " + SECRET : "keys.jwks-file = jwks.json"));

        String token = issuer.issue("alice", List.of("clerk", "admin"), Map.of("tenant", 7));

        try (JwtGuard guard = JwtGuard.builder(settings).build()) {
            JwtPrincipal principal = guard.authenticate(token).value();
            assertThat(principal.getName()).isEqualTo("alice");
            assertThat(principal.roles()).containsExactlyInAnyOrder("clerk", "admin");
        }
        if (!algorithm.startsWith("Ed")) {
            assertThat(SignedJWT.parse(token).verify(verifier(algorithm)))
                    .as("Nimbus")
                    .isTrue();
        }
    }

    @Test
    void sets_the_registered_claims() throws Exception {
        TokenIssuer issuer = TokenIssuer.builder(SECRET)
                .issuer("https://app")
                .audience("desk")
                .rolesClaim("groups")
                .lifetime(Duration.ofMinutes(5))
                .type("at+jwt")
                .keyId("k1")
                .clock(NOON)
                .build();

        SignedJWT first = SignedJWT.parse(issuer.issue("alice", List.of("clerk")));
        SignedJWT second = SignedJWT.parse(issuer.issue("alice", List.of(), Map.of("sub", "bob")));

        assertThat(first.getHeader().toString()).isEqualTo("{\"kid\":\"k1\",\"typ\":\"at+jwt\",\"alg\":\"HS256\"}");
        assertThat(first.getJWTClaimsSet().getIssuer()).isEqualTo("https://app");
        assertThat(first.getJWTClaimsSet().getAudience()).containsExactly("desk");
        assertThat(first.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("clerk");
        assertThat(first.getJWTClaimsSet().getIssueTime()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(first.getJWTClaimsSet().getNotBeforeTime()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(first.getJWTClaimsSet().getExpirationTime()).isEqualTo("2026-01-31T12:05:00Z");
        assertThat(first.getJWTClaimsSet().getJWTID())
                .hasSize(36)
                .isNotEqualTo(second.getJWTClaimsSet().getJWTID());
        assertThat(second.getJWTClaimsSet().getSubject()).isEqualTo("bob");
        assertThat(second.getJWTClaimsSet().getClaims()).doesNotContainKey("groups");
    }

    @Test
    void reports_unusable_values_with_a_remedy_and_without_the_key() throws IOException {
        Path encrypted = Files.writeString(directory.resolve("a.pem"), "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA");

        assertFails(TokenIssuer.builder(encrypted).issuer("a"), "a.pem is encrypted with a password; decrypt it: ");
        assertFails(TokenIssuer.builder(directory.resolve("b.pem")).issuer("a"), "there is no file ");
        assertFails(TokenIssuer.builder("a-short-secret").issuer("a"), "of 14 bytes");
        assertFails(TokenIssuer.builder("base64:a-short secret").issuer("a"), "is not base64");
        assertFails(TokenIssuer.builder(SECRET), "the issuer of the tokens is not set");
        assertFails(TokenIssuer.builder(SECRET).issuer("a").algorithm("RS256"), "does not fit RS256");
        assertFails(TokenIssuer.builder(SECRET).issuer("a").lifetime(Duration.ofMillis(900)), "less than a second");
        assertThatThrownBy(() -> TokenIssuer.builder(SECRET).algorithm("none"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_newest_valid_key_of_a_set_signs_or_the_named_one() throws Exception {
        ECKey one = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        ECKey two = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
        String next = two.toJSONString()
                .replaceFirst("}$", ",\"nbf\":" + (NOON.instant().getEpochSecond() + 60) + "}");
        Path file = Files.writeString(
                directory.resolve("keys.json"), "{\"keys\":[" + one.toJSONString() + "," + next + "]}");
        TickingClock clock = new TickingClock(NOON.instant());
        TokenIssuer issuer = TokenIssuer.builder(file).issuer("a").clock(clock).build();

        assertThat(keyIdOf(issuer)).isEqualTo("one");
        clock.move(Duration.ofMinutes(1));
        assertThat(keyIdOf(issuer)).isEqualTo("two");
        assertThat(keyIdOf(TokenIssuer.builder(file)
                        .issuer("a")
                        .keyId("one")
                        .clock(clock)
                        .build()))
                .isEqualTo("one");
        assertFails(TokenIssuer.builder(file).issuer("a").keyId("three"), "contains no key with this ID");
        assertFails(TokenIssuer.builder(file).issuer("a").keyId("two").clock(NOON), "no key that is valid now");
        assertFails(TokenIssuer.builder(file).issuer("a").algorithm("HS256"), "does not fit HS256");
    }

    private static String keyIdOf(TokenIssuer issuer) throws Exception {
        return SignedJWT.parse(issuer.issue("alice", List.of())).getHeader().getKeyID();
    }

    @Test
    void a_keystore_signs_with_the_key_of_the_alias() throws Exception {
        char[] password = "change it".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (KeyPair each : List.of(TestKeys.P_256, TestKeys.RSA)) {
            store.setKeyEntry(each.getPrivate().getAlgorithm(), each.getPrivate(), password, new Certificate[] {
                TestCertificate.parsed(each)
            });
        }
        Path file = directory.resolve("keys.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password);
        }

        TokenIssuer issuer =
                TokenIssuer.builder(file, password, "ec").issuer("a").build();

        SignedJWT token = SignedJWT.parse(issuer.issue("alice", List.of()));
        assertThat(token.verify(new ECDSAVerifier((ECPublicKey) TestKeys.P_256.getPublic())))
                .isTrue();
        assertFails(TokenIssuer.builder(file, password, "other").issuer("a"), "no private key with this alias");
        assertFails(TokenIssuer.builder(file, "wrong".toCharArray(), "ec").issuer("a"), "the password does not open");
        Path pem = Files.writeString(directory.resolve("a.pem"), "-----BEGIN PRIVATE KEY-----");
        assertFails(TokenIssuer.builder(pem, password, "ec").issuer("a"), "is not a keystore");
    }

    private static void assertFails(TokenIssuer.Builder builder, String message) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("a-short");
    }

    private TokenIssuer.Builder builder(String algorithm) throws Exception {
        pair = generator(algorithm).generateKeyPair();
        String body = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
        Path file = directory.resolve("private.pem");
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
        Files.writeString(
                directory.resolve("jwks.json"),
                "{\"keys\":[{\"kid\":\"" + JwkThumbprint.of(pair.getPublic()) + "\","
                        + JwkThumbprint.members(pair.getPublic()) + "}]}");
        return TokenIssuer.builder(file);
    }

    private KeyPair pair;

    private static KeyPairGenerator generator(String algorithm) throws Exception {
        if (algorithm.startsWith("Ed")) {
            return KeyPairGenerator.getInstance("Ed25519");
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.startsWith("ES") ? "EC" : "RSA");
        if (algorithm.startsWith("ES")) {
            String curve = Map.of("ES256", "secp256r1", "ES384", "secp384r1", "ES512", "secp521r1")
                    .get(algorithm);
            generator.initialize(new ECGenParameterSpec(curve));
        } else {
            generator.initialize(2048);
        }
        return generator;
    }

    private JWSVerifier verifier(String algorithm) throws Exception {
        if (algorithm.startsWith("HS")) {
            return new MACVerifier(SECRET.getBytes(StandardCharsets.UTF_8));
        }
        return algorithm.startsWith("ES")
                ? new ECDSAVerifier((ECPublicKey) pair.getPublic())
                : new RSASSAVerifier((RSAPublicKey) pair.getPublic());
    }
}
