package io.github.jwtfilter.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.settings.CollectedProblems;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlgorithmAllowlistTest {
    private static final Set<JwsAlgorithm> RSA =
            EnumSet.of(JwsAlgorithm.RS256, JwsAlgorithm.RS384, JwsAlgorithm.RS512, JwsAlgorithm.PS256);

    private final CollectedProblems problems = new CollectedProblems();

    @Test
    void without_a_list_allows_the_algorithms_that_fit_the_keys() {
        AlgorithmAllowlist allowlist = AlgorithmAllowlist.of(Optional.empty(), () -> RSA, problems.sink());

        assertThat(allowlist.algorithms()).isEqualTo(RSA);
        assertThat(allowlist.allows(JwsAlgorithm.RS256)).isTrue();
        assertThat(allowlist.allows(JwsAlgorithm.HS256)).isFalse();
        assertThat(problems.none()).isTrue();
    }

    @Test
    void with_a_list_it_is_the_list() {
        AlgorithmAllowlist allowlist = read(RSA, "PS256", "RS256", "RS256");

        assertThat(allowlist.algorithms()).containsExactly(JwsAlgorithm.RS256, JwsAlgorithm.PS256);
        assertThat(allowlist).hasToString("[RS256, PS256]");
        assertThat(problems.none()).isTrue();
    }

    @Test
    void without_a_list_it_follows_the_keys() {
        Set<JwsAlgorithm> served = EnumSet.of(JwsAlgorithm.ES256);
        AlgorithmAllowlist allowlist = AlgorithmAllowlist.of(Optional.empty(), () -> served, problems.sink());
        served.add(JwsAlgorithm.RS256);

        assertThat(allowlist.allows(JwsAlgorithm.RS256)).isTrue();
    }

    @Test
    void a_list_does_not_change_with_the_keys() {
        Set<JwsAlgorithm> served = EnumSet.of(JwsAlgorithm.ES256);
        AlgorithmAllowlist allowlist =
                AlgorithmAllowlist.of(Optional.of(List.of("ES256")), () -> served, problems.sink());
        served.add(JwsAlgorithm.RS256);

        assertThat(allowlist.allows(JwsAlgorithm.RS256)).isFalse();
        assertThatThrownBy(() -> allowlist.algorithms().add(JwsAlgorithm.RS256))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void without_keys_it_is_empty() {
        assertThat(AlgorithmAllowlist.of(Optional.empty(), Collections::emptySet, problems.sink())
                        .algorithms())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", " none", "none\u0000"})
    void never_accepts_none(String name) {
        assertThat(read(RSA, "RS256", name).algorithms()).containsExactly(JwsAlgorithm.RS256);

        assertThat(problems.errors())
                .containsExactly("algorithms: none would accept unsigned tokens;" + " remove it; it is never accepted");
    }

    @ParameterizedTest
    @CsvSource({"rs256,RS256", "eddsa,EdDSA", "EDDSA,EdDSA", "ed25519,Ed25519"})
    void requires_the_exact_name(String name, String exact) {
        read(RSA, "RS256", name);

        assertThat(problems.errors())
                .containsExactly("algorithms: \"" + name + "\" is not a supported algorithm; write " + exact
                        + "; names are case-sensitive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256K", "RSA", "SHA256", "Ed448", "RS-256", "x\r\ny"})
    void lists_the_names_when_one_is_unknown(String name) {
        read(RSA, "RS256", name);

        assertThat(problems.errors())
                .singleElement()
                .asString()
                .contains("is not a supported algorithm; use one or more of [HS256, ", "EdDSA, Ed25519]")
                .doesNotContain("\r", "\n");
    }

    @Test
    void an_empty_list_is_an_error() {
        assertThat(read(RSA).algorithms()).isEmpty();
        assertThat(problems.errors())
                .containsExactly(
                        "algorithms: the list is empty; remove the line to allow every algorithm that fits the keys");
    }

    @Test
    void hs_with_public_keys_is_an_error() {
        read(RSA, "RS256", "HS256");

        assertThat(problems.errors()).singleElement().asString().contains("HS algorithms cannot be combined");
        assertThat(problems.findings()).singleElement().asString().contains("no key fits [HS256]");
    }

    @Test
    void algorithms_of_which_no_key_fits_any_are_an_error() {
        read(RSA, "ES256", "ES384");

        assertThat(problems.errors())
                .containsExactly("algorithms: no key fits [ES256, ES384]; the keys fit [RS256, RS384, RS512, PS256];"
                        + " list algorithms that fit the keys, or remove the line");
    }

    @Test
    void hs_for_public_keys_is_an_error() {
        read(RSA, "HS256");

        assertThat(problems.errors()).singleElement().asString().contains("no key fits [HS256]");
    }

    @Test
    void a_public_key_algorithm_for_a_secret_is_an_error() {
        read(EnumSet.of(JwsAlgorithm.HS256), "RS256");

        assertThat(problems.errors()).singleElement().asString().contains("no key fits [RS256]; the keys fit [HS256]");
    }

    @Test
    void some_algorithm_that_no_key_fits_is_a_finding() {
        AlgorithmAllowlist allowlist = read(RSA, "RS256", "ES256");

        assertThat(allowlist.algorithms()).containsExactly(JwsAlgorithm.RS256, JwsAlgorithm.ES256);
        assertThat(problems.errors()).isEmpty();
        assertThat(problems.findings()).singleElement().asString().contains("no key fits [ES256]");
    }

    @Test
    void a_secret_too_short_for_a_listed_algorithm_is_a_finding() {
        read(EnumSet.of(JwsAlgorithm.HS256), "HS256", "HS512");

        assertThat(problems.findings()).singleElement().asString().contains("no key fits [HS512]");
    }

    @Test
    void reports_no_second_problem_for_keys_that_could_not_be_loaded() {
        assertThat(read(Collections.emptySet(), "RS256").algorithms()).containsExactly(JwsAlgorithm.RS256);
        assertThat(problems.none()).isTrue();
    }

    private AlgorithmAllowlist read(Set<JwsAlgorithm> served, String... names) {
        List<String> list = Arrays.asList(names);
        return AlgorithmAllowlist.of(Optional.of(list), () -> served, problems.sink());
    }
}
