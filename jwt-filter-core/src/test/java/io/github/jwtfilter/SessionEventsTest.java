package io.github.jwtfilter;

import static io.github.jwtfilter.fixture.SessionClient.get;
import static io.github.jwtfilter.fixture.SessionClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.RecordedEvents;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestProvider;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The events of sessions: each start and end is one event, with its cause. */
class SessionEventsTest {
    private final TickingClock clock = new TickingClock(Instant.parse("2026-11-29T08:00:00Z"));
    private Guard guard;
    private RecordedEvents events;
    private SessionClient browser;

    @AfterEach
    void close() {
        guard.close();
    }

    private void use(String... lines) {
        guard = GuardFactory.create(TestSettings.load(lines), clock);
        events = RecordedEvents.of(guard);
        browser = new SessionClient(guard);
    }

    /** Returns type, user and cause of the events of sessions. */
    private List<String> texts() {
        return events.all(guard).stream()
                .filter(event -> event.type().startsWith("session-"))
                .map(event -> event.type() + " " + event.fields().get("sub")
                        + (event instanceof SessionEnded
                                ? " " + ((SessionEnded) event).cause().code()
                                : ""))
                .collect(Collectors.toList());
    }

    private List<String> sessionIds() {
        return events.all(guard).stream()
                .map(event -> (String) event.fields().get("sid"))
                .collect(Collectors.toList());
    }

    private void expire() {
        clock.move(Duration.ofMinutes(12));
    }

    @Test
    void a_session_starts_is_renewed_and_ends_with_the_logout() {
        use("session.store = memory", "session.logout-path = /jwt/logout");
        browser.signIn("alice", "clerk", "admin");
        expire();
        browser.decide(get("/page"));
        browser.decide(post("/jwt/logout").header("Origin", SessionClient.OWN_ORIGIN));
        browser.decide(post("/jwt/logout").header("Origin", SessionClient.OWN_ORIGIN));

        assertThat(texts())
                .containsExactly("session-started alice", "session-renewed alice", "session-ended alice logout");
        assertThat(sessionIds().stream().filter(id -> id != null).distinct()).hasSize(1);
        SessionStarted started = events.all(guard, SessionStarted.class).get(0);
        assertThat(started.roles()).containsExactly("clerk", "admin");
        assertThat(started.clientAddress()).isEqualTo("203.0.113.7");
        assertThat(started.subject()).isEqualTo("alice");
        SessionRenewed renewed = events.all(guard, SessionRenewed.class).get(0);
        assertThat(renewed.clientAddress()).isEqualTo("203.0.113.7");
        assertThat(renewed.sessionId()).isEqualTo(started.sessionId());
        assertThat(renewed.subject()).isEqualTo("alice");
    }

    @Test
    void another_login_in_the_same_browser_replaces_the_session() {
        use("session.store = memory");
        browser.signIn("alice");
        browser.signIn("bob");

        assertThat(texts())
                .containsExactly("session-started alice", "session-ended alice replaced", "session-started bob");
    }

    @Test
    void a_logout_with_the_renewal_token_only_names_the_user() {
        use("session.store = memory");
        browser.signIn("alice");
        browser.jar().remove(SessionClient.ACCESS);
        guard.sessions().end(browser.with(post("/logout")));

        assertThat(texts()).endsWith("session-ended alice logout");
    }

    @Test
    void all_sessions_of_a_user_and_those_beyond_the_limit_end() {
        use("session.store = memory", "session.max-per-user = 2");
        for (int i = 0; i < 3; i++) {
            new SessionClient(guard).signIn("alice");
            clock.move(Duration.ofSeconds(1));
        }
        guard.sessions().endAll("alice");

        assertThat(texts())
                .containsExactly(
                        "session-started alice",
                        "session-started alice",
                        "session-ended alice limit",
                        "session-started alice",
                        "session-ended alice all-of-user",
                        "session-ended alice all-of-user");
    }

    @Test
    void a_reused_renewal_token_is_an_end_and_an_alert() {
        use("session.store = memory");
        browser.signIn("alice");
        SessionClient thief = browser.copy();
        expire();
        browser.decide(get("/page"));
        expire();
        thief.decide(get("/page"));
        thief.decide(get("/page"));

        assertThat(texts()).endsWith("session-ended alice renewal-token-reused");
        assertThat(texts().stream().filter(text -> text.startsWith("session-ended")))
                .hasSize(1);
        assertThat(events.alerts(guard)).containsExactly("renewal-token-reused");
    }

    @Test
    void a_revoked_session_ends_with_its_next_renewal() {
        use("session.store = memory");
        browser.signIn("alice");
        guard.revocations().revokeAll(clock.instant().plusSeconds(60));
        expire();
        browser.decide(get("/page"));
        browser.decide(get("/page"));

        assertThat(texts()).containsExactly("session-started alice", "session-ended alice revoked");
    }

    @Test
    void a_failed_renewal_is_no_renewal() {
        use("session.store = memory");
        browser.jar().put(SessionClient.RENEWAL, "AAAAAAAAAAAAAAAAAAAAAA." + "A".repeat(43));
        browser.decide(get("/page"));

        assertThat(texts()).isEmpty();
    }

    @Test
    void a_program_may_start_and_end_a_session() {
        use("session.store = memory");
        guard.sessions().start(post("/login"), "alice", List.of("clerk"), Map.of());
        guard.sessions().endAll("alice");

        assertThat(texts()).containsExactly("session-started alice", "session-ended alice all-of-user");
    }

    @Test
    void a_login_that_the_provider_does_not_confirm_ends_the_session() {
        try (TestProvider provider = TestProvider.start(clock)) {
            use("session.name = app", provider.settings());
            logIn(provider);
            provider.disable("alice");
            expire();
            browser.decide(get("/page"));

            assertThat(texts()).containsExactly("session-started alice", "session-ended alice login-ended");
        }
    }

    @Test
    void a_logout_at_the_provider_is_one_event_with_its_session() {
        try (TestProvider provider = TestProvider.start(clock)) {
            use("session.name = app", provider.settings(), "login.backchannel-logout = /jwt/backchannel");
            logIn(provider);
            String token = provider.sign(provider.logoutToken("alice").build(), "logout+jwt");
            for (int i = 0; i < 2; i++) {
                guard.decide(post("/jwt/backchannel").form("logout_token", token));
            }
            guard.decide(post("/jwt/backchannel").form("logout_token", "x"));

            SessionEnded ended = events.all(guard, SessionEnded.class).get(0);
            assertThat(events.all(guard, SessionEnded.class)).hasSize(1);
            assertThat(ended.cause()).isEqualTo(SessionEnded.Cause.PROVIDER_LOGOUT);
            assertThat(ended.subject()).isNotEmpty();
        }
    }

    private void logIn(TestProvider provider) {
        TestRequest page = get("/page").header("Sec-Fetch-Mode", "navigate").header("Sec-Fetch-Dest", "document");
        Decision decision = browser.decide(page);
        String location = ((Decision.Rejected) decision)
                .response().headers().stream()
                        .filter(header -> header.name().equals("Location"))
                        .findFirst()
                        .orElseThrow()
                        .value();
        browser.decide(get("/jwt/callback").query(provider.logIn(location, "alice")));
    }
}
