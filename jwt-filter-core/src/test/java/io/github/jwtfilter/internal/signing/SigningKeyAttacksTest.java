package io.github.jwtfilter.internal.signing;

import static io.github.jwtfilter.internal.signing.SigningFolder.check;
import static io.github.jwtfilter.internal.signing.SigningFolder.jwkSet;
import static io.github.jwtfilter.internal.signing.SigningFolder.token;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.github.jwtfilter.internal.jose.TestKeys;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that confuse keys, and members that must never be published. */
class SigningKeyAttacksTest {
    private SigningFolder folder;
    private OctetSequenceKey secret;
    private RSAKey rsa;
    private ECKey ec;
    private SigningKeys keys;

    /** A set with a secret, an RSA key and an EC key. */
    @BeforeEach
    void openKeys(@TempDir Path directory) throws Exception {
        folder = new SigningFolder(directory);
        secret = new OctetSequenceKeyGenerator(512).keyID("s").generate();
        rsa = new RSAKeyGenerator(2048).keyID("r").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("e").generate();
        folder.write("keys.json", jwkSet(secret, ec, rsa));
        keys = folder.open("session.keys = keys.json");
    }

    private static String signed(JWSAlgorithm algorithm, String keyId, JWSSigner signer) throws Exception {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(algorithm).keyID(keyId).build(), new Payload("{\"sub\":\"mallory\"}"));
        token.sign(signer);
        return token.serialize();
    }

    @Test
    void each_key_verifies_its_own_algorithms_only() throws Exception {
        assertThat(check(keys, signed(JWSAlgorithm.HS256, "s", new MACSigner(secret))))
                .isNull();
        assertThat(check(keys, signed(JWSAlgorithm.PS512, "r", new RSASSASigner(rsa))))
                .isNull();
        assertThat(check(keys, signed(JWSAlgorithm.ES256, "e", new ECDSASigner(ec))))
                .isNull();

        assertThat(check(keys, signed(JWSAlgorithm.HS256, "r", new MACSigner(secret))))
                .isNotNull();
        assertThat(check(keys, signed(JWSAlgorithm.RS256, "s", new RSASSASigner(rsa))))
                .isNotNull();
        assertThat(check(keys, signed(JWSAlgorithm.RS256, "e", new RSASSASigner(rsa))))
                .isNotNull();
        assertThat(check(keys, signed(JWSAlgorithm.ES256, "unknown", new ECDSASigner(ec))))
                .isNotNull();
    }

    @Test
    void a_public_key_is_no_secret() throws Exception {
        byte[] der = rsa.toPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        for (byte[] bytes : new byte[][] {
            der,
            pem.getBytes(UTF_8),
            rsa.toPublicJWK().toJSONString().getBytes(UTF_8),
            keys.jwkSet(id -> true).getBytes(UTF_8),
            rsa.getModulus().decode()
        }) {
            for (String keyId : new String[] {"r", "s", null}) {
                assertThat(check(keys, signed(JWSAlgorithm.HS256, keyId, new MACSigner(bytes))))
                        .isNotNull();
            }
        }
    }

    @Test
    void a_public_key_configured_as_a_secret_is_rejected() {
        String der = Base64.getEncoder().encodeToString(TestKeys.RSA.getPublic().getEncoded());
        folder.write(
                "oct.json",
                jwkSet("{\"kty\":\"oct\",\"kid\":\"k\",\"k\":\""
                        + Base64URL.encode(TestKeys.RSA.getPublic().getEncoded()) + "\"}"));

        assertThat(folder.problems("session.secret = base64:" + der))
                .singleElement()
                .asString()
                .contains("public key");
        assertThat(folder.problems("session.keys = oct.json"))
                .singleElement()
                .asString()
                .contains("public key");
    }

    @Test
    void the_published_set_has_public_members_only() throws Exception {
        JWKSet published = JWKSet.parse(keys.jwkSet(id -> true));

        assertThat(published.getKeys()).extracting(JWK::getKeyID).containsExactlyInAnyOrder("r", "e");
        assertThat(published.getKeys()).noneMatch(JWK::isPrivate);
        assertThat(published.getKeys()).allMatch(key -> key.getKeyUse() == KeyUse.SIGNATURE);
        assertThat(published.getKeyByKeyId("r").toRSAKey().toPublicJWK().getModulus())
                .isEqualTo(rsa.getModulus());
        assertThat(published.getKeyByKeyId("e").toECKey().toECPublicKey()).isEqualTo((ECPublicKey) ec.toPublicKey());
        for (JWK key : published.getKeys()) {
            assertThat(key.toJSONObject().keySet())
                    .isSubsetOf(Set.of("kid", "use", "alg", "kty", "n", "e", "crv", "x", "y"));
        }
        assertThat(keys.jwkSet(id -> true))
                .doesNotContain(
                        secret.getKeyValue().toString(),
                        rsa.getPrivateExponent().toString(),
                        ec.getD().toString());
    }

    @Test
    void publishes_ed25519() throws Exception {
        String base64 = Base64.getMimeEncoder()
                .encodeToString(TestKeys.ED25519.getPrivate().getEncoded());
        folder.write("ed.pem", "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");

        OctetKeyPair key = JWKSet.parse(folder.open("session.keys = ed.pem").jwkSet(id -> true))
                .getKeys()
                .get(0)
                .toOctetKeyPair();

        assertThat(key.getAlgorithm()).isEqualTo(JWSAlgorithm.EdDSA);
        assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
    }

    @Test
    void a_key_id_is_published_and_signed_as_json_whatever_it_contains() throws Exception {
        String keyId = "a\"},{\"kty\":\"oct\",\"k\":\"\u00fc\ud83d\ude00\u202e</script>";
        ECKey named = new ECKey.Builder(ec).keyID(keyId).build();
        folder.write("named.jwk", named.toJSONString());

        SigningKeys one = folder.open("session.keys = named.jwk");

        assertThat(JWKSet.parse(one.jwkSet(id -> true)).getKeys())
                .singleElement()
                .extracting(JWK::getKeyID)
                .isEqualTo(keyId);
        assertThat(JWSObject.parse(token(one)).getHeader().getKeyID()).isEqualTo(keyId);
        assertThat(check(one, token(one))).isNull();
        assertThat(one.summary()).matches("[ -~]*");
    }

    @Test
    void no_text_shows_a_key() {
        assertThat(keys.toString()
                        + keys.summary()
                        + keys.keySource().health()
                        + keys.keySource().description())
                .doesNotContain(secret.getKeyValue().toString(), ec.getD().toString());
    }
}
