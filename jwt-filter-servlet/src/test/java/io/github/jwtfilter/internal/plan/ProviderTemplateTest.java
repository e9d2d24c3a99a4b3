package io.github.jwtfilter.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;

/** The settings file of a plan, read like any other. */
class ProviderTemplateTest {
    @TempDir
    private Path directory;

    private List<String> planned(ProviderTemplate provider) {
        Path war = TestWar.with(
                        TestWar.constraint("/admin/*", TestWar.roles("admin", "Head Office"))
                                + "<login-config><auth-method>BASIC</auth-method><realm-name>order desk</realm-name></login-config>")
                .file("index.jsp", "")
                .file("css/a.css", "")
                .writeTo(directory.resolve("app.war"));
        return PlannedSettings.plan(
                war,
                new PlanOptions(provider, null, false),
                plan -> plan.settings().lines());
    }

    private List<Problem> problems(List<String> lines) throws IOException {
        Path file = Files.write(directory.resolve("jwt-filter.properties"), lines);
        return SettingsReader.read(file).problems().all();
    }

    @ParameterizedTest
    @NullSource
    @EnumSource
    void only_the_placeholders_have_to_be_replaced(ProviderTemplate provider) throws IOException {
        List<String> lines = planned(provider);

        assertThat(problems(lines))
                .as("with placeholders")
                // Without an issuer, there is no source of keys either.
                .filteredOn(problem -> problem.error() && !problem.key().equals("keys"))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(lines.stream()
                                .filter(line -> line.startsWith(problem.key() + " ="))
                                .findFirst())
                        .hasValueSatisfying(line -> assertThat(line).contains("<")));
        List<String> replaced = lines.stream()
                .map(line -> line.startsWith("#")
                        ? line
                        : line.replaceAll("<tenant-id>", "11111111-2222-3333-4444-555555555555")
                                .replaceAll("<application-id>", "6e74172b-be56-4843-9ff4-e66a39bb12e3")
                                .replaceAll("<user-pool-id>", "eu-central-1_AbCdEfGhI")
                                .replaceAll("<region>", "eu-central-1")
                                .replaceAll("<(?:host|issuer|domain[^<>]*)>", "idp.example.com")
                                .replaceAll("<[^<>]*>", "example"))
                .toList();
        assertThat(problems(replaced)).as("without placeholders: %s", replaced).isEmpty();
    }

    @Test
    void there_is_a_template_for_each_preset() throws IOException {
        String remedy = problems(List.of("preset = none", "audience = a")).stream()
                .filter(problem -> problem.key().equals("preset"))
                .findFirst()
                .orElseThrow()
                .remedy();

        assertThat(remedy).endsWith("write one of: " + ProviderTemplate.presets());
    }
}
