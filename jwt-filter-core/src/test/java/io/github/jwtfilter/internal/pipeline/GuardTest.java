package io.github.jwtfilter.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TestVerifier;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.authorization.AccessRules;
import io.github.jwtfilter.internal.authorization.ExternalAuthentication;
import io.github.jwtfilter.internal.cors.CorsPolicy;
import io.github.jwtfilter.internal.csrf.CsrfGuard;
import io.github.jwtfilter.internal.event.DecisionObserver;
import io.github.jwtfilter.internal.metrics.GuardMetrics;
import io.github.jwtfilter.internal.path.PathGuard;
import io.github.jwtfilter.internal.path.WelcomeFiles;
import io.github.jwtfilter.internal.principal.Authenticator;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.request.TrustedProxies;
import io.github.jwtfilter.internal.response.ResponseFactory;
import io.github.jwtfilter.internal.token.PresentedToken;
import io.github.jwtfilter.internal.token.TokenSource;
import io.github.jwtfilter.internal.token.TokenSources;
import io.github.jwtfilter.internal.verify.TokenCache;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private static final String INNARDS = "jdbc:oracle:thin:scott/tiger@10.0.0.9";

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    private final Guard guard = guard("token.cookie = jwt");
    private final LoggedLines log = LoggedLines.of(FailureLog.class);

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void accepts_a_request_with_a_valid_token() {
        JwtPrincipal principal = principal(guard, TestRequest.get("/x").bearer(TestTokens.good()));

        assertThat(principal.getName()).isEqualTo("alice");
        assertThat(principal.roles()).containsExactly("clerk");
        assertThat(log.all()).isEmpty();
    }

    @Test
    void rejects_a_request_without_a_token() {
        assertThat(reason(guard, TestRequest.get("/x"))).isEqualTo(RejectionReason.NO_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "trace", "Trace", "CONNECT", "connect"})
    void rejects_trace_and_connect_in_any_case(String method) {
        Guard withLogin = guard("challenge.login-page = /login.jsp");

        assertThat(reason(guard, TestRequest.of(method, "/x").bearer(TestTokens.good())))
                .isEqualTo(RejectionReason.METHOD_NOT_ALLOWED);
        assertThat(reason(guard, TestRequest.of(method, "/x").plainHttp()))
                .isEqualTo(RejectionReason.METHOD_NOT_ALLOWED);
        assertThat(reason(withLogin, TestRequest.of(method, "/login.jsp")))
                .isEqualTo(RejectionReason.METHOD_NOT_ALLOWED);
    }

    @Test
    void rejects_a_valid_token_over_plain_http() {
        TestRequest request = TestRequest.get("/x").plainHttp().bearer(TestTokens.good());

        assertThat(reason(guard, request)).isEqualTo(RejectionReason.PLAIN_HTTP);
        assertThat(rejected(guard, request).response().status()).isEqualTo(403);
    }

    @Test
    void accepts_plain_http_if_configured() {
        Guard relaxed = guard("https.required = false");

        assertThat(principal(relaxed, TestRequest.get("/x").plainHttp().bearer(TestTokens.good())))
                .hasToString("alice");
    }

    @Test
    void serves_plain_http_to_this_machine_itself() {
        TestRequest local = TestRequest.get("/x").plainHttp().from("127.0.0.1").bearer(TestTokens.good());
        TestRequest proxied = TestRequest.get("/x")
                .plainHttp()
                .from("127.0.0.1")
                .bearer(TestTokens.good())
                .header("X-Forwarded-For", "203.0.113.7");

        assertThat(principal(guard, local)).hasToString("alice");
        assertThat(reason(guard, proxied)).isEqualTo(RejectionReason.PLAIN_HTTP);
    }

    @Test
    void uses_the_scheme_from_a_trusted_proxy() {
        TestRequest request = TestRequest.get("/x")
                .plainHttp()
                .from("10.0.0.1")
                .bearer(TestTokens.good())
                .header("X-Forwarded-Proto", "https");

        assertThat(principal(guard, request)).hasToString("alice");
        assertThat(reason(guard, request.from("203.0.113.7"))).isEqualTo(RejectionReason.PLAIN_HTTP);
    }

    @Test
    void shows_the_login_page_to_anyone_even_over_plain_http_and_with_a_bad_token() {
        Guard withLogin = guard("challenge.login-page = /login.jsp");

        assertThat(withLogin.decide(TestRequest.get("/login.jsp"))).isInstanceOf(Decision.Anonymous.class);
        assertThat(withLogin.decide(TestRequest.get("/login.jsp").plainHttp())).isInstanceOf(Decision.Anonymous.class);
        assertThat(withLogin.decide(TestRequest.get("/login.jsp").bearer("x"))).isInstanceOf(Decision.Anonymous.class);
        assertThat(reason(withLogin, TestRequest.of("POST", "/login.jsp"))).isEqualTo(RejectionReason.NO_TOKEN);
        assertThat(reason(withLogin, TestRequest.get("/other.jsp"))).isEqualTo(RejectionReason.NO_TOKEN);
        assertThat(reason(guard, TestRequest.get("/login.jsp"))).isEqualTo(RejectionReason.NO_TOKEN);
    }

    @Test
    void prefers_the_header_to_the_cookie_even_when_the_header_is_bad() {
        String good = TestTokens.good();
        String forged = TestTokens.forged(good);

        assertThat(principal(guard, TestRequest.get("/x").bearer(good).cookie("jwt", forged)))
                .hasToString("alice");
        assertThat(reason(guard, TestRequest.get("/x").bearer(forged).cookie("jwt", good)))
                .isEqualTo(RejectionReason.BAD_SIGNATURE);
        assertThat(reason(
                        guard,
                        TestRequest.get("/x").header("Authorization", "Bearer").cookie("jwt", good)))
                .isEqualTo(RejectionReason.EMPTY_TOKEN);
        assertThat(principal(
                        guard,
                        TestRequest.get("/x").header("Authorization", "Basic x").cookie("jwt", good)))
                .hasToString("alice");
    }

    @Test
    void uses_the_given_clock() {
        TestRequest request = TestRequest.get("/x").bearer(TestTokens.good());

        clock.move(Duration.ofHours(2));

        assertThat(reason(guard, request)).isEqualTo(RejectionReason.EXPIRED);
    }

    @Test
    void authenticates_a_token_from_another_source() {
        Result<? extends JwtPrincipal> good = guard.authenticate(TestTokens.good());
        Result<? extends JwtPrincipal> bad = guard.authenticate("x");

        assertThat(good.value()).hasToString("alice");
        assertThat(bad.rejection().reason()).isEqualTo(RejectionReason.NOT_THREE_PARTS);
    }

    @Test
    void challenges_a_request_that_turns_out_to_need_a_principal() {
        assertThat(guard.challenge(TestRequest.get("/x")).status()).isEqualTo(401);
        assertThat(guard.challenge(TestRequest.get("/x")).headers().stream().map(Header::toString))
                .contains("WWW-Authenticate: Bearer realm=\"application\"");
    }

    @Test
    void notifies_the_listener_of_rejections_with_their_reasons() {
        List<String> heard = new ArrayList<>();
        Guard listening = guardOf(
                request -> PresentedToken.none(),
                (request, client, rejection) -> heard.add(request.path() + " " + client + " " + rejection));

        listening.decide(TestRequest.get("/x"));

        assertThat(heard).containsExactly("/x 203.0.113.7 no-token");
    }

    @Test
    void does_not_notify_the_listener_of_accepted_requests() {
        List<String> heard = new ArrayList<>();
        Guard listening = guardOf(
                request -> PresentedToken.inHeader(Result.accepted(TestTokens.good())),
                (request, client, rejection) -> heard.add(client));

        assertThat(principal(listening, TestRequest.get("/x"))).hasToString("alice");
        assertThat(heard).isEmpty();
    }

    @Test
    void rejects_with_503_after_an_unexpected_exception_without_leaking_it() {
        Guard failing = guardOf(
                request -> {
                    throw new IllegalStateException(INNARDS);
                },
                (request, client, rejection) -> {});

        Decision.Rejected rejected = rejected(failing, TestRequest.get("/x").bearer(TestTokens.good()));

        assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.INTERNAL_ERROR);
        assertThat(rejected.response().status()).isEqualTo(503);
        assertThat(rejected.response().body()).doesNotContain(INNARDS);
        assertThat(rejected.response().headers().toString()).doesNotContain(INNARDS);
        assertThat(log.only())
                .startsWith("SEVERE deciding on a request failed with java.lang.IllegalStateException at"
                        + " io.github.jwtfilter.internal.pipeline.GuardTest")
                .doesNotContain(INNARDS)
                .doesNotContain(TestTokens.good());
    }

    @Test
    void logs_an_exception_without_a_stack_trace() {
        Guard failing = guardOf(
                request -> {
                    throw new Traceless();
                },
                (request, client, rejection) -> {});

        assertThat(reason(failing, TestRequest.get("/x"))).isEqualTo(RejectionReason.INTERNAL_ERROR);
        assertThat(log.only()).isEqualTo("SEVERE deciding on a request failed with " + Traceless.class.getName());
    }

    @Test
    void limits_log_lines_about_unexpected_exceptions() {
        Guard failing = guardOf(
                request -> {
                    throw new IllegalStateException(INNARDS);
                },
                (request, client, rejection) -> {});

        for (int i = 0; i < 1000; i++) {
            failing.decide(TestRequest.get("/x"));
        }

        assertThat(log.all()).hasSize(10);
    }

    @Test
    void rejects_a_request_whose_peer_address_cannot_be_read() {
        List<String> heard = new ArrayList<>();
        Guard listening = guardOf(
                request -> PresentedToken.inHeader(Result.accepted(TestTokens.good())),
                (request, client, rejection) -> heard.add(client));

        assertThat(reason(listening, new BrokenRequest())).isEqualTo(RejectionReason.INTERNAL_ERROR);
        assertThat(reason(guard, new BrokenRequest())).isEqualTo(RejectionReason.INTERNAL_ERROR);
        assertThat(heard).containsExactly("unknown");
    }

    @Test
    void no_listener_can_break_or_change_a_decision() {
        DecisionObserver broken = (request, client, rejection) -> {
            throw new IllegalStateException(INNARDS);
        };
        Guard listening = guardOf(request -> PresentedToken.none(), broken);

        Decision.Rejected rejected = rejected(listening, TestRequest.get("/x"));

        assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.NO_TOKEN);
        assertThat(rejected.response().status()).isEqualTo(401);
        assertThat(log.only())
                .startsWith("SEVERE an observer of decisions failed with java.lang.IllegalStateException at ")
                .doesNotContain(INNARDS);
    }

    private Guard guard(String... lines) {
        return GuardFactory.create(TestSettings.loadWith(lines), clock);
    }

    private Guard guardOf(TokenSource tokens, DecisionObserver listener) {
        LoadedSettings loaded = TestSettings.loadWith();
        Settings settings = loaded.settings();
        RequestChecks checks = new RequestChecks(
                WelcomeFiles.usual(),
                new PathGuard(Set.of(), null),
                null,
                new AccessRules(settings.access(), loaded.problems()),
                Optional.empty(),
                true,
                new CsrfGuard(settings.csrf()),
                true);
        Authenticator authenticator =
                new Authenticator(TestVerifier.of(loaded, clock), new TokenCache<>(0), settings.issuers());
        Connections connections = new Connections(new TrustedProxies(List.of()), Optional.empty());
        Decisions decisions = new Decisions(
                new ResponseFactory(
                        settings.challenge(),
                        settings.token(),
                        new CorsPolicy(settings.cors()),
                        connections,
                        null,
                        Duration.ofMinutes(1)),
                new DecisionObservers(List.of(listener), new FailureLog(null, () -> 0)),
                new GuardMetrics(() -> 0).decisions(false),
                new FailureLog(null, () -> 0),
                false,
                settings.response().cacheControl());
        Pipeline pipeline = new Pipeline(
                connections,
                checks,
                new TokenSources(tokens, tokens),
                settings.token(),
                authenticator,
                new ExternalAuthentication(settings.rollout(), loaded.problems()),
                decisions,
                null,
                null);
        return new Guard(
                pipeline,
                checks,
                authenticator,
                decisions,
                new GuardMetrics(() -> 0),
                null,
                null,
                "",
                GuardLifecycleTest.withoutKeys(loaded),
                null,
                false);
    }

    private static JwtPrincipal principal(Guard guard, RequestView request) {
        Decision decision = guard.decide(request);
        assertThat(decision).isInstanceOf(Decision.Authenticated.class);
        return ((Decision.Authenticated) decision).principal();
    }

    private static RejectionReason reason(Guard guard, RequestView request) {
        Rejection rejection = rejected(guard, request).rejection();
        return rejection.reason();
    }

    private static Decision.Rejected rejected(Guard guard, RequestView request) {
        Decision decision = guard.decide(request);
        assertThat(decision).isInstanceOf(Decision.Rejected.class);
        return (Decision.Rejected) decision;
    }

    private static final class Traceless extends RuntimeException {
        Traceless() {
            super(INNARDS, null, false, false);
        }
    }

    /** A request that the server has recycled. */
    private static final class BrokenRequest implements RequestView {
        @Override
        public String method() {
            throw new IllegalStateException(INNARDS);
        }

        @Override
        public String path() {
            throw new IllegalStateException(INNARDS);
        }

        @Override
        public String rawPath() {
            throw new IllegalStateException(INNARDS);
        }

        @Override
        public String contextPath() {
            throw new IllegalStateException(INNARDS);
        }

        @Override
        public String query() {
            throw new IllegalStateException(INNARDS);
        }

        @Override
        public List<String> headers(String name) {
            throw new IllegalStateException(INNARDS);
        }

        @Override
        public boolean secure() {
            throw new IllegalStateException(INNARDS);
        }

        @Override
        public String remoteAddress() {
            throw new IllegalStateException(INNARDS);
        }
    }
}
