package io.github.jwtfilter.internal.signing;

import static io.github.jwtfilter.internal.signing.SigningFolder.START;
import static io.github.jwtfilter.internal.signing.SigningFolder.check;
import static io.github.jwtfilter.internal.signing.SigningFolder.dated;
import static io.github.jwtfilter.internal.signing.SigningFolder.jwkSet;
import static io.github.jwtfilter.internal.signing.SigningFolder.token;
import static io.github.jwtfilter.internal.signing.SigningFolder.withStore;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.github.jwtfilter.internal.jose.TestCertificate;
import io.github.jwtfilter.internal.jose.TestKeys;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that cannot sign: each problem names the file, the key of the settings and the remedy, and shows no secret. */
class SigningKeyProblemsTest {
    private SigningFolder folder;
    private ECKey one;
    private ECKey two;

    @BeforeEach
    void generateKeys(@TempDir Path directory) throws Exception {
        folder = new SigningFolder(directory);
        one = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        two = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
    }

    private void assertOnly(List<String> problems, String... parts) {
        assertThat(problems)
                .singleElement()
                .asString()
                .contains(parts)
                .doesNotContain(one.getD().toString());
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    @Test
    void a_public_key_or_a_certificate_is_no_private_key() {
        folder.write("public.pem", pem("PUBLIC KEY", TestKeys.P_256.getPublic().getEncoded()))
                .write("cert.pem", pem("CERTIFICATE", TestCertificate.of(TestKeys.P_256)))
                .write("public.jwk", one.toPublicJWK().toJSONString());

        assertOnly(
                folder.problems("session.keys = public.pem"),
                "jwt-filter.properties:3: session.keys: public.pem contains no private key, but PUBLIC KEY",
                "-----BEGIN PRIVATE KEY-----");
        assertOnly(folder.problems("session.keys = cert.pem"), "cert.pem contains no private key, but CERTIFICATE");
        assertOnly(folder.problems("session.keys = public.jwk"), "public.jwk has no member d", "private members");
    }

    @Test
    void a_key_whose_signature_takes_a_large_part_of_a_cookie_is_a_finding_if_it_signs_now_or_later() throws Exception {
        RSAKey large = new RSAKeyGenerator(4_104).keyID("large").generate();
        folder.write("now.json", jwkSet(dated(large, -1, null)))
                .write("later.json", jwkSet(dated(one, -1, null), dated(large, 60, null)))
                .write("before.json", jwkSet(dated(large, -60, null), dated(one, -1, null)));

        String finding =
                "session.keys: the key \"large\" has 4104 bits: its signature takes 684 of the 4096 bytes of a cookie";
        assertOnly(folder.problems("session.keys = now.json"), finding, "ES256");
        assertOnly(folder.problems("session.keys = later.json"), finding);
        assertThat(folder.problems("session.keys = before.json")).isEmpty();
        assertThat(folder.problems("session.keys = later.json", "session.algorithm = ES256"))
                .noneMatch(line -> line.contains("4096"));
    }

    @Test
    void all_files_and_all_keys_of_a_set_are_reported_together() {
        folder.write("keys.json", jwkSet(one.toPublicJWK(), two, "[1]", "{\"kty\":\"x\"}"))
                .write(
                        "encrypted.pem",
                        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");

        List<String> problems = folder.problems("session.keys = missing.pem, keys.json, encrypted.pem");

        assertThat(problems).hasSize(5);
        assertThat(problems.get(0)).contains("there is no file ", "missing.pem", "keys generate");
        assertThat(problems.get(1)).contains("keys.json key 0 (kid \"one\") has no member d");
        assertThat(problems.get(2)).contains("keys.json key 2 (kid -) is not a JSON object");
        assertThat(problems.get(3)).contains("keys.json key 3 (kid -) is not a JWK of type");
        assertThat(problems.get(4)).contains("encrypted.pem is encrypted with a password", "openssl pkey");
    }

    @Test
    void a_keystore_needs_its_password() {
        folder.write(
                "keys.p12",
                new SigningStore("PKCS12")
                        .key("k", TestKeys.P_256, START, START.plusSeconds(9))
                        .bytes());

        assertOnly(
                folder.problems("session.keys = keys.p12"),
                "session.keys.password: keys.p12 is a keystore, and there is no password for ");
        assertThat(folder.problems("session.keys = keys.p12", "session.keys.password = another"))
                .singleElement()
                .asString()
                .contains("session.keys.password: keys.p12 is a keystore, and the password does not open the keystore")
                .doesNotContain("another");
    }

    @Test
    void a_key_of_a_keystore_needs_the_same_password() {
        SigningStore store = new SigningStore("JKS")
                .key(
                        "k",
                        TestKeys.P_256,
                        SigningStore.certificate(TestKeys.P_256, START, START.plusSeconds(9)),
                        "other".toCharArray());
        folder.write("keys.jks", store.bytes());

        assertOnly(
                folder.problems("session.keys = keys.jks", "session.keys.password = change it"),
                "the password does not open entry \"k\"");
    }

    @Test
    void a_keystore_needs_a_private_key_that_belongs_to_its_certificate() {
        String password = "session.keys.password = change it";
        folder.write(
                "certs.p12",
                new SigningStore("PKCS12").certificate("ca", TestKeys.P_256).bytes());
        folder.write(
                "mixed.p12",
                new SigningStore("PKCS12")
                        .key(
                                "k",
                                TestKeys.P_384,
                                SigningStore.certificate(TestKeys.P_256, START, START.plusSeconds(9)),
                                SigningStore.PASSWORD)
                        .bytes());
        byte[] damaged =
                new SigningStore("PKCS12").certificate("ca", TestKeys.P_256).bytes();
        damaged[damaged.length / 2] ^= 1;
        folder.write("damaged.p12", damaged);

        assertOnly(
                folder.problems("session.keys = certs.p12", password),
                "certs.p12 contains no private key; its entries are \"ca\"",
                "keytool");
        assertOnly(
                folder.problems("session.keys = mixed.p12", password),
                "entry \"k\" has the certificate of another key");
        assertThat(folder.problems("session.keys = damaged.p12", password))
                .singleElement()
                .asString()
                .contains("damaged.p12");
    }

    @Test
    void a_weak_or_known_secret_cannot_sign() {
        assertThat(folder.problems("session.secret = too short"))
                .singleElement()
                .asString()
                .contains("session.secret", "9 bytes")
                .doesNotContain("too short;");
        folder.write("keys.json", jwkSet("{\"kty\":\"oct\",\"kid\":\"s\",\"k\":\"c2hvcnQ\"}"));
        assertThat(folder.problems("session.keys = keys.json"))
                .singleElement()
                .asString()
                .contains("key 0 (kid \"s\")")
                .doesNotContain("c2hvcnQ");
    }

    @Test
    void no_key_that_is_valid_now_is_an_error() {
        folder.write("future.json", jwkSet(dated(one, 60, null), dated(two, 120, null)));
        folder.write("expired.json", jwkSet(dated(one, -60, 0), dated(two, -120, -60)));

        assertOnly(
                folder.problems("session.keys = future.json"),
                "no key is valid now: \"two\" becomes valid on 2026-06-01T00:02:00Z, \"one\" becomes valid on"
                        + " 2026-06-01T00:01:00Z",
                "keys rotate",
                "clock");
        assertOnly(
                folder.problems("session.keys = expired.json"),
                "no key is valid now: \"one\" expired on 2026-06-01T00:00:00Z, \"two\" expired on 2026-05-31T23:59:00Z");
    }

    @Test
    void each_key_needs_an_id_of_its_own() throws Exception {
        ECKey same = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        folder.write("keys.json", jwkSet(one, same)).write("again.jwk", one.toJSONString());

        assertOnly(
                folder.problems("session.keys = keys.json"), "two keys have the kid \"one\", but are different", "own");
        folder.write("keys.json", jwkSet(one, two));
        assertOnly(
                folder.problems("session.keys = keys.json, again.jwk"),
                "two keys have the kid \"one\", and are the same",
                "remove one");
        OctetSequenceKey secret = new OctetSequenceKeyGenerator(256).generate();
        folder.write("keys.json", jwkSet(secret, new OctetSequenceKeyGenerator(256).generate()));
        assertOnly(folder.problems("session.keys = keys.json"), "two keys have the kid -, but are different");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"kid\":\"\" | has a kid that is not a text of 1 to 256 characters",
                "\"kid\":7 | has a kid that is not a text of 1 to 256 characters",
                "\"kid\":\"a\\u0000b\" | has a kid that is not a text of 1 to 256 characters",
                "\"kid\":\"a\\nb\" | has a kid that is not a text of 1 to 256 characters",
                "\"kid\":\"300\" | has a kid that is not a text of 1 to 256 characters",
                "\"use\":\"enc\" | is not a key that signs, by its member use",
                "\"key_ops\":[\"verify\"] | is not a key that signs, by its member key_ops",
                "\"alg\":\"ES384\" | does not fit the algorithm ES384",
                "\"alg\":\"none\" | is for another algorithm",
                "\"nbf\":\"2026-01-01\" | has a member nbf that is not a number of seconds since 1970",
                "\"nbf\":-1 | has a member nbf that is not a number of seconds since 1970",
                "\"exp\":1e300 | has a member exp that is not a number of seconds since 1970",
                "\"exp\":null | has a member exp that is not a number of seconds since 1970",
                "\"nbf\":1767225600,\"exp\":1767225600 | has an exp that is not after its nbf"
            })
    void a_malformed_member_of_a_key_is_reported(String member, String problem) throws Exception {
        String unnamed = new ECKey.Builder(one).keyID(null).build().toJSONString();
        String json = "{" + member.replace("\"300\"", '"' + "k".repeat(300) + '"') + "," + unnamed.substring(1);
        folder.write("keys.json", jwkSet(json)).write("key.jwk", json);

        assertOnly(folder.problems("session.keys = keys.json"), "keys.json key 0 ", problem);
        assertOnly(folder.problems("session.keys = key.jwk"), "key.jwk " + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\":[]}", "{\"keys\":{}}", "{\"keys\":null}", "{\"keys\":\"a\"}"})
    void a_set_without_keys_is_reported(String set) {
        folder.write("keys.json", set);

        assertOnly(folder.problems("session.keys = keys.json"), "keys.json is a JWK Set without an array \"keys\"");
    }

    @Test
    void a_set_of_too_many_keys_or_a_file_that_is_too_large_is_not_read() {
        Object[] many = new Object[101];
        java.util.Arrays.fill(many, "{}");
        folder.write("many.json", jwkSet(many)).write("large.pem", new byte[256 * 1024 + 1]);

        assertOnly(folder.problems("session.keys = many.json"), "of 1 to 100 keys");
        assertOnly(folder.problems("session.keys = large.pem"), "large.pem is larger than 262144 bytes");
    }

    @Test
    void the_algorithm_must_exist_and_fit_a_key() {
        folder.write("key.jwk", one.toJSONString());

        assertOnly(
                folder.problems("session.keys = key.jwk", "session.algorithm = none"),
                "session.algorithm: is not a signature algorithm");
        assertOnly(
                folder.problems("session.keys = key.jwk", "session.algorithm = RS256"),
                "session.algorithm: is RS256, which fits none of the keys",
                "keys generate RS256");
        assertOnly(
                folder.problems("session.keys = key.jwk", "session.algorithm = HS256"),
                "session.algorithm: is HS256, which fits none of the keys");
    }

    @Test
    void a_published_set_without_the_key_that_signs_is_a_finding() throws Exception {
        folder.write(
                "keys.json",
                jwkSet(one, new OctetSequenceKeyGenerator(256).keyID("s").generate()));

        assertOnly(
                folder.problems("session.keys = keys.json", "session.jwks-path = /jwks"),
                "session.jwks-path: publishes the public keys, but the key that signs is a secret");
    }

    @Test
    void a_private_key_in_a_variable_signs_and_is_never_shown() {
        String pem = pem("PRIVATE KEY", TestKeys.P_256.getPrivate().getEncoded());
        folder.environment.withVariable("KEY", pem).withVariable("JWK", one.toJSONString());
        folder.environment.withVariable("WRONG", "this is the password");

        SigningKeys keys = folder.open("session.keys = ${env:KEY}");
        assertThat(check(keys, token(keys))).isNull();
        assertThat(folder.open("session.keys = ${env:JWK}").summary()).contains("\"one\"");
        assertThat(folder.load(withStore("session.keys = " + one.toJSONString()))
                        .effectiveTable())
                .contains("the key in the settings")
                .doesNotContain(one.getD().toString());
        assertThat(folder.problems("session.keys = ${env:WRONG}"))
                .isNotEmpty()
                .noneMatch(problem -> problem.contains("password"));
    }
}
