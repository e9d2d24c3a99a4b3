package io.github.jwtfilter.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.FakeResources;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings that look correct but cannot work, or are unsafe, are reported with the correct line. */
class SettingsTableTest {
    static List<SettingsCase> settings() {
        return SettingsCase.of("settings.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void settings(SettingsCase each) {
        List<Problem> problems = load(each).problems().all();

        if (each.expected().equals("nothing")) {
            assertThat(problems).isEmpty();
            return;
        }
        boolean only = each.expected().startsWith("only ");
        boolean error = only || each.expected().startsWith("error ");
        String key = each.expected().substring(each.expected().indexOf(' ') + 1);
        assertThat(problems).as(each.content()).anySatisfy(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.error()).isEqualTo(error);
            assertThat(problem.remedy()).contains(each.remedy());
        });
        assertThat(problems).as("errors").anyMatch(problem -> problem.error() == error);
        if (!error) {
            assertThat(problems).noneMatch(Problem::error);
        }
        if (only) {
            assertThat(problems).hasSize(1);
        }
    }

    private static LoadedSettings load(SettingsCase each) {
        FakeEnvironment environment = new FakeEnvironment();
        each.given("env").forEach(pair -> environment.withVariable(pair[0], pair[1]));
        FakeResources files = new FakeResources();
        each.given("file").forEach(pair -> files.with(pair[0], pair[1]));
        return SettingsReader.read(
                SettingsFile.of("test.properties", each.content().getBytes(UTF_8)), environment, files);
    }
}
