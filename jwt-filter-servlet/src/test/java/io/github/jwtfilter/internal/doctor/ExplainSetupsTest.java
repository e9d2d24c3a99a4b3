package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each broken setup, {@code explain} names the cause with the expected and the found value, and the remedy. */
class ExplainSetupsTest {
    @TempDir
    static Path directory;

    private static SetupTokens tokens;

    @BeforeAll
    static void write_keys() throws Exception {
        tokens = new SetupTokens(directory);
    }

    static Stream<Setup> setups() {
        return Setup.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("setups")
    void shows_the_cause_and_the_remedy(Setup setup) throws Exception {
        Map<String, Object> json =
                JSONObjectUtils.parse(explain(setup, "--json").out());
        DoctorRun text = explain(setup, "--color=never");

        assertThat(json.get("reason")).isEqualTo(setup.reason());
        assertThat(causes(json).get(0)).isEqualTo(setup.cause());
        assertThat(text.status()).isEqualTo(1);
        assertThat(text.err()).isEmpty();
        assertThat(text.out().replaceAll("\\s+", " ")).startsWith("REJECTED: " + setup.reason());
        assertThat(setup.shown())
                .allSatisfy(shown ->
                        assertThat(text.out().replaceAll("\\s+", " ")).contains(shown.replaceAll("\\s+", " ")));
    }

    /** The check that {@code explain} marks is the one that the guard has rejected, and the others have passed. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("setups")
    void exactly_one_check_has_failed_and_none_before_it_differs(Setup setup) throws Exception {
        Map<String, Object> json =
                JSONObjectUtils.parse(explain(setup, "--json").out());
        List<Object> statuses = new ArrayList<>();
        for (Map<String, Object> check : JSONObjectUtils.getJSONObjectArray(json, "checks")) {
            statuses.add(check.get("status"));
        }

        assertThat(statuses).containsOnlyOnce("failed");
        assertThat(statuses.subList(0, statuses.indexOf("failed"))).allMatch("passed"::equals);
        assertThat(statuses.subList(statuses.indexOf("failed") + 1, statuses.size()))
                .isSubsetOf("unverified", "differs");
    }

    @Test
    void the_output_contains_no_signature_and_no_secret() throws Exception {
        for (Setup setup : Setup.all().toList()) {
            String token = tokens.token(setup.token());
            String signature = token.substring(token.lastIndexOf('.') + 1);
            DoctorRun run = explain(setup, "--color=never");

            assertThat(run.out() + run.err()).as(setup.name()).doesNotContain(SetupTokens.SECRET, "Y29ycmVjdC1ob3JzZS");
            if (signature.length() > 20) {
                assertThat(run.out() + run.err()).as(setup.name()).doesNotContain(signature);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Object> causes(Map<String, Object> json) {
        return (List<Object>) json.get("causes");
    }

    private static DoctorRun explain(Setup setup, String format) throws Exception {
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put("issuer", "https://idp.example.com/realms/legacy");
        usual.put("audience", "legacy-app");
        usual.put("keys.secret", SetupTokens.SECRET);
        Path file = Files.writeString(directory.resolve("jwt-filter.properties"), setup.file(usual));
        String token = tokens.token(setup.token());
        List<String> arguments =
                new ArrayList<>(List.of("explain", file.toString(), "--at", SetupTokens.NOW.toString(), format));
        setup.arguments().forEach(argument -> arguments.add(argument.replace("{token}", token)));
        boolean inArguments = setup.arguments().toString().contains("{token}");
        return DoctorRun.of(inArguments ? "" : token, arguments.toArray(new String[0]));
    }
}
