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

/** The line that {@code explain} proposes for a broken setup is a valid setting, and removes the cause. */
class ExplainRemediesTest {
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
    void the_proposed_line_removes_the_cause(Setup setup) throws Exception {
        Map<String, String> settings = settings(setup);
        String token = tokens.token(setup.token());
        Map<String, Object> before = explain(setup, settings, token);
        String line = (String) before.get("line");
        if (line == null) {
            assertThat((String) before.get("remedy")).as("announces a line").doesNotEndWith(":");
            return;
        }

        String[] parts = line.split(" = ", 2);
        String present = settings.getOrDefault(parts[0], "");
        settings.put(
                parts[0],
                parts[1].replace("<the present value>", present)
                        .replace("<the present value without the prefix>", present.replaceFirst("^[a-z0-9]+:", "")));
        Map<String, Object> after = explain(setup, settings, token);

        if (!setup.name().equals("padded")) { // its line names the header with another token
            assertThat(after.get("causes")).as(line).isNotEqualTo(before.get("causes"));
        }
    }

    /** Anyone can send such a token, and its sender may hope that the operator copies the line. */
    @Test
    void no_line_proposes_the_server_of_an_unverified_token() throws Exception {
        Setup setup = Setup.all()
                .filter(each -> each.name().equals("foreign host, other key"))
                .findFirst()
                .orElseThrow();

        assertThat(explain(setup, settings(setup), tokens.token(setup.token())).get("line"))
                .isNull();
    }

    private static Map<String, String> settings(Setup setup) {
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put("issuer", "https://idp.example.com/realms/legacy");
        usual.put("audience", "legacy-app");
        usual.put("keys.secret", SetupTokens.SECRET);
        Map<String, String> settings = new LinkedHashMap<>();
        setup.file(usual).lines().map(line -> line.split(" = ", 2)).forEach(line -> settings.put(line[0], line[1]));
        return settings;
    }

    private static Map<String, Object> explain(Setup setup, Map<String, String> settings, String token)
            throws Exception {
        List<String> lines = new ArrayList<>();
        settings.forEach((key, value) -> lines.add(key + " = " + value));
        Path file = Files.write(directory.resolve("jwt-filter.properties"), lines);
        List<String> arguments =
                new ArrayList<>(List.of("explain", file.toString(), "--at", SetupTokens.NOW.toString(), "--json"));
        setup.arguments().forEach(argument -> arguments.add(argument.replace("{token}", token)));
        boolean inArguments = setup.arguments().toString().contains("{token}");

        DoctorRun run = DoctorRun.of(inArguments ? "" : token, arguments.toArray(new String[0]));

        assertThat(run.err()).as(settings.toString()).isEmpty();
        return JSONObjectUtils.parse(run.out());
    }
}
