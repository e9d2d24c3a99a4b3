package io.github.jwtfilter.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import io.github.jwtfilter.algorithm.JwsAlgorithm;
import io.github.jwtfilter.algorithm.PrimeCurve;
import io.github.jwtfilter.algorithm.TestKeys;
import io.github.jwtfilter.algorithm.TestSignatures;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.settings.CollectedProblems;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void refuses_what_is_no_jwk_set(String text) {
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
    void ignores_members_that_it_does_not_know() {
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
    void never_uses_a_private_key_and_says_how_serious_that_is(String name) {
        KeySet keys = parse(TestJwks.rsa().with("kid", "leaked").with(name, "AQAB"), TestJwks.ec());

        assertThat(keys.keys()).hasSize(1);
        assertThat(problems.findings())
                .singleElement()
                .asString()
                .contains("key 0 (kid \"leaked\") holds a private or symmetric key", "treat the key as stolen");
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
    void an_id_whose_key_cannot_be_used_is_known_but_unfit() {
        KeySet keys = parse(
                TestJwks.rsa().with("kid", "enc").with("use", "enc"),
                TestJwks.rsa().with("kid", "sig"));

        assertThat(keys.select(TestHeaders.of(JwsAlgorithm.RS256, "kid", "enc")).reason())
                .isEqualTo(RejectionReason.UNFIT_KEY);
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
    void takes_both_names_of_ed25519_for_the_same(String alg) {
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
    void reads_a_hundred_keys_and_no_more() {
        assertThat(parse(Collections.nCopies(100, TestJwks.ec()).toArray(TestJwks[]::new))
                        .keys())
                .hasSize(100);
        assertThat(problems.errors()).isEmpty();

        assertThat(parse(Collections.nCopies(101, TestJwks.ec()).toArray(TestJwks[]::new))
                        .keys())
                .isEmpty();
        assertThat(problems.errors()).singleElement().asString().contains("more than 100 keys");
    }

    @Test
    void refuses_a_point_on_another_curve_than_it_says() {
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
        return key.check(algorithm, TestSignatures.signed(signature)) == null;
    }

    @Test
    void tells_that_too_many_keys_without_an_id_cannot_be_tried() {
        parse(Collections.nCopies(4, TestJwks.ec()).toArray(TestJwks[]::new));
        assertThat(problems.none()).isTrue();

        parse(Collections.nCopies(5, TestJwks.ec()).toArray(TestJwks[]::new));
        assertThat(problems.findings()).singleElement().asString().contains("5 keys without a kid fit ES256");
    }

    @Test
    void reads_a_set_that_an_editor_has_put_a_byte_order_mark_before() {
        assertThat(parse("\ufeff{\"keys\":[" + TestJwks.ec() + "]}").keys()).hasSize(1);
        assertThat(problems.none()).isTrue();
    }

    @Test
    void says_what_to_do_with_a_single_key() {
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
