package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.properties.FakeEnvironment;
import io.github.jwtfilter.settings.properties.FakeResources;
import io.github.jwtfilter.settings.properties.SettingsFile;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/operations.md} has a first step for everything that can be reported. */
class OperationsPageTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final String page = read("operations.md");

    @Test
    void every_reason_belongs_to_one_class() {
        List<String> classes = rows("Reasons").stream()
                .flatMap(row -> codes(column(row, 1)).stream())
                .toList();

        assertThat(classes)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RejectionReason.values())
                        .map(RejectionReason::code)
                        .toList());
    }

    @Test
    void every_rule_of_prometheus_has_a_first_step() {
        List<String> rules = matches("(?m)^ +- alert: (\\w+)$", read("examples/jwt-filter.rules.yml"));

        List<String> explained = codes(section("Alerts")).stream()
                .filter(code -> code.startsWith("JwtFilter"))
                .toList();

        assertThat(rules).hasSizeGreaterThan(10);
        assertThat(explained).containsExactlyElementsOf(rules);
    }

    @Test
    void every_kind_of_alert_has_a_first_step() {
        List<String> kinds = rows("Alerts").stream()
                .map(row -> codes(column(row, 0)))
                .filter(codes -> !codes.isEmpty() && !codes.get(0).startsWith("JwtFilter"))
                .flatMap(List::stream)
                .toList();

        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Alert.Kind.values()).map(Alert.Kind::code).toList());
    }

    @Test
    void every_event_of_the_audit_log_has_a_first_step() {
        List<String> events = matches("(?m)^\\| `([a-z-]+)` \\|", read("audit.md")).stream()
                .filter(event -> event.contains("-") || event.equals("alert"))
                .toList();

        List<String> explained = rows("Events").stream()
                .flatMap(row -> codes(column(row, 0)).stream())
                .toList();

        assertThat(events).hasSizeGreaterThan(8);
        assertThat(explained).containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    void the_configuration_of_prometheus_is_that_of_the_file() {
        assertThat(read("examples/prometheus.yml")).endsWith(block("yaml"));
    }

    @Test
    void the_settings_have_no_problems() {
        String settings = "issuer = https://idp.example.com\naudience = legacy-app\n" + block("properties");

        LoadedSettings loaded = SettingsReader.read(
                SettingsFile.of("operations.md", settings.getBytes(StandardCharsets.UTF_8)),
                new FakeEnvironment(),
                new FakeResources());

        assertThat(loaded.problems().all()).isEmpty();
    }

    @Test
    void metrics_require_the_role_and_health_requires_none() {
        try (Guard guard = guard()) {
            String operator = TestTokens.withClaims(TestTokens.CLAIMS.replace("'clerk'", "'metrics'"));

            assertThat(status(guard, get("/jwt/metrics"))).isEqualTo(401);
            assertThat(status(guard, get("/jwt/metrics").bearer(TestTokens.good())))
                    .isEqualTo(403);
            assertThat(status(guard, get("/jwt/metrics").bearer(operator))).isEqualTo(200);
            assertThat(status(guard, get("/jwt/health/live"))).isEqualTo(200);
            assertThat(status(guard, get("/jwt/health"))).isEqualTo(200);
            assertThat(status(guard, get("/jwt/health/ready"))).isEqualTo(200);
        }
    }

    @Test
    void a_probe_over_plain_http_needs_the_header_of_a_trusted_address() {
        try (Guard guard = guard()) {
            assertThat(status(guard, probe("10.0.0.5"))).isEqualTo(403);
            assertThat(status(guard, probe("10.0.0.5").header("X-Forwarded-Proto", "https")))
                    .isEqualTo(200);
            assertThat(status(guard, probe("203.0.113.7").header("X-Forwarded-Proto", "https")))
                    .isEqualTo(403);
        }
    }

    private Guard guard() {
        List<String> lines = new ArrayList<>(block("properties").lines().toList());
        lines.add("roles.claims = roles");
        return GuardFactory.create(
                TestSettings.loadWith(lines.toArray(String[]::new)), new TickingClock(TestTokens.ISSUED));
    }

    private static TestRequest get(String path) {
        return TestRequest.get(path).header("Host", "app.example.com");
    }

    private static TestRequest probe(String address) {
        return get("/jwt/health/live").plainHttp().from(address);
    }

    private static int status(Guard guard, TestRequest request) {
        Decision decision = guard.decide(request);
        return decision instanceof Decision.Rejected rejected
                ? rejected.response().status()
                : ((Decision.Responded) decision).response().status();
    }

    private String block(String language) {
        return matches("(?ms)^```" + language + "\n(.*?)^```$", page).get(0);
    }

    private String section(String heading) {
        return page.split("(?m)^## " + heading + "$")[1].split("(?m)^## ")[0];
    }

    /** The rows of the tables of a section, without their headings. */
    private List<String> rows(String heading) {
        return section(heading)
                .lines()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .toList();
    }

    private static String column(String row, int index) {
        return row.split("\\|")[index + 1];
    }

    private static List<String> codes(String text) {
        return matches(CODE.pattern(), text);
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String read(String file) {
        try {
            return Files.readString(DOCS.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
