package io.github.jwtfilter.internal.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.PrimeCurve;
import io.github.jwtfilter.internal.jose.SignatureResult;
import io.github.jwtfilter.internal.jose.TestCertificate;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.internal.jose.TestSignatures;
import io.github.jwtfilter.settings.CollectedProblems;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkSetParserTest {
    private final CollectedProblems problems = new CollectedProblems();

    @Test
    void reads_keys_of_every_kind() {
        KeySet keys = parse(
                TestJwks.rsa().with("kid", "r"),
                TestJwks.ec().with("kid", "e"),
                TestJwks.ec(Curve.P_384, (ECPublicKey) TestKeys.P_384.getPublic()),
                TestJwks.ec(Curve.P_521, (ECPublicKey) TestKeys.P_521.getPublic()),
                TestJwks.ed25519());

        assertThat(problems.none()).isTrue();
        assertThat(keys.keys()).extracting(VerificationKey::keyId).containsExactly("r", "e", null, null, null);
        assertThat(keys.algorithms()).noneMatch(JwsAlgorithm::symmetric).hasSize(11);
        assertThat(verifies(keys.keys().get(0), JwsAlgorithm.PS256, TestKeys.RSA))
                .isTrue();
        assertThat(verifies(keys.keys().get(1), JwsAlgorithm.ES256, TestKeys.P_256))
                .isTrue();
        assertThat(verifies(keys.keys().get(3), JwsAlgorithm.ES512, TestKeys.P_521))
                .isTrue();
        assertThat(verifies(keys.keys().get(4), JwsAlgorithm.EDDSA, TestKeys.ED25519))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"keys\":null}",
                "{\"keys\":{}}",
                "{\"keys\":\"x\"}",
                "{\"keys\":[],\"keys\":[]}",
                "{\"keys\":[]} x",
                "<html></html>",
                "\ufeff\ufeff{\"keys\":[]}"
            })
    void rejects_an_invalid_jwk_set(String text) {
        KeySet keys = parse(text);

        assertThat(keys.keys()).isEmpty();
        assertThat(problems.errors())
                .singleElement()
                .asString()
                .startsWith("keys.jwks-file: the file is not a JWK Set");
    }

    @Test
    void a_set_without_keys_is_an_error() {
        assertThat(parse("{\"keys\":[]}").keys()).isEmpty();
        assertThat(problems.errors()).singleElement().asString().contains("no key that can verify a signature");
    }

    @Test
    void ignores_unknown_members() {
        KeySet keys = parse("{\"issuer\":1,\"keys\":["
                + TestJwks.rsa()
                        .with("foo", List.of())
                        .with("x5c", List.of("AAAA"))
                        .with("x5u", "https://evil.example")
                + "]}");

        assertThat(keys.keys()).hasSize(1);
        assertThat(problems.none()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
    void never_uses_a_private_key_and_reports_the_danger(String name) {
        KeySet keys = parse(TestJwks.rsa().with("kid", "leaked").with(name, "AQAB"), TestJwks.ec());

        assertThat(keys.keys()).hasSize(1);
        assertThat(problems.findings())
                .singleElement()
                .asString()
                .contains("key 0 (kid \"leaked\") contains a private or symmetric key", "treat the key as compromised");
    }

    @Test
    void never_uses_a_symmetric_key() {
        KeySet keys = parse("{\"keys\":[{\"kty\":\"oct\",\"kid\":\"s\",\"k\":\"" + Base64URL.encode(TestKeys.SECRET)
                + "\"},{\"kty\":\"oct\"}]}");

        assertThat(keys.keys()).isEmpty();
        assertThat(keys.algorithms()).isEmpty();
        assertThat(problems.findings()).hasSize(2);
        assertThat(problems.errors()).hasSize(1);
    }

    @Test
    void the_id_of_an_unusable_key_is_known_but_unusable() {
        KeySet keys = parse(
                TestJwks.rsa().with("kid", "enc").with("use", "enc"),
                TestJwks.rsa().with("kid", "sig"));

        assertThat(keys.select(TestHeaders.of(JwsAlgorithm.RS256, "kid", "enc")).reason())
                .isEqualTo(RejectionReason.UNSUITABLE_KEY);
        assertThat(keys.select(TestHeaders.of(JwsAlgorithm.RS256, "kid", "other"))
                        .reason())
                .isEqualTo(RejectionReason.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @CsvSource({"RS256,RS256", "PS512,PS512"})
    void binds_a_key_to_its_own_algorithm(String alg, JwsAlgorithm only) {
        VerificationKey key = parse(TestJwks.rsa().with("alg", alg)).keys().get(0);

        assertThat(key.algorithms()).containsExactly(only);
        assertThat(verifies(key, only, TestKeys.RSA)).isTrue();
        assertThat(verifies(key, JwsAlgorithm.RS384, TestKeys.RSA)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EdDSA", "Ed25519"})
    void treats_both_names_of_ed25519_alike(String alg) {
        assertThat(parse(TestJwks.ed25519().with("alg", alg)).algorithms())
                .containsExactly(JwsAlgorithm.EDDSA, JwsAlgorithm.ED25519);
    }

    @Test
    void accepts_keys_for_signatures() {
        parse(
                TestJwks.rsa().with("use", "sig").with("key_ops", List.of("verify")),
                TestJwks.ec().with("key_ops", List.of("sign", "verify")));

        assertThat(problems.none()).isTrue();
    }

    @Test
    void reports_two_keys_that_have_the_same_name() {
        KeySet keys = parse(
                TestJwks.rsa().with("kid", "k"),
                TestJwks.ec().with("kid", "k"),
                TestJwks.rsa().with("kid", "k"),
                TestJwks.rsa(),
                TestJwks.rsa());

        assertThat(keys.keys()).hasSize(5);
        assertThat(problems.findings())
                .singleElement()
                .asString()
                .contains("key 2 (kid \"k\") has the kid, alg and kty of an earlier one");
    }

    @Test
    void reads_a_thousand_keys_and_no_more() {
        assertThat(parse(Collections.nCopies(1000, TestJwks.ec()).toArray(TestJwks[]::new))
                        .keys())
                .hasSize(1000);
        assertThat(problems.errors()).isEmpty();

        assertThat(parse(Collections.nCopies(1001, TestJwks.ec()).toArray(TestJwks[]::new))
                        .keys())
                .isEmpty();
        assertThat(problems.errors()).singleElement().asString().contains("more than 1000 keys");
    }

    @Test
    void rejects_a_point_that_is_not_on_the_stated_curve() {
        ECPublicKey invalid = TestKeys.ec(PrimeCurve.P_256, BigInteger.TEN, BigInteger.TEN);
        String x = Base64URL.encode(unsigned(invalid.getW().getAffineX())).toString();

        assertThat(parse(TestJwks.ec().with("x", x).with("y", x)).keys()).isEmpty();
    }

    private static byte[] unsigned(BigInteger value) {
        byte[] bytes = new byte[32];
        byte[] shorter = value.toByteArray();
        System.arraycopy(shorter, 0, bytes, 32 - shorter.length, shorter.length);
        return bytes;
    }

    private static boolean verifies(VerificationKey key, JwsAlgorithm algorithm, KeyPair pair) {
        byte[] signature = TestSignatures.sign(algorithm, pair.getPrivate());
        return key.check(algorithm, TestSignatures.signed(signature)) == SignatureResult.VALID;
    }

    @Test
    void reports_that_not_every_key_is_tried_for_a_token_without_an_id() {
        parse(Collections.nCopies(4, TestJwks.ec()).toArray(TestJwks[]::new));
        assertThat(problems.none()).isTrue();

        parse(Collections.nCopies(5, TestJwks.ec()).toArray(TestJwks[]::new));
        assertThat(problems.findings()).singleElement().asString().contains("5 keys fit ES256", "the first 4");

        problems.clear();
        parse(Collections.nCopies(10, TestJwks.rsa()).toArray(TestJwks[]::new));
        assertThat(problems.none()).isTrue();

        TestJwks[] eleven = new TestJwks[11];
        Arrays.setAll(eleven, i -> TestJwks.rsa().with("kid", "k" + i));
        parse(eleven);
        assertThat(problems.findings()).singleElement().asString().contains("11 keys fit RS256", "the first 10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alg",
                "use",
                "kid",
                "x5t",
                "x5t#S256",
                "x5c",
                "x5u",
                "key_ops",
                "d",
                "p",
                "q",
                "dp",
                "dq",
                "qi",
                "oth",
                "k"
            })
    void a_member_that_is_null_counts_as_absent(String name) {
        KeySet keys = parse(TestJwks.rsa().with(name, null));

        assertThat(keys.keys()).hasSize(1);
        assertThat(problems.none()).isTrue();
        assertThat(keys.keys().get(0).keyId()).isNull();
        assertThat(keys.keys().get(0).algorithms()).hasSize(6);
        assertThat(keys.select(TestHeaders.of(JwsAlgorithm.RS256)).value()).hasSize(1);
    }

    static Stream<Arguments> curves() {
        return Stream.of(
                Arguments.of(Curve.P_256, "secp256r1", JwsAlgorithm.ES256),
                Arguments.of(Curve.P_384, "secp384r1", JwsAlgorithm.ES384),
                Arguments.of(Curve.P_521, "secp521r1", JwsAlgorithm.ES512));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void reads_coordinates_that_lack_leading_zeros_or_have_too_many(Curve curve, String name, JwsAlgorithm algorithm) {
        KeyPair pair = TestKeys.generate("EC", new ECGenParameterSpec(name));
        while (pairOf(pair, curve).bytes("x")[0] != 0) {
            pair = TestKeys.generate("EC", new ECGenParameterSpec(name));
        }
        TestJwks full = pairOf(pair, curve);
        byte[] x = full.bytes("x");
        byte[] y = full.bytes("y");
        byte[] shorter = Arrays.copyOfRange(x, 1, x.length);
        byte[] longer = new byte[y.length + 1];
        System.arraycopy(y, 0, longer, 1, y.length);

        KeySet keys = parse(
                pairOf(pair, curve).with("x", Base64URL.encode(shorter).toString()),
                pairOf(pair, curve).with("y", Base64URL.encode(longer).toString()));

        assertThat(problems.none()).isTrue();
        assertThat(keys.keys())
                .hasSize(2)
                .allMatch(key -> key.equals(keys.keys().get(0)));
        assertThat(verifies(keys.keys().get(0), algorithm, pair)).isTrue();
    }

    private static TestJwks pairOf(KeyPair pair, Curve curve) {
        return TestJwks.ec(curve, (ECPublicKey) pair.getPublic());
    }

    @Test
    void computes_the_thumbprints_of_a_certificate_that_the_key_does_not_state() throws Exception {
        byte[] certificate = TestCertificate.of(TestKeys.RSA);
        String sha1 = thumbprint("SHA-1", certificate);
        String sha256 = thumbprint("SHA-256", certificate);
        String x5c = Base64.getMimeEncoder().encodeToString(certificate);
        KeySet keys = parse(TestJwks.rsa().with("kid", "k").with("x5c", List.of(x5c, "AAAA")), TestJwks.ec());

        assertThat(problems.none()).isTrue();
        for (String[] named : new String[][] {{"x5t", sha1}, {"x5t#S256", sha256}, {"x5t", sha1, "x5t#S256", sha256}}) {
            assertThat(keys.select(TestHeaders.of(JwsAlgorithm.RS256, named)).value())
                    .containsExactly(keys.keys().get(0));
        }
        assertThat(keys.select(TestHeaders.of(JwsAlgorithm.RS256, "x5t", "other"))
                        .reason())
                .isEqualTo(RejectionReason.UNSUITABLE_KEY); // the other key has no name, but does not fit
    }

    @Test
    void accepts_the_stated_and_the_computed_thumbprint_of_a_key() throws Exception {
        byte[] certificate = TestCertificate.of(TestKeys.RSA);
        KeySet keys = parse(TestJwks.rsa()
                .with("x5t", "stated")
                .with("x5c", List.of(Base64.getEncoder().encodeToString(certificate))));

        assertThat(keys.select(TestHeaders.of(JwsAlgorithm.RS256, "x5t", "stated"))
                        .value())
                .hasSize(1);
        assertThat(keys.select(TestHeaders.of(JwsAlgorithm.RS256, "x5t", thumbprint("SHA-1", certificate)))
                        .value())
                .hasSize(1);
        assertThat(keys.keys().get(0).names()).contains("stated", thumbprint("SHA-1", certificate));
    }

    private static String thumbprint(String algorithm, byte[] certificate) throws NoSuchAlgorithmException {
        return Base64URL.encode(MessageDigest.getInstance(algorithm).digest(certificate))
                .toString();
    }

    @Test
    void reads_a_set_that_an_editor_has_put_a_byte_order_mark_before() {
        assertThat(parse("\ufeff{\"keys\":[" + TestJwks.ec() + "]}").keys()).hasSize(1);
        assertThat(problems.none()).isTrue();
    }

    @Test
    void reports_the_remedy_for_a_single_key() {
        assertThat(parse(TestJwks.ec().toString()).keys()).isEmpty();
        assertThat(problems.errors()).singleElement().asString().contains("a single JWK", "put it into a set");
    }

    private KeySet parse(TestJwks... jwks) {
        return parse("{\"keys\":" + List.of(jwks) + "}");
    }

    private KeySet parse(String text) {
        return new JwkSetParser(new KeyReport(problems.sink(), "keys.jwks-file")).parse(text.getBytes(UTF_8));
    }
}
