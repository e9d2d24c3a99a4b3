package io.github.jwtfilter.internal.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.jwtfilter.internal.pipeline.RejectionLog;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the configurations of the documentation page in applications whose own log level is ERROR. */
class LoggingPageTest {
    private static final String REJECTED =
            "INFO io.github.jwtfilter.internal.pipeline.RejectionLog rejected no-token (";
    private static final String REPORTED =
            "WARN io.github.jwtfilter.internal.pipeline.RejectionLog would reject (report-only): ";

    @TempDir
    private Path directory;

    @BeforeEach
    void prepare() throws Exception {
        Files.createDirectories(directory.resolve("logs"));
        System.setProperty("catalina.base", directory.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("catalina.base");
    }

    @ParameterizedTest
    @CsvSource({
        "Log4j 1, properties, log4j1, log4j.properties",
        "Log4j 2, xml, log4j2, log4j2.xml",
        "Logback, xml, logback, logback.xml"
    })
    void the_lines_are_in_a_separate_file(String heading, String language, String library, String file)
            throws Exception {
        Path configuration = Files.createDirectory(directory.resolve("classes"));
        Files.writeString(configuration.resolve(file), LoggingPage.block(heading, language));

        try (LoggingApplication application = LoggingApplication.with(library, configuration)) {
            application.run(OrdinaryLines.class);
        }

        assertThat(Files.readString(directory.resolve("logs/jwt-filter.log")))
                .contains(REJECTED, REPORTED, "ERROR io.github.jwtfilter.internal.pipeline.Guard an error");
    }

    @Test
    void the_jdk_writes_the_lines_to_standard_error() throws Exception {
        String output = outputWith(LoggingPage.block("java.util.logging", "properties"));

        assertThat(output)
                .contains("io.github.jwtfilter.internal.pipeline.RejectionLog rejected", "INFO: rejected no-token (")
                .contains("WARNING: would reject (report-only): no-token (", "SEVERE: an error")
                .doesNotContain("null");
    }

    @Test
    void the_page_lists_every_logger() {
        Set<String> loggers = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.github.jwtfilter").stream()
                        .flatMap(each -> each.getCodeUnits().stream())
                        .filter(LoggingPageTest::makesLogger)
                        .flatMap(each -> each.getReferencedClassObjects().stream())
                        .map(each -> each.getRawType().getName())
                        .collect(Collectors.toSet());

        assertThat(loggers).contains(RejectionLog.class.getName()).hasSizeGreaterThan(5);
        assertThat(loggers).allMatch(logger -> LoggingPage.text().contains("`" + logger + "`"));
    }

    @Test
    void the_lines_for_other_servers_are_well_formed() throws Exception {
        for (String shown : List.of("<logger category", "<logging traceSpecification")) {
            String text = LoggingPage.text();
            String xml = text.substring(text.indexOf(shown));
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(
                            xml.substring(0, xml.indexOf("```")).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static boolean makesLogger(JavaCodeUnit code) {
        return code.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Log.class)
                        && call.getName().equals("of"));
    }

    /** Returns the output of a separate Java program without SLF4J. */
    private String outputWith(String configuration) throws Exception {
        Path file = Files.writeString(directory.resolve("logging.properties"), configuration);
        Path output = directory.resolve("output");
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("slf4j"))
                .collect(Collectors.joining(File.pathSeparator));
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=en",
                        "-Djava.util.logging.config.file=" + file,
                        "-cp",
                        classPath,
                        OrdinaryLines.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            program.destroyForcibly();
        }
        return Files.readString(output);
    }
}
