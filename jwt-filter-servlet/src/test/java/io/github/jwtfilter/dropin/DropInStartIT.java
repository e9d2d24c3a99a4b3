package io.github.jwtfilter.dropin;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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

    @BeforeEach
    void writeSettings() throws IOException {
        Files.writeString(
                directory.resolve("app.properties"),
                "issuer = https://idp.example.com\naudience = legacy-app\nalgorithms = HS256\n"
                        + "keys.secret = base64:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY\n");
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

    /** A new class that each start loads belongs into the list. Few exceptions do not matter. */
    @Test
    void the_classes_that_a_start_loads_are_not_compressed() throws Exception {
        List<String> loaded = loadedByProgram().stream()
                .map(CLASS_OF_JAR::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .toList();
        List<String> compressed = new ArrayList<>();
        try (ZipFile jar = new ZipFile(DropIn.PATH.toFile())) {
            for (String name : loaded) {
                ZipEntry entry = jar.getEntry(name.replace('.', '/') + ".class");
                if (entry.getMethod() != ZipEntry.STORED) {
                    compressed.add(name);
                }
            }
        }

        assertThat(loaded).hasSizeGreaterThan(200);
        assertThat(compressed)
                .as("add them to src/build/start-classes.txt")
                .hasSizeLessThanOrEqualTo(loaded.size() / 20);
    }

    private List<String> loadedByProgram() throws Exception {
        String classPath = DropIn.PATH + File.pathSeparator + classes();
        return output(
                List.of(JAVA, "-Xlog:class+load", "-cp", classPath, StartedProgram.class.getName(), "app.properties"));
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
