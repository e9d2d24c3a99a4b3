package io.github.jwtfilter.internal.jose;

import static io.github.jwtfilter.internal.jose.TestSignatures.sign;
import static io.github.jwtfilter.internal.jose.TestSignatures.verifies;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures that a provider of the application verifies. */
class ProviderSignatureTest {
    private static final String BOUNCY_CASTLE = "org.bouncycastle.jce.provider.BouncyCastleProvider";

    private final Provider provider = Objects.requireNonNull(SignatureProviders.find(BOUNCY_CASTLE));

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"HS256", "HS384", "HS512"})
    void verifies_every_algorithm_with_a_public_key(JwsAlgorithm algorithm) throws Exception {
        SignatureVerifier verifier = verifier(algorithm);
        byte[] signature = sign(algorithm, keys(algorithm).getPrivate());

        assertThat(verifier.algorithms()).contains(algorithm);
        assertThat(verifies(verifier, algorithm, signature)).isTrue();
        for (int i = 0; i < signature.length; i += 7) {
            byte[] wrong = signature.clone();
            wrong[i] ^= 1;
            assertThat(verifies(verifier, algorithm, wrong)).isFalse();
        }
        assertThat(verifies(verifier, algorithm, Arrays.copyOf(signature, signature.length - 1)))
                .isFalse();
        assertThat(verifies(verifier, algorithm, Arrays.copyOf(signature, signature.length + 1)))
                .isFalse();
        assertThat(verifies(verifier, algorithm, new byte[signature.length])).isFalse();
        assertThat(verifies(verifier, algorithm, new byte[0])).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"RS256", "ES256", "ES512", "EDDSA"})
    void the_provider_verifies_the_signatures(JwsAlgorithm algorithm) throws Exception {
        Provider broken = new Provider("Broken", "1", "fails after the start") {};
        provider.getServices().stream()
                .filter(service -> service.getType().equals("KeyFactory"))
                .forEach(service -> broken.put("KeyFactory." + service.getAlgorithm(), service.getClassName()));
        for (String name : new String[] {"SHA256withRSA", "SHA256withECDSA", "SHA512withECDSA", "Ed25519"}) {
            broken.put("Signature." + name, NothingIsValid.class.getName());
        }
        byte[] signature = sign(algorithm, keys(algorithm).getPrivate());

        assertThat(verifies(original(algorithm), algorithm, signature)).isTrue();
        assertThat(verifies(original(algorithm).by(broken), algorithm, signature))
                .isFalse();
    }

    @Test
    void algorithms_that_the_provider_does_not_support_remain_those_of_the_runtime() throws Exception {
        SignatureVerifier verifier = original(JwsAlgorithm.RS256).by(new Provider("Empty", "1", "has no services") {});

        assertThat(verifier.algorithms()).isEqualTo(original(JwsAlgorithm.RS256).algorithms());
        assertThat(verifies(verifier, JwsAlgorithm.RS256, sign(JwsAlgorithm.RS256, TestKeys.RSA.getPrivate())))
                .isTrue();
    }

    @Test
    void the_key_and_its_thumbprint_remain() throws Exception {
        SignatureVerifier verifier = verifier(JwsAlgorithm.ES256);

        assertThat(verifier).isEqualTo(original(JwsAlgorithm.ES256));
        assertThat(verifier.thumbprint()).isEqualTo(original(JwsAlgorithm.ES256).thumbprint());
        assertThat(verifier.keyType()).isEqualTo("EC P-256");
    }

    @Test
    void a_secret_is_verified_by_the_runtime() throws Exception {
        SignatureVerifier verifier = SignatureVerifier.ofSecret(TestKeys.SECRET).by(provider);

        assertThat(verifies(verifier, JwsAlgorithm.HS256, sign(JwsAlgorithm.HS256, TestKeys.SECRET)))
                .isTrue();
    }

    @Test
    void a_provider_of_the_application_is_not_registered() {
        assertThat(Security.getProvider("BC")).isNull();
        assertThat(SignatureProviders.find("BC")).isNull();
        assertThat(SignatureProviders.find(Security.getProviders()[0].getName()))
                .isSameAs(Security.getProviders()[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "java.lang.String", "java.security.Provider", "org.example.Missing", "..", "[I"})
    void another_name_is_no_provider(String name) {
        assertThat(SignatureProviders.find(name)).isNull();
    }

    private SignatureVerifier verifier(JwsAlgorithm algorithm) throws Exception {
        return original(algorithm).by(provider);
    }

    private static SignatureVerifier original(JwsAlgorithm algorithm) throws Exception {
        return SignatureVerifier.ofPublicKey(keys(algorithm).getPublic());
    }

    private static KeyPair keys(JwsAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> TestKeys.P_256;
            case ES384 -> TestKeys.P_384;
            case ES512 -> TestKeys.P_521;
            case EDDSA, ED25519 -> TestKeys.ED25519;
            default -> TestKeys.RSA;
        };
    }
}
