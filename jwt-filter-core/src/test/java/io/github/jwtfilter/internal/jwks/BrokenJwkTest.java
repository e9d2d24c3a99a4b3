package io.github.jwtfilter.internal.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.settings.CollectedProblems;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Members of a JWK Set with one defect each. */
class BrokenJwkTest {
    static Stream<Arguments> broken() {
        String weak = Base64URL.encode(TestKeys.rsa(1024).getModulus()).toString();
        String huge = Base64URL.encode(TestKeys.rsa(8200).getModulus()).toString();
        return Stream.of(
                Arguments.of("null", "key 1 is not a JSON object"),
                Arguments.of("\"text\"", "key 1 is not a JSON object"),
                Arguments.of("7", "key 1 is not a JSON object"),
                Arguments.of("[]", "key 1 is not a JSON object"),
                Arguments.of("{}", "has no member kty"),
                Arguments.of("{\"kty\":1}", "has a member kty that is not a string"),
                Arguments.of("{\"kty\":null}", "has no member kty"),
                Arguments.of("{\"kty\":\"rsa\"}", "is of a type that no supported algorithm uses (\"rsa\")"),
                Arguments.of("{\"kty\":\"AKP\",\"pub\":\"AA\"}", "is of a type that no supported algorithm uses"),
                broken(TestJwks.rsa().without("n"), "has no member n"),
                broken(TestJwks.rsa().without("e"), "has no member e"),
                broken(TestJwks.rsa().with("n", 5), "has a member n that is not a string"),
                broken(TestJwks.rsa().with("n", ""), "has no member n"),
                broken(TestJwks.rsa().with("n", "A"), "has a member n that is not base64url"),
                broken(TestJwks.rsa().with("n", "AQAB=="), "has a member n that is not base64url"),
                broken(TestJwks.rsa().with("n", "AQ=="), "has a member n that is not base64url"),
                broken(TestJwks.rsa().with("n", "AR"), "has a member n that is not base64url"),
                broken(TestJwks.rsa().with("n", "A+/B"), "has a member n that is not base64url"),
                broken(TestJwks.rsa().with("n", "AQ AB"), "has a member n that is not base64url"),
                broken(TestJwks.rsa().with("n", weak), "is an RSA key of 1024 bits, which can be broken"),
                broken(TestJwks.rsa().with("n", huge), "is an RSA key of 8200 bits"),
                broken(TestJwks.rsa().with("n", "AQAB"), "is "),
                broken(TestJwks.rsa().with("e", "Aw"), "unsafe exponent"),
                broken(TestJwks.rsa().with("e", "AQ"), "is "),
                broken(TestJwks.rsa().with("e", "AQAA"), "unsafe exponent"),
                broken(TestJwks.ec().without("x"), "has no member x"),
                broken(TestJwks.ec().without("y"), "has no member y"),
                broken(TestJwks.ec().without("crv"), "has no member crv"),
                broken(TestJwks.ec().with("crv", "P-384"), "is not a point on the curve P-384"),
                broken(p384().with("crv", "P-256"), "has coordinates of a wrong length for P-256"),
                broken(TestJwks.ec().with("x", longer("x")), "has coordinates of a wrong length for P-256"),
                broken(TestJwks.ec().with("y", longer("y")), "has coordinates of a wrong length for P-256"),
                broken(TestJwks.ec().with("crv", "secp256k1"), "is of a curve that no supported algorithm uses"),
                broken(TestJwks.ec().with("crv", "p-256"), "is of a curve that no supported algorithm uses"),
                broken(TestJwks.ec().with("x", "AQAB"), "is not a point on the curve P-256"),
                broken(TestJwks.ec().with("y", "AQAB"), "is not a point on the curve P-256"),
                broken(offCurve(), "is not a point on the curve P-256"),
                broken(TestJwks.ed25519().without("x"), "has no member x"),
                broken(TestJwks.ed25519().with("x", "AQAB"), "is not a valid Ed25519 key"),
                broken(TestJwks.ed25519().with("x", "A".repeat(43)), "is not a valid Ed25519 key"),
                broken(TestJwks.ed25519().with("crv", "X25519"), "is of a curve that no supported algorithm uses"),
                broken(TestJwks.ed25519().with("crv", "Ed448"), "is of a curve that no supported algorithm uses"),
                broken(TestJwks.rsa().with("kid", 7), "has a member kid that is not a string"),
                broken(TestJwks.rsa().with("x5t", 7), "has a member x5t that is not a string"),
                broken(TestJwks.rsa().with("x5t#S256", List.of()), "has a member x5t#S256 that is not a string"),
                broken(TestJwks.rsa().with("use", 7), "has a member use that is not a string"),
                broken(TestJwks.rsa().with("use", "enc").with("d", "AQAB"), "contains a private or symmetric key"),
                broken(TestJwks.rsa().with("use", "SIG"), "is not for signatures (use \"SIG\")"),
                broken(TestJwks.rsa().with("use", "a\r\nb"), "is not for signatures (use \"a\\u000d\\u000ab\")"),
                broken(TestJwks.rsa().with("key_ops", "verify"), "has a member key_ops that is not an array"),
                broken(TestJwks.rsa().with("key_ops", List.of("encrypt", "wrapKey")), "key_ops without verify"),
                broken(TestJwks.rsa().with("alg", 7), "has a member alg that is not a string"),
                broken(TestJwks.rsa().with("alg", "RSA-OAEP"), "is for another algorithm (alg \"RSA-OAEP\")"),
                broken(TestJwks.rsa().with("alg", "none"), "is for another algorithm"),
                broken(TestJwks.rsa().with("alg", "HS256"), "is of another type or curve than its alg"),
                broken(TestJwks.rsa().with("alg", "ES256"), "is of another type or curve than its alg"),
                broken(TestJwks.ec().with("alg", "ES384"), "is of another type or curve than its alg"),
                broken(TestJwks.ed25519().with("alg", "ES256"), "is of another type or curve than its alg"));
    }

