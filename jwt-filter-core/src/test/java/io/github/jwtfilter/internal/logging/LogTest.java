package io.github.jwtfilter.internal.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.LoggedLines;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests run with SLF4J 1.7 and a provider that forwards every line to the JDK, so that lines arrive there in both cases. */
class LogTest {
    private static final List<String> CLASS_PATH =
            Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));

    @Test
    void uses_slf4j_if_the_application_has_it_with_a_provider() {
        assertThat(Log.of(LogTest.class)).isInstanceOf(Slf4jLog.class);
    }

    @Test
    void logs_through_slf4j() {
        assertEveryLevelArrives(Log.of(LogTest.class));
    }

    @Test
    void logs_through_the_jdk() {
        assertEveryLevelArrives(new JdkLog(LogTest.class.getName()));
    }

    @Test
    void uses_the_jdk_without_slf4j() throws Exception {
        try (URLClassLoader application = application(entry -> !entry.contains("slf4j"))) {
            assertThat(logIn(application)).isEqualTo(JdkLog.class.getName());
        }
    }

    @Test
    void uses_the_jdk_if_slf4j_has_no_provider() throws Exception {
        try (URLClassLoader application = application(entry -> !entry.contains("slf4j-jdk14"))) {
            assertThat(logIn(application)).isEqualTo(JdkLog.class.getName());
        }
    }

    @Test
    void uses_a_complete_slf4j_of_the_application() throws Exception {
        try (URLClassLoader application = application(entry -> true)) {
            assertThat(logIn(application)).isEqualTo(Slf4jLog.class.getName());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"org.slf4j.LoggerFactory", "org.slf4j.ILoggerFactory", "org.slf4j.helpers.NOPLoggerFactory"})
    void uses_the_jdk_if_slf4j_is_incomplete(String missing) throws Exception {
        try (URLClassLoader application =
                new BrokenApplication(urls(entry -> !entry.contains("slf4j-jdk14")), missing)) {
            assertThat(logIn(application)).isEqualTo(JdkLog.class.getName());
        }
    }

    private static void assertEveryLevelArrives(Log log) {
        LoggedLines lines = LoggedLines.of(LogTest.class);
        try {
            log.info("one {0} {}");
            log.warn("two");
            log.error("three", null);
            log.error("four", new IOException("five"));

            assertThat(lines.all())
                    .containsExactly(
                            "INFO one {0} {}", "WARNING two", "SEVERE three", "SEVERE four java.io.IOException: five");
        } finally {
            lines.close();
        }
    }

    @Test
    void reports_the_caller_as_the_source_of_a_jdk_record() {
        assertNamesItsCaller(new JdkLog(LogTest.class.getName()));
    }

    @Test
    void reports_the_caller_as_the_source_of_an_slf4j_record() {
        assertNamesItsCaller(Log.of(LogTest.class));
    }

    @Test
    void reports_the_caller_for_a_copied_line() {
        assertNamesItsCaller(new JdkLog(LogTest.class.getName()).copiedTo("", (line, cause) -> {}));
    }

    @Test
    void reports_the_method_that_contains_a_lambda_expression() {
        Log log = new JdkLog(LogTest.class.getName());

        assertThat(sourceOf(() -> List.of("one").forEach(line -> log.info(line))))
                .isEqualTo(LogTest.class.getName() + " reports_the_method_that_contains_a_lambda_expression");
    }

    @Test
    void reports_the_method_that_passes_a_method_reference() {
        Log log = new JdkLog(LogTest.class.getName());

        assertThat(sourceOf(() -> logEach(log))).isEqualTo(LogTest.class.getName() + " logEach");
    }

    private static void logEach(Log log) {
        List.of("one").forEach(log::info);
    }

    /** Parts of several versions of a logging library do so. */
    @Test
    void a_line_that_the_logging_library_cannot_write_is_copied() {
        Log broken = new Log() {
            @Override
            public boolean isEnabled(Level level) {
                return true;
            }

            @Override
            void write(Level level, String text, Throwable cause) {
                throw new NoClassDefFoundError("org/slf4j/spi/Missing");
            }
        };
        List<String> copies = new ArrayList<>();

        broken.copiedTo("Application /shop: ", (line, cause) -> copies.add(line))
                .warn("hello");

        assertThat(copies)
                .containsExactly("WARN Application /shop: hello (the logging library has failed with"
                        + " java.lang.NoClassDefFoundError)");
    }

    @Test
    void a_line_of_a_thread_of_the_application_names_it_once() throws InterruptedException {
        List<String> copies = new ArrayList<>();
        Log log = Log.of(LogTest.class).copiedTo("Application /shop: ", (line, cause) -> copies.add(line));
        final class NamedThread extends Thread implements ApplicationThread {
            @Override
            public String application() {
                return "/shop";
            }

            @Override
            public void run() {
                log.info("hello");
            }
        }
        Thread thread = new NamedThread();
        thread.start();
        thread.join();

        log.info("hello");

        assertThat(copies).containsExactly("INFO Application /shop: hello", "INFO Application /shop: hello");
    }

    private static void assertNamesItsCaller(Log log) {
        assertThat(sourceOf(() -> callingMethod(log))).isEqualTo(LogTest.class.getName() + " callingMethod");
    }

    private static void callingMethod(Log log) {
        log.warn("hello");
    }

    /** Returns the source of the one logged record as formatters print it. */
    private static String sourceOf(Runnable logging) {
        LoggedLines lines = LoggedLines.of(LogTest.class);
        try {
            logging.run();
            LogRecord record = lines.onlyRecord();
            return record.getSourceClassName() + " " + record.getSourceMethodName();
        } finally {
            lines.close();
        }
    }

    @Test
    void escapes_every_line_composed_in_any_way() {
        LoggedLines lines = LoggedLines.of(LogTest.class);
        try {
            for (Log log : List.of(Log.of(LogTest.class), new JdkLog(LogTest.class.getName()))) {
                log.info("${a}\n");
                log.warn("${a}\n");
                log.error("${a}\n", new IOException("${b}\n"));
                log.errorDetails("${a}\n", List.of("${b}\n", "c"));
            }

            assertThat(lines.all())
                    .hasSize(8)
                    .allMatch(line -> !line.contains("${") && !line.endsWith("\n"))
                    .contains(
                            "INFO \\u0024{a}\\u000a",
                            "WARNING \\u0024{a}\\u000a",
                            "SEVERE \\u0024{a}\\u000a " + EscapedThrowable.class.getName()
                                    + ": java.io.IOException: \\u0024{b}\\u000a",
                            "SEVERE \\u0024{a}\\u000a\n\\u0024{b}\\u000a\nc");
        } finally {
            lines.close();
        }
    }

    @Test
    void copies_lines_that_its_own_level_discards_and_survives_a_failing_copy() {
        List<String> copies = new ArrayList<>();
        Logger logger = Logger.getLogger(LogTest.class.getName());
        logger.setLevel(java.util.logging.Level.OFF);
        try {
            Log log = Log.of(LogTest.class).copiedTo("app${: ", (line, cause) -> {
                copies.add(line + " " + cause);
                throw new UnsupportedOperationException();
            });
            log.info("one");
            log.error("two", new IOException("three"));
        } finally {
            logger.setLevel(null);
        }

        assertThat(copies)
                .containsExactly("INFO app\\u0024{: one null", "ERROR app\\u0024{: two java.io.IOException: three");
    }

    @Test
    void reports_the_discarded_levels() {
        Logger logger = Logger.getLogger(LogTest.class.getName());
        try {
            for (Log log : List.of(Log.of(LogTest.class), new JdkLog(LogTest.class.getName()))) {
                logger.setLevel(java.util.logging.Level.WARNING);
                assertThat(log.isEnabled(Level.INFO)).isFalse();
                assertThat(log.isEnabled(Level.WARN)).isTrue();
                logger.setLevel(java.util.logging.Level.OFF);
                assertThat(log.isEnabled(Level.ERROR)).isFalse();
            }
        } finally {
            logger.setLevel(null);
        }
    }

    /** Loads the class in another application, logs there, and returns the type of the logger. */
    private static String logIn(ClassLoader application) throws ReflectiveOperationException {
        LoggedLines lines = LoggedLines.of(LogTest.class);
        try {
            Class<?> logClass = Class.forName(Log.class.getName(), true, application);
            Object log = logClass.getMethod("of", Class.class).invoke(null, LogTest.class);
            logClass.getMethod("info", String.class).invoke(log, "hello");
            assertThat(logClass).isNotSameAs(Log.class);
            assertThat(lines.all()).containsExactly("INFO hello");
            return log.getClass().getName();
        } finally {
            lines.close();
        }
    }

    private static URLClassLoader application(Predicate<String> entries) {
        return new URLClassLoader(urls(entries), ClassLoader.getPlatformClassLoader());
    }

    private static URL[] urls(Predicate<String> entries) {
        return CLASS_PATH.stream().filter(entries).map(LogTest::url).toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class BrokenApplication extends URLClassLoader {
        private final String missing;

        BrokenApplication(URL[] urls, String missing) {
            super(urls, ClassLoader.getPlatformClassLoader());
            this.missing = missing;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.equals(missing)) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }
    }
}
