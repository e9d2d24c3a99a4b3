package io.github.jwtfilter.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.github.jwtfilter.servlet.scenario.Tokens;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes that a start loads, and does not. */
class DropInStartIT {
    private static final Path PAGE = Path.of("..", "docs", "performance.md");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** A class in the report of the loaded classes that was read from the JAR. */
    private static final Pattern CLASS_OF_JAR =
            Pattern.compile(" (io\\.github\\.jwtfilter\\.[^ /]+) source: file:.*-all\\.jar$");

    @TempDir
    private Path directory;

    private String token = "";

    @BeforeEach
    void writeSettings() throws IOException, JOSEException {
        RSAKey key = new RSAKeyGenerator(2048).keyID("k1").generate();
        Files.writeString(directory.resolve("keys.json"), new JWKSet(key.toPublicJWK()).toString());
        Files.writeString(
                directory.resolve("app.properties"),
                "issuer = https://issuer.example\naudience = legacy\nalgorithms = RS256\nkeys.jwks-file = keys.json\n");
        token = Tokens.of("alice", key);
    }

    @Test
    void the_parsers_of_settings_are_no_generated_classes() throws Exception {
        assertThat(loadedByProgram().stream()
                        .filter(line -> line.contains(" io.github.jwtfilter.settings.value.Parsers")))
                .singleElement()
                .asString()
                .doesNotContain("Lambda");
    }

    @Test
    void the_logging_of_the_jdk_is_not_loaded_before_something_is_logged() throws Exception {
        assertThat(loadedByProgram().stream()
                        .filter(line ->
                                line.contains(".logging.JdkLog ") || line.contains(" java.util.logging.LogManager ")))
                .singleElement()
                .asString()
                .contains("JdkLog");
    }

    @Test
    void most_classes_that_a_program_loads_are_not_compressed() throws Exception {
        List<String> lines = loadedByProgram();
        List<String> loaded = lines.stream()
                .map(CLASS_OF_JAR::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .toList();

        assertThat(lines).contains("alice");
        assertThat(loaded).hasSizeGreaterThan(300);
        DropIn.assertThatMostAreStored(loaded);
    }

    private List<String> loadedByProgram() throws Exception {
        String classPath = DropIn.PATH + File.pathSeparator + classes();
        return output(List.of(
                JAVA, "-Xlog:class+load", "-cp", classPath, StartedProgram.class.getName(), "app.properties", token));
    }

    private static Path classes() throws Exception {
        return Path.of(StartedProgram.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** The commands of the page, with the JAR of this build and a report of the loaded classes. */
    @Test
    void classes_from_the_archive_of_the_documentation_are_not_read_from_the_jar() throws Exception {
        List<String> commands = Pattern.compile("^java (-XX:[^#\n]*)", Pattern.MULTILINE)
                .matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(commands).hasSize(2);
        output(command(commands.get(0)));
        assertThat(output(command(commands.get(1))))
                .anyMatch(line ->
                        line.matches(".* io\\.github\\.jwtfilter\\.settings\\.Settings source: shared objects file.*"));
    }

    private static List<String> command(String options) {
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xlog:class+load"));
        Arrays.stream(options.split(" +"))
                .map(word -> word.endsWith("-all.jar") ? DropIn.PATH.toString() : word)
                .forEach(command::add);
        return command;
    }

    private List<String> output(List<String> command) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
