package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README shows the two commands for a new machine: one runs a demo, one runs the tests, as continuous integration does. */
class ReadmeCommandsTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void shows_the_command_of_the_demo_and_that_of_the_tests() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        List<String> script = Files.readAllLines(ROOT.resolve(".ci/run"));

        assertThat(readme).contains(block("mvn -q -B -ntp -Pdemo -pl examples/demo -am verify"));
        assertThat(readme).contains(block(script.get(script.size() - 1)));
    }

    private static String block(String command) {
        return "```sh\n" + command + "\n```\n";
    }
}
