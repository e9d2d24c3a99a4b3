package io.github.jwtfilter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.SettingsException;
import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.FakeResources;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Complete requests with tokens of revoked keys, with the settings that an operator uses in an emergency. */
class RevokedKeysGuardTest {
    private static final ECKey LEAKED = key("k1");
    private static final ECKey GOOD = key("k2");
    private static final String PARTNER_NAME = "https://partner.example.net";
    private static final String ISSUER = "issuer = https://idp.example.com\naudience = legacy-app\n";
    private static final String PARTNER = "issuers.partner.issuer = " + PARTNER_NAME
            + "\nissuers.partner.audience = legacy-app\nissuers.partner.principal.prefix = partner/\n"
            + "issuers.partner.keys.jwks-file = partner.json\n";

    private final FakeResources resources = new FakeResources()
            .with("keys.json", new JWKSet(List.of(LEAKED.toPublicJWK(), GOOD.toPublicJWK())).toString())
            .with("partner.json", new JWKSet(List.of(LEAKED.toPublicJWK())).toString())
            .with("keys.pem", pem(LEAKED) + pem(GOOD));

    @Test
    void a_revoked_key_of_a_set_is_not_trusted_with_nor_without_its_id() {
        Guard guard = guard(ISSUER + "keys.jwks-file = keys.json\nkeys.revoked = k1");

        assertThat(reason(guard, token(LEAKED, "k1"))).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(reason(guard, token(LEAKED, null))).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(reason(guard, token(LEAKED, "k2"))).isEqualTo(RejectionReason.BAD_SIGNATURE);
        assertThat(reason(guard, token(GOOD, "k2"))).isNull();
        assertThat(reason(guard, token(GOOD, null))).isNull();
    }

    @Test
    void a_key_in_a_pem_file_is_revoked_by_its_thumbprint() throws Exception {
        Guard guard = guard(ISSUER + "keys.public-key = keys.pem\nkeys.revoked = " + LEAKED.computeThumbprint());

        assertThat(reason(guard, token(LEAKED, "k1"))).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(reason(guard, token(LEAKED, null))).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(reason(guard, token(LEAKED, "anything"))).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(reason(guard, token(GOOD, "k1"))).isNull();
    }

    @Test
    void a_secret_is_revoked_by_its_thumbprint_and_by_the_name_of_every_key() throws Exception {
        String thumbprint = new OctetSequenceKey.Builder(TestSettings.SECRET.getBytes(UTF_8))
                .build()
                .computeThumbprint()
                .toString();
        for (String name : List.of(thumbprint, "*")) {
            Guard guard = guard(ISSUER + "keys.secret = " + TestSettings.SECRET + "\nkeys.revoked = " + name);

            assertThat(reason(guard, TestTokens.good())).isEqualTo(RejectionReason.KEY_REVOKED);
            assertThat(guard.keyHealth().get("").state()).isEqualTo(KeyHealth.State.REVOKED);
            assertThat(guard.keyHealth().toString()).doesNotContain(thumbprint);
        }
    }

    @Test
    void a_line_without_a_prefix_revokes_the_key_under_every_issuer() {
        Guard guard = guard(ISSUER + "keys.jwks-file = keys.json\n" + PARTNER + "keys.revoked = k1");

        assertThat(reason(guard, token(LEAKED, "k1"))).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(reason(guard, token(LEAKED, "k1", PARTNER_NAME))).isEqualTo(RejectionReason.KEY_REVOKED);
    }

    @Test
    void a_line_of_one_issuer_revokes_the_key_for_that_issuer_only() {
        Guard guard = guard(ISSUER + "keys.jwks-file = keys.json\n" + PARTNER + "issuers.partner.keys.revoked = k1");

        assertThat(reason(guard, token(LEAKED, "k1"))).isNull();
        assertThat(reason(guard, token(LEAKED, "k1", PARTNER_NAME))).isEqualTo(RejectionReason.KEY_REVOKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys.jwks-file = keys.json", "keys.jwks-uri = http://127.0.0.1:1/keys"})
    void with_every_key_revoked_tokens_get_the_response_of_an_invalid_token(String keys) {
        Guard guard = guard(ISSUER + keys + "\nkeys.revoked = *");
        Guard other = guard(ISSUER + "keys.jwks-file = keys.json");

        GuardResponse revoked = response(guard, token(LEAKED, "k1"));
        GuardResponse forged = response(other, token(LEAKED, "k2"));

        assertThat(reason(guard, token(GOOD, null))).isEqualTo(RejectionReason.KEY_REVOKED);
        assertThat(revoked.status()).isEqualTo(401).isEqualTo(forged.status());
        assertThat(text(revoked)).isEqualTo(text(forged)).contains("invalid_token");
        assertThat(guard.summary()).contains("EVERY KEY REVOKED (keys.revoked = *)");
    }

    @Test
    void findings_and_health_show_the_revoked_keys() {
        LoadedSettings loaded = load(ISSUER + "keys.jwks-file = keys.json\nkeys.revoked = k1, k-typo, *");
        Guard guard = GuardFactory.create(loaded, new TickingClock(TestTokens.ISSUED));

        assertThat(loaded.problems().all())
                .extracting(Problem::toString)
                .satisfiesExactly(
                        line -> assertThat(line).contains("keys.revoked: revokes every key (*)"),
                        line -> assertThat(line)
                                .contains("keys.revoked: lists names that match no key in use: \"k-typo\";"));
        assertThat(guard.keyHealth().get("").keys()).isZero();
        assertThat(guard.keyHealth().get("").revoked())
                .hasSize(2)
                .allMatch(text -> text.matches("kid \"k[12]\" ES256 thumbprint [A-Za-z0-9_-]{43}"));
        assertThat(guard.keys().get("").revoked()).hasSize(2);
    }

    @Test
    void a_file_that_is_missing_stops_the_start() {
        assertThatThrownBy(() -> guard(ISSUER + "keys.jwks-file = keys.json\nkeys.revoked = file:revoked-keys.txt"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(
                        "x.properties:4: keys.revoked: there is no file revoked-keys.txt; create the file");
    }

    private LoadedSettings load(String content) {
        return SettingsReader.read(
                SettingsFile.of("x.properties", content.getBytes(UTF_8)), new FakeEnvironment(), resources);
    }

    private Guard guard(String content) {
        return GuardFactory.create(load(content), new TickingClock(TestTokens.ISSUED));
    }

    private static RejectionReason reason(Guard guard, String token) {
        Rejection rejection = guard.authenticate(token).rejection();
        return rejection == null ? null : rejection.reason();
    }

    private static GuardResponse response(Guard guard, String token) {
        return ((Decision.Rejected) guard.decide(TestRequest.get("/x").bearer(token))).response();
    }

    private static String text(GuardResponse response) {
        StringBuilder text = new StringBuilder();
        for (Header header : response.headers()) {
            text.append(header.name()).append(": ").append(header.value()).append('\n');
        }
        return text.append(response.body()).toString();
    }

    private static ECKey key(String keyId) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(ECKey key) {
        try {
            return "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(key.toPublicKey().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static String token(ECKey key, String keyId) {
        return token(key, keyId, TestSettings.ISSUER);
    }

    private static String token(ECKey key, String keyId, String issuer) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(),
                    new JWTClaimsSet.Builder()
                            .issuer(issuer)
                            .audience(TestSettings.AUDIENCE)
                            .subject("alice")
                            .issueTime(Date.from(TestTokens.ISSUED))
                            .expirationTime(Date.from(TestTokens.ISSUED.plus(Duration.ofHours(1))))
                            .build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