    private static TestJwks p384() {
        return TestJwks.ec(Curve.P_384, (ECPublicKey) TestKeys.P_384.getPublic());
    }

    /** Returns a coordinate of P-256 with an additional leading byte that is not zero. */
    private static String longer(String name) {
        byte[] coordinate = TestJwks.ec().bytes(name);
        byte[] longer = new byte[coordinate.length + 1];
        longer[0] = 1;
        System.arraycopy(coordinate, 0, longer, 1, coordinate.length);
        return Base64URL.encode(longer).toString();
    }

    private static Arguments broken(TestJwks jwk, String message) {
        return Arguments.of(jwk.toString(), message);
    }

    private static TestJwks offCurve() {
        return TestJwks.ec(Curve.P_256, (ECPublicKey) TestKeys.P_256.getPublic())
                .with("y", Base64URL.encode(new byte[32]).toString());
    }

    @ParameterizedTest
    @MethodSource("broken")
    void ignores_an_unusable_member_and_uses_the_others(String member, String message) {
        CollectedProblems problems = new CollectedProblems();
        KeySet keys = parse(
                problems,
                "{\"keys\":[" + TestJwks.rsa().with("kid", "good") + "," + member + ","
                        + TestJwks.ec().with("kid", "fine") + "]}");

        assertThat(keys.keys()).extracting(VerificationKey::keyId).containsExactly("good", "fine");
        assertThat(problems.errors()).isEmpty();
        assertThat(problems.findings())
                .singleElement()
                .asString()
                .startsWith("keys.jwks-file: key 1")
                .contains(message, "it is ignored;")
                .doesNotContain("\r", "\n");
    }

    /** Keycloak and others publish an encryption key next to their signature keys. */
    @Test
    void ignores_encryption_keys_without_a_report() {
        CollectedProblems problems = new CollectedProblems();
        KeySet keys = parse(
                problems,
                "{\"keys\":["
                        + TestJwks.rsa().with("kid", "e").with("use", "enc").with("alg", "RSA-OAEP") + ","
                        + TestJwks.rsa().with("kid", "good") + "]}");

        assertThat(keys.keys()).extracting(VerificationKey::keyId).containsExactly("good");
        assertThat(problems.findings()).isEmpty();
        assertThat(problems.errors()).isEmpty();
    }

    private static KeySet parse(CollectedProblems problems, String text) {
        return new JwkSetParser(new KeyReport(problems.sink(), "keys.jwks-file")).parse(text.getBytes(UTF_8));
    }
}
