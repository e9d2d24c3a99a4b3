package io.github.jwtfilter.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.settings.CollectedProblems;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Simulates a Java runtime without an algorithm, as Java 8 may be. */
@Isolated("takes a provider away for a moment")
class MissingProviderTest {
    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "HS.*")
    void this_runtime_supports_all_algorithms(JwsAlgorithm algorithm) {
        assertThat(Providers.has(algorithm)).isTrue();
    }

    @Test
    void without_ed25519_its_keys_are_rejected_with_a_remedy() throws Exception {
        byte[] key = TestKeys.raw(TestKeys.ED25519);

        without(
                "SunEC",
                () -> assertThatThrownBy(() -> SignatureVerifier.ofEd25519(key))
                        .isInstanceOfSatisfying(InvalidKeyException.class, e -> {
                            assertThat(e).hasMessage("is an Ed25519 key, which this Java runtime does not support");
                            assertThat(e.remedy()).contains("Java 15", "Bouncy Castle");
                        }));
    }

    @Test
    void without_ecdsa_the_keys_of_a_curve_fit_no_algorithm() throws Exception {
        PublicKey key = TestKeys.P_256.getPublic();

        without(
                "SunEC",
                () -> assertThatThrownBy(() -> SignatureVerifier.ofPublicKey(key))
                        .isInstanceOf(InvalidKeyException.class)
                        .hasMessage("fits no algorithm that this Java runtime supports"));
    }

    @Test
    void an_algorithm_that_the_runtime_lacks_is_an_error_when_it_is_listed() throws Exception {
        CollectedProblems problems = new CollectedProblems();
        List<String> names = Arrays.asList("EdDSA");

        without(
                "SunEC",
                () -> AlgorithmAllowlist.of(Optional.of(names), () -> EnumSet.of(JwsAlgorithm.RS256), problems.sink()));

        assertThat(problems.errors()).singleElement().asString().contains("this Java runtime does not support EdDSA");
    }

    @Test
    void names_the_missing_algorithm_also_for_pss_and_ecdsa() throws Exception {
        without("SunRsaSign", () -> {
            assertThat(Providers.has(JwsAlgorithm.PS256)).isFalse();
            assertThat(Providers.has(JwsAlgorithm.RS256)).isFalse();
            assertThat(Providers.has(JwsAlgorithm.ES256)).isTrue();
        });
    }

    private static void without(String name, Runnable test) {
        Provider provider = Security.getProvider(name);
        int position = Arrays.asList(Security.getProviders()).indexOf(provider) + 1;
        Security.removeProvider(name);
        try {
            test.run();
        } finally {
            Security.insertProviderAt(provider, position);
        }
    }
}
