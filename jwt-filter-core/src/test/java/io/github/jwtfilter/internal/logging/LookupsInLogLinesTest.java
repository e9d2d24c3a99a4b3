package io.github.jwtfilter.internal.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Log4j 2.14.1 resolves lookups in messages; the filter must not trigger them in an application that still uses it. */
class LookupsInLogLinesTest {
    private static final String CONFIGURATION = """
        <Configuration status="OFF">
          <Appenders>
            <File name="file" fileName="${sys:lookup.log}">
              <PatternLayout pattern="%p %c{1} %m%ex%n" charset="UTF-8"/>
            </File>
          </Appenders>
          <Loggers>
            <Root level="INFO"><AppenderRef ref="file"/></Root>
          </Loggers>
        </Configuration>
        """;
    private static final String NAMING = "java.naming.factory.initial";

    @TempDir
    private Path directory;

    private Path log;

    @BeforeEach
    void prepare() throws Exception {
        log = directory.resolve("application.log");
        Files.writeString(directory.resolve("log4j2.xml"), CONFIGURATION);
        System.setProperty("lookup.log", log.toString());
        System.setProperty("lookup.probe", HostileLines.RESOLVED);
        System.setProperty(NAMING, JndiProbe.class.getName());
    }

    @AfterEach
    void forget() {
        for (String property : List.of("lookup.log", "lookup.probe", NAMING, JndiProbe.REQUESTED)) {
            System.clearProperty(property);
        }
    }

    /** Logs as the application does, which verifies that the library resolves lookups. */
    public static final class Unescaped implements Runnable {
        @Override
        public void run() {
            LoggerFactory.getLogger("application").warn(HostileLines.HOSTILE);
        }
    }

    @Test
    void the_library_resolves_expressions_in_unescaped_lines_of_the_application() throws Exception {
        logBy(Unescaped.class);

        assertThat(Files.readString(log)).contains(HostileLines.RESOLVED);
        assertThat(System.getProperty(JndiProbe.REQUESTED)).contains("probe");
    }

    @Test
    void no_expression_is_resolved_in_a_line_of_the_filter() throws Exception {
        logBy(HostileLines.class);

        String text = Files.readString(log);
        assertThat(text)
                .contains("path=\"/\\u0024{sys:lookup.probe} $\\u0024{sys:lookup.probe} \\u0024{\\u0024{lower:s}ys")
                .contains("method=\"\\u0024{sys")
                .contains("application=\"/\\u0024{sys")
                .contains("path=\"/peer\" client=\"unknown\"")
                .contains("path=\"/forwarded\" client=\"10.0.0.1\"")
                .contains("expected=\"role \\u0024{sys", "expected=\"scope \\u0024{sys")
                .contains("sub=\"\\u0024{sys", "jti=\"\\u0024{sys")
                .contains("csrf", "internal-error", "token: sha256:")
                .contains("/\\u0024{sys:lookup.probe}\\u202e.properties:4: access.10: ")
                .contains("A background task failed", "IllegalStateException: \\u0024{sys", "IOException: \\u0024{sys")
                .contains("The thread \\u0024{sys")
                .contains("The keys of the issuer \\u0024{sys:lookup.probe} cannot be fetched from http://127.0.0.1:")
                .contains("RejectionLog", "FailureLog", "GuardFactory", "BackgroundScheduler", "RemoteKeys");
        assertThat(text).doesNotContain(HostileLines.RESOLVED, "${", "\u2028", "\u202e", "\u001b", "\r\n\u2028");
        assertThat(System.getProperty(JndiProbe.REQUESTED)).isNull();
    }

    private void logBy(Class<? extends Runnable> work) throws Exception {
        try (LoggingApplication application = LoggingApplication.with("log4j2", directory)) {
            application.run(work);
        }
    }
}
