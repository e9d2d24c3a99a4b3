package io.github.jwtfilter.attack;

import static io.github.jwtfilter.fixture.SessionClient.ACCESS;
import static io.github.jwtfilter.fixture.SessionClient.OWN_ORIGIN;
import static io.github.jwtfilter.fixture.SessionClient.RENEWAL;
import static io.github.jwtfilter.fixture.SessionClient.get;
import static io.github.jwtfilter.fixture.SessionClient.headers;
import static io.github.jwtfilter.fixture.SessionClient.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.GuardEvent;
import io.github.jwtfilter.GuardListener;
import io.github.jwtfilter.StartedSession;
import io.github.jwtfilter.fixture.EveryLogLine;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.LoadedSettings;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes a session through its whole life, and searches for its secrets in everything that is shown. */
class SessionValuesNeverLeakTest {
    private static final String SECRET = "ZqSessionSecret-7Lw2ZrX9sVb4NcM1kJh8GfD3p";

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    private final Set<String> secrets = new LinkedHashSet<>();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final EveryLogLine log = new EveryLogLine(shown);

    @BeforeEach
    void collectSecrets() {
        secrets.add(SECRET);
        secrets.add(Base64.getEncoder().withoutPadding().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mode = report-only", "log.unverified = true", "token.cookie = " + RENEWAL})
    void no_secret_of_a_session_is_shown_anywhere(String more) throws Exception {
        LoadedSettings settings = TestSettings.loadWith(
                "session.store = memory",
                "session.secret = " + SECRET,
                "session.refresh-path = /jwt/refresh",
                "session.logout-path = /jwt/logout",
                "access.10 = /admin : role admin",
                "audit = all",
                more);
        try (Guard guard = GuardFactory.create(settings, clock).start("zq-session")) {
            guard.add(new Recorder());
            shown.add(guard.summary()
                    + guard
                    + guard.sessions()
                    + settings
                    + settings.problems().all());
            liveThrough(guard);
            shown.add(attributes());
        }
        assertThat(shown)
                .anyMatch(line -> line.contains("sessions in memory"))
                .anyMatch(line -> line.contains("\"event\":\"request-rejected\""));
        assertThat(secrets).hasSizeGreaterThan(more.startsWith("mode") ? 1 : 10);
        for (String secret : secrets) {
            for (String text : shown) {
                assertThat(text).doesNotContain(secret);
            }
        }
    }

    /** Every way in which a session starts, is renewed, fails and ends. */
    private void liveThrough(Guard guard) {
        SessionClient client = new SessionClient(guard);
        StartedSession started = guard.sessions().start(post("/login"), "alice", List.of(), Map.of());
        shown.add(started + " " + started.cookies());
        client.signIn("alice");
        for (int i = 0; i < 25; i++) {
            decide(client, get("/page").from("192.0.2." + i));
        }
        SessionClient thief = client.copy();
        clock.move(Duration.ofMinutes(12));
        decide(client, get("/admin"));
        clock.move(Duration.ofMinutes(12));
        decide(client, post("/jwt/refresh").header("Origin", OWN_ORIGIN));
        decide(client, post("/page").header("Origin", "https://evil.example"));
        decide(thief.copy(), get("/page").plainHttp());
        decide(thief.copy(), get("/page"));
        for (int i = 0; i < 30; i++) {
            decide(thief.copy(), get("/page"));
        }
        client.signIn("bob");
        decide(client, get("/page").cookie(RENEWAL, "x"));
        decide(client.copy(), get("/page").cookie(ACCESS, "e30.e30.e30"));
        decide(client, post("/jwt/logout").header("Origin", OWN_ORIGIN));
        shown.add(String.valueOf(catchThrowable(
                () -> guard.sessions().start(post("/login"), "alice", List.of(), Map.of("x", SECRET.repeat(200))))));
        shown.add(String.valueOf(
                catchThrowable(() -> guard.sessions().start(post("/login"), "a", List.of(), Map.of("x", this)))));
        guard.sessions().endAll("alice");
    }

    private void decide(SessionClient client, TestRequest request) {
        client.jar().values().forEach(this::remember);
        Decision decision = client.decide(request);
        client.jar().values().forEach(this::remember);
        shown.add(decision + " " + headers(decision));
        if (decision instanceof Decision.Authenticated) {
            Decision.Authenticated authenticated = (Decision.Authenticated) decision;
            shown.add(
                    authenticated.principal() + " " + authenticated.principal().token());
        } else if (decision instanceof Decision.Rejected) {
            Decision.Rejected rejected = (Decision.Rejected) decision;
            shown.add(rejected.rejection() + " " + rejected.rejection().check());
            shown.add(rejected.response() + " " + rejected.response().body());
        }
    }

    /** The secret of a renewal token and its family, or the signature of an access token. */
    private void remember(String cookie) {
        String[] parts = cookie.split("\\.", -1);
        if (parts.length == 2) {
            secrets.add(parts[0]);
            secrets.add(parts[1]);
        } else if (parts.length == 3 && parts[2].length() > 10) {
            secrets.add(parts[2]);
            secrets.add(parts[1]);
        }
    }

    @Test
    void no_secret_is_shown_in_a_problem() {
        for (String line : List.of(
                "session.secret = ZqShort",
                "session.secret = base64:ZqNot base64",
                "session.secret = hex:ZqNoHex",
                "session.keys.password = ZqPassword",
                "session.keys = ZqMissing.p12\nsession.keys.password = ZqPassword")) {
            LoadedSettings loaded = TestSettings.loadWith("session.store = memory", line);
            Throwable thrown = catchThrowable(() -> GuardFactory.create(loaded, clock));
            assertThat(thrown).as(line).isNotNull();
            List<String> texts = new ArrayList<>(List.of(thrown.toString(), String.valueOf(thrown.getMessage())));
            loaded.problems().all().forEach(problem -> texts.add(problem.toString()));
            texts.addAll(shown);
            assertThat(String.join("\n", texts).replace("ZqMissing", "")).doesNotContain("Zq");
        }
    }

    private static String attributes() throws Exception {
        StringBuilder text = new StringBuilder();
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(new ObjectName("io.github.jwtfilter:*"), null)) {
            text.append(name);
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                text.append('\n').append(server.getAttribute(name, attribute.getName()));
            }
        }
        return text.toString();
    }

    private final class Recorder implements GuardListener {
        @Override
        public void event(GuardEvent event) {
            shown.add(event + " " + event.fields());
        }
    }
}
