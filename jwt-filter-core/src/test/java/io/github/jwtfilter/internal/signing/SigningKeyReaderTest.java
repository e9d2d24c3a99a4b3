package io.github.jwtfilter.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.jose.JwkThumbprint;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyReaderTest {
    /** By openssl: a key for tests, in the form of {@code openssl ecparam -name prime256v1 -genkey}. */
    private static final String SEC1 = """
            -----BEGIN EC PARAMETERS-----
            BggqhkjOPQMBBw==
            -----END EC PARAMETERS-----
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEIOEucnqhrC0XPsiYf/sVTzIuniYx6b3u8lzTKlNVUYTNoAoGCCqGSM49
            AwEHoUQDQgAEoHPDwKW52L5OfBycw2fMw+QvaPOTdY+yxeB1EfWNoWGp/m8CUsiD
            ewdb4TfdN8/brhgNEZ4AtZ8bgGlOK7ghpA==
            -----END EC PRIVATE KEY-----
            """;

    /** By openssl, on the curve secp256k1. */
    private static final String OTHER_CURVE = """
            -----BEGIN PRIVATE KEY-----
            MIGEAgEAMBAGByqGSM49AgEGBSuBBAAKBG0wawIBAQQgCLziV6TxHL9/GTz4hJOb
            ccajRzC3P/7wcdQ8SNAV+C2hRANCAAT00OAbtsXENvElef/HwnpO6FmvEnyXjPia
            /gg0OLJ65CUSWeXsZOD5BB3E3FWTTQXe1h0QUHpPd2sIMq1kCyge
            -----END PRIVATE KEY-----
            """;

    @ParameterizedTest
    @CsvSource({
        "RSA, 2048, '[RS256, RS384, RS512, PS256, PS384, PS512]'",
        "EC, secp256r1, [ES256]",
        "EC, secp384r1, [ES384]",
        "EC, secp521r1, [ES512]",
        "Ed25519, 255, '[EdDSA, Ed25519]'"
    })
    void reads_pkcs8_and_computes_the_public_key(String kind, String size, String algorithms) throws Exception {
        for (int round = kind.equals("RSA") ? 9 : 0;
                round < 10;
                round++) { // both points of a curve, and numbers with leading zeros
            KeyPair pair = pair(kind, size);

            SigningKey key = read(pem("PRIVATE KEY", pair.getPrivate().getEncoded()));

            assertThat(key.publicKey()).isEqualTo(pair.getPublic());
            assertThat(key.keyId()).isEqualTo(JwkThumbprint.of(pair.getPublic()));
            assertThat(key.algorithms()).hasToString(algorithms);
        }
    }

    @Test
    void reads_pkcs8_in_der_and_text_around_the_block() throws Exception {
        KeyPair pair = pair("EC", "secp256r1");
        byte[] der = pair.getPrivate().getEncoded();

        assertThat(SigningKeyReader.read(der).publicKey()).isEqualTo(pair.getPublic());
        assertThat(read("\ufeffissuer: app\n" + pem("PRIVATE KEY", der)).publicKey())
                .isEqualTo(pair.getPublic());
    }

    @Test
    void reads_pkcs1() throws Exception {
        KeyPair pair = pair("RSA", "2048");
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length); // after PrivateKeyInfo and OCTET STRING

        assertThat(read(pem("RSA PRIVATE KEY", pkcs1)).publicKey()).isEqualTo(pair.getPublic());
    }

    @Test
    void reads_sec1_after_its_parameters() throws Exception {
        assertThat(read(SEC1).algorithms()).hasToString("[ES256]");
    }

    @Test
    void reads_private_jwks_with_their_key_id_and_algorithm() throws Exception {
        RSAKey rsa = new RSAKeyGenerator(2048).keyID("r1").generate();
        ECKey ec = new ECKeyGenerator(Curve.P_384).keyID("e1").generate();
        OctetSequenceKey oct = new OctetSequenceKeyGenerator(256).keyID("h1").generate();

        assertThat(read(rsa.toJSONString()).keyId()).isEqualTo("r1");
        assertThat(read(ec.toJSONString()).keyId()).isEqualTo("e1");
        assertThat(read(ec.toJSONString()).algorithms()).hasToString("[ES384]");
        assertThat(read(oct.toJSONString()).keyId()).isEqualTo("h1");
        assertThat(read(oct.toJSONString()).algorithms()).hasToString("[HS256]");
        assertThat(read(with(rsa, "alg", "PS512")).algorithms()).hasToString("[PS512]");
    }

    @Test
    void reads_the_example_of_rfc_8037() throws Exception {
        String jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\","
                + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

        assertThat(read(jwk).keyId()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -----BEGIN ENCRYPTED PRIVATE KEY-----   | is encrypted                 | openssl pkey
            Proc-Type: 4,ENCRYPTED                  | is encrypted                 | openssl pkey
            -----BEGIN OPENSSH PRIVATE KEY-----     | OpenSSH                      | ssh-keygen -p -m PKCS8
            PuTTY-User-Key-File-2: ssh-rsa          | PuTTY                        | new key
            <RSAKeyValue><D>AQAB</D></RSAKeyValue>  | is XML                       | PKCS#8
            just some text                          | neither PEM nor a JWK        | -----BEGIN PRIVATE KEY-----
            -----BEGIN PUBLIC KEY-----              | no private key, but PUBLIC   | one private key
            -----BEGIN CERTIFICATE-----             | no private key, but CERTIFIC | one private key
            -----BEGIN PRIVATE KEY-----             | not complete base64          | from BEGIN to END
            {"keys":[]}                             | a JWK Set                    | the one JWK
            {"kty":"RSA"}                           | no member n                  | private members
            {"kty":"EC","crv":"P-256"}              | no member d                  | private members
            {"kty":"OKP","crv":"X25519","d":"AA"}   | no supported algorithm       | Ed25519
            {"kty":"oct","k":"AA"}                  | 1 bytes                      | random
            {"kty":"AKP"}                           | type RSA, EC, OKP or oct     | private members
            {"kty":"RSA","kty":"RSA"}               | strict JSON                  | copy
            """)
    void reports_the_form_and_the_remedy(String content, String problem, String remedy) {
        assertRejected(content, problem, remedy);
    }

    @Test
    void rejects_other_curves_weak_keys_and_keystores() throws Exception {
        assertRejected(OTHER_CURVE, "", "P-256, P-384");
        assertRejected(pem("PRIVATE KEY", pair("RSA", "1024").getPrivate().getEncoded()), "1024 bits", "keys generate");
        assertRejected(SEC1 + SEC1, "contains 2 private keys", "one private key");
        byte[] pkcs12 = {0x30, (byte) 0x82, 0x0a, 0x10, 0x02, 0x01, 0x03, 0x30, (byte) 0x82, 0x09, (byte) 0xc6, 0x06};
        assertThatThrownBy(() -> SigningKeyReader.read(pkcs12)).hasMessage("is a keystore");
        byte[] jks = {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed, 0, 0, 0, 2, 0, 0, 0, 1};
        assertThatThrownBy(() -> SigningKeyReader.read(jks)).hasMessage("is a keystore");
    }

    /** Such a key permits one hash (RFC 4055 section 3.1). */
    @ParameterizedTest
    @ValueSource(ints = {256, 384, 512})
    void an_rsa_pss_key_signs_with_the_hash_that_it_permits(int hash) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSASSA-PSS");
        String name = "SHA-" + hash;
        PSSParameterSpec only = new PSSParameterSpec(name, "MGF1", new MGF1ParameterSpec(name), hash / 8, 1);
        generator.initialize(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4, only));
        KeyPair pair = generator.generateKeyPair();

        SigningKey key = read(pem("PRIVATE KEY", pair.getPrivate().getEncoded()));

        JwsAlgorithm expected = JwsAlgorithm.valueOf("PS" + hash);
        assertThat(key.algorithms()).containsExactly(expected);
        SignedJWT token = SignedJWT.parse(key.sign(expected, "{\"alg\":\"" + expected.headerName() + "\"}", "{}"));
        RSAPublicKey verifying = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        ((RSAPublicKey) pair.getPublic()).getModulus(), RSAKeyGenParameterSpec.F4));
        assertThat(token.verify(new RSASSAVerifier(verifying))).isTrue();
    }

    @Test
    void rejects_a_jwk_whose_private_and_public_parts_do_not_match() throws Exception {
        ECKey one = new ECKeyGenerator(Curve.P_256).generate();
        ECKey two = new ECKeyGenerator(Curve.P_256).generate();
        RSAKey three = new RSAKeyGenerator(2048).generate();
        RSAKey four = new RSAKeyGenerator(2048).generate();
        Base64URL modulus = Base64URL.encode(((RSAPublicKey) four.toPublicKey()).getModulus());

        assertRejected(with(one, "x", two.getX().toString()), "does not belong", "again");
        assertRejected(with(three, "n", modulus.toString()), "", "");
        assertRejected(with(one, "alg", "ES384"), "does not fit", "ES256");
        assertRejected(with(one, "alg", "ECDH-ES"), "another algorithm", "signatures");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AA",
                "_____________________________________________w",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void rejects_numbers_of_an_invalid_private_key(String number) throws Exception {
        assertRejected(with(new ECKeyGenerator(Curve.P_256).generate(), "d", number), "", "");
    }

    private static void assertRejected(String content, String problem, String remedy) {
        assertThatThrownBy(() -> read(content)).isInstanceOfSatisfying(InvalidKeyException.class, thrown -> {
            assertThat(thrown).hasMessageContaining(problem);
            assertThat(thrown.remedy()).contains(remedy);
        });
    }

    private static String with(JWK key, String member, String value) {
        var members = key.toJSONObject();
        members.put(member, value);
        return com.nimbusds.jose.util.JSONObjectUtils.toJSONString(members);
    }

    private static SigningKey read(String content) throws InvalidKeyException {
        return SigningKeyReader.read(content.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair pair(String kind, String size) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        if (kind.equals("EC")) {
            generator.initialize(new ECGenParameterSpec(size));
        } else {
            generator.initialize(Integer.parseInt(size));
        }
        return generator.generateKeyPair();
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }
}
