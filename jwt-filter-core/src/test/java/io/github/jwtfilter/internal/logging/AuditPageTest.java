package io.github.jwtfilter.internal.logging;

import static io.github.jwtfilter.fixture.SessionClient.get;
import static io.github.jwtfilter.fixture.SessionClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.EventsLost;
import io.github.jwtfilter.GuardEvent;
import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.KeySetChanged;
import io.github.jwtfilter.SettingsReloaded;
import io.github.jwtfilter.StoreStateChanged;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.event.AuditLog;
import io.github.jwtfilter.internal.json.JsonWriter;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.ServletDeployment;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of the audit log that the documentation page shows, and the configurations of logging libraries for its file. */
class AuditPageTest {
    private static final String PAGE = "audit.md";
    private static final String SESSION_ID = "\"$1\":\"kQ8Zt0v1bXo5cYw2mN4pRg\"";
    private static final Pattern ACTUAL_SESSION_ID = Pattern.compile("\"(sid|subject)\":\"[\\w-]{43}\"");
    private static final Pattern EXAMPLES =
            Pattern.compile("<!-- begin examples -->\n```json\n(.*)```\n<!-- end examples -->", Pattern.DOTALL);

    private static final List<String> FILE = List.of(
            "{\"time\":\"2027-01-15T08:00:00Z\",\"event\":\"request-rejected\",\"method\":\"GET\","
                    + "\"path\":\"/\\u00e9\\n\\u0024{sys:catalina.base}%n{}{0}\",\"client\":\"203.0.113.7\","
                    + "\"reason\":\"ambiguous-path\",\"status\":400}",
            "{\"time\":\"2027-01-15T08:00:00Z\",\"event\":\"request-accepted\",\"method\":\"GET\",\"path\":\"/page\","
                    + "\"client\":\"203.0.113.7\",\"principal\":\"alice\",\"iss\":\"https://idp.example.com\","
                    + "\"sub\":\"alice\",\"jti\":\"42\"}");

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
    void each_library_writes_the_lines_and_nothing_else_to_the_file(
            String heading, String language, String library, String file) throws Exception {
        Files.writeString(directory.resolve(file), LoggingPage.block(PAGE, heading, language));
        try (LoggingApplication application = LoggingApplication.with(library, directory)) {
            application.run(AuditLines.class);
        }

        assertThat(Files.readAllLines(directory.resolve("logs/audit.json"))).isEqualTo(FILE);
    }

    @Test
    void the_jdk_writes_the_lines_and_nothing_else_to_the_file() throws Exception {
        Path configuration = Files.writeString(
                directory.resolve("logging.properties"),
                LoggingPage.block(PAGE, "java.util.logging", "properties")
                        .replace("${catalina.base}", directory.toString()));
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("slf4j"))
                .collect(Collectors.joining(File.pathSeparator));
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.util.logging.config.file=" + configuration,
                        "-cp",
                        classPath,
                        AuditLines.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        try {
            assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            program.destroyForcibly();
        }

        assertThat(Files.readAllLines(directory.resolve("logs/audit.json"))).isEqualTo(FILE);
    }

    @Test
    void the_examples_are_as_written() {
        var shown = EXAMPLES.matcher(LoggingPage.text(PAGE));

        assertThat(shown.find()).isTrue();
        assertThat(shown.group(1)).isEqualTo(String.join("\n", examples()) + "\n");
    }

    /** The table lists each event with each of its fields. */
    @Test
    void the_table_lists_every_event_and_field() {
        for (String line : examples()) {
            String type = line.replaceFirst(".*\"event\":\"([a-z-]+)\".*", "$1");
            String row = LoggingPage.text(PAGE).replaceFirst("(?s).*\n(\\| `" + type + "` \\|[^\n]*)\n.*", "$1");
            var names = Pattern.compile("[{,]\"(\\w+)\":").matcher(line);
            while (names.find()) {
                if (!List.of("time", "event", "application").contains(names.group(1))) {
                    assertThat(row).contains("`" + names.group(1) + "`");
                }
            }
        }
    }

    private static List<String> examples() {
        List<String> lines = new ArrayList<>();
        try (LoggedLines audit = LoggedLines.named(AuditLog.LOGGER)) {
            requests();
            sessions();
            audit.all()
                    .forEach(line -> lines.add(ACTUAL_SESSION_ID
                            .matcher(line.substring("INFO ".length()))
                            .replaceAll(SESSION_ID)));
        }
        others().forEach(event -> lines.add(JsonWriter.write(event.fields())));
        return lines;
    }

    private static Guard guard(TickingClock clock, String... lines) {
        return GuardFactory.create(
                TestSettings.loadWith(lines), clock, ServletDeployment.usual().at("/legacy"));
    }

    private static void requests() {
        TickingClock clock = new TickingClock(TestTokens.ISSUED);
        try (Guard guard = guard(clock, "audit = all", "access.30 = /admin/** : role admin")) {
            guard.decide(from("/orders").bearer(TestTokens.good()));
            guard.decide(from("/admin/users").bearer(TestTokens.good()));
            guard.decide(from("/orders").bearer(TestTokens.forged(TestTokens.good())));
        }
        try (Guard guard = guard(clock, "audit = rejections", "mode = report-only")) {
            guard.decide(from("/orders;v=2").bearer(TestTokens.good()));
        }
    }

    private static TestRequest from(String path) {
        return TestRequest.get(path).contextPath("/legacy").from("192.0.2.7");
    }

    private static void sessions() {
        TickingClock clock = new TickingClock(TestTokens.ISSUED);
        try (Guard guard = guard(clock, "audit = rejections", "session.store = memory", "session.name = legacy")) {
            TestRequest login = post("/login").contextPath("/legacy").from("192.0.2.7");
            SessionClient client = new SessionClient(guard);
            client.store(guard.sessions()
                    .start(client.with(login), "alice", List.of("clerk"), Map.of())
                    .cookies());
            SessionClient copy = client.copy();
            clock.move(Duration.ofMinutes(12));
            client.decide(get("/orders").contextPath("/legacy").from("192.0.2.7"));
            clock.move(Duration.ofMinutes(12));
            copy.decide(get("/orders").contextPath("/legacy").from("198.51.100.9"));
        }
    }

    private static List<GuardEvent> others() {
        Instant time = TestTokens.ISSUED;
        KeyHealth stale = new KeyHealth(
                KeyHealth.State.STALE,
                "https://idp.example.com/keys",
                2,
                Duration.ofMinutes(5),
                "the server responded with status 503");
        return List.of(
                new KeySetChanged(time, "/legacy", "", stale, KeyHealth.State.CURRENT, List.of("2026-11", "2026-12")),
                new StoreStateChanged(time, "/legacy", "database", false, "the database cannot be reached"),
                new SettingsReloaded(time, "/legacy", true, "8f2c51a0", List.of("access.30 was removed", "audience")),
                new EventsLost(time, "/legacy", 17));
    }
}
