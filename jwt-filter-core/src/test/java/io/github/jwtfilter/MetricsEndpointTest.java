package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.PrometheusParser;
import io.github.jwtfilter.fixture.SessionClient;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The metrics at {@code metrics.path}, as Prometheus and an attacker see them. */
class MetricsEndpointTest {
    private static final String OPERATOR = TestTokens.withClaims(TestTokens.CLAIMS.replace("'clerk'", "'ops'"));

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    private Guard guard = guard();

    @AfterEach
    void close() {
        guard.close();
    }

    private Guard guard(String... more) {
        List<String> lines = new ArrayList<>(List.of(
                "roles.claims = roles", "metrics.path = /ops/metrics", "access.10 = GET /ops/metrics : role ops"));
        lines.addAll(Arrays.asList(more));
        return GuardFactory.create(TestSettings.loadWith(lines.toArray(new String[0])), clock);
    }

    private void use(String... more) {
        guard.close();
        guard = guard(more);
    }

    private static TestRequest metrics() {
        return TestRequest.get("/ops/metrics").header("Host", "app.example.com").bearer(OPERATOR);
    }

    private static GuardResponse response(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Responded.class);
        return ((Decision.Responded) decision).response();
    }

    private static String header(GuardResponse response, String name) {
        List<String> values = response.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
        assertThat(values).as(name).hasSizeLessThan(2);
        return values.isEmpty() ? null : values.get(0);
    }

    private static int status(Decision decision) {
        return decision instanceof Decision.Rejected
                ? ((Decision.Rejected) decision).response().status()
                : response(decision).status();
    }

    @Test
    void serves_the_text_format_to_a_user_with_the_role() {
        GuardResponse response = response(guard.decide(metrics()));

        assertThat(response.status()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(PrometheusParser.types(response.body())).containsEntry("jwtfilter_decisions_total", "counter");
    }

    /** The response is created before its own decision is counted. */
    @Test
    void counts_its_own_requests() {
        guard.decide(metrics());
        guard.decide(metrics());

        Map<String, Double> samples =
                PrometheusParser.parse(response(guard.decide(metrics())).body());

        assertThat(samples)
                .containsEntry("jwtfilter_decisions_total{mode=\"enforce\",outcome=\"responded\",reason=\"none\"}", 2.0)
                .containsEntry("jwtfilter_decision_duration_seconds_count", 2.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"{'alg':'RS256'} | 0", "{'alg':'HS256','typ':'other'} | 0", "{'alg':'HS256'} | 1"})
    void a_token_of_a_program_is_measured_from_the_check_of_its_key_on(String tokenHeader, double measured) {
        guard.authenticate(TestTokens.withHeader(tokenHeader));

        assertThat(PrometheusParser.parse(response(guard.decide(metrics())).body()))
                .containsEntry("jwtfilter_decision_duration_seconds_count", measured);
    }

    @Test
    void a_request_with_a_malformed_token_is_measured() {
        guard.decide(TestRequest.get("/page").bearer("nonsense"));

        assertThat(PrometheusParser.parse(response(guard.decide(metrics())).body()))
                .containsEntry("jwtfilter_decision_duration_seconds_count", 1.0);
    }

    @Test
    void a_head_request_gets_the_same_headers() {
        GuardResponse get = response(guard.decide(metrics()));
        GuardResponse head = response(guard.decide(TestRequest.of("HEAD", "/ops/metrics")
                .header("Host", "app.example.com")
                .bearer(OPERATOR)));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.headers())
                .extracting(Header::name)
                .isEqualTo(get.headers().stream().map(Header::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "get"})
    void other_methods_are_not_allowed_even_for_operators(String method) {
        use("access.5 = /ops/metrics : role ops");

        GuardResponse response = response(guard.decide(TestRequest.of(method, "/ops/metrics")
                .header("Host", "app.example.com")
                .bearer(OPERATOR)));

        assertThat(response.status()).isEqualTo(405);
        assertThat(header(response, "Allow")).isEqualTo("GET, HEAD");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(response.body()).isNull();
    }

    @Test
    void without_a_token_or_the_role_nothing_is_served() {
        assertThat(status(guard.decide(TestRequest.get("/ops/metrics")))).isEqualTo(401);
        assertThat(status(guard.decide(TestRequest.get("/ops/metrics").bearer("a.b.c"))))
                .isEqualTo(401);
        assertThat(status(guard.decide(TestRequest.get("/ops/metrics").bearer(TestTokens.good()))))
                .isEqualTo(403);
        assertThat(status(guard.decide(metrics().plainHttp()))).isEqualTo(403);
        clock.move(Duration.ofDays(1));
        assertThat(status(guard.decide(metrics()))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ops/metrics/",
                "/ops/metrics/x",
                "/ops/metrics.txt",
                "/ops",
                "/ops/",
                "/OPS/METRICS",
                "/metrics",
                "/ops/metrics "
            })
    void other_paths_are_those_of_the_application(String path) {
        Decision decision = guard.decide(TestRequest.get(path).bearer(OPERATOR));

        assertThat(decision).isNotInstanceOf(Decision.Responded.class);
        Decision anonymous = guard.decide(TestRequest.get(path));
        assertThat(anonymous).isInstanceOf(Decision.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/ops/metrics;x",
                "/app/ops/metrics;x=1",
                "/app/ops/metrics%2f",
                "/app/ops/metrics%2F",
                "/app/ops%2fmetrics",
                "/app/ops/./metrics",
                "/app/ops//metrics",
                "/app/x/../ops/metrics",
                "/app/ops/metrics%00",
                "/app/ops/metrics%3b",
                "/app/ops\\metrics"
            })
    void ambiguous_spellings_are_rejected_as_for_any_path(String rawPath) {
        Decision decision = guard.decide(metrics().rawPath(rawPath));

        assertThat(((Decision.Rejected) decision).rejection().reason()).isEqualTo(RejectionReason.AMBIGUOUS_PATH);
    }

    @Test
    void a_query_does_not_matter() {
        assertThat(status(guard.decide(metrics().query("name[]=x")))).isEqualTo(200);
    }

    @Test
    void texts_of_clients_do_not_appear() {
        String marker = "Zq7\"}\nevil_total{x=\"1\"} 1\n";
        guard.decide(TestRequest.get("/" + "Zq7evil"));
        guard.decide(TestRequest.get("/page").bearer(TestTokens.withHeader("{'alg':'HS256','kid':'Zq7evil'}")));
        guard.decide(TestRequest.get("/page")
                .bearer(TestTokens.withClaims(TestTokens.CLAIMS.replace("https://idp.example.com", "Zq7evil"))));
        guard.decide(TestRequest.get("/page").bearer(TestTokens.goodFor("Zq7evil")));
        guard.decide(TestRequest.get("/page").header("X-Forwarded-For", marker).header("User-Agent", marker));
        guard.decide(TestRequest.of("ZQ7EVIL", "/page").from("Zq7"));
        guard.authenticate(marker);

        String body = response(guard.decide(metrics())).body();

        assertThat(body).doesNotContainIgnoringCase("zq7").doesNotContain("203.0.113.7", "alice");
        assertThat(PrometheusParser.parse(body)).isNotEmpty();
    }

    @Test
    void in_report_only_mode_the_metrics_are_served_only_to_those_who_would_get_them_otherwise() {
        use("mode = report-only");

        assertThat(guard.decide(TestRequest.get("/ops/metrics"))).isInstanceOf(Decision.PassThrough.class);
        assertThat(guard.decide(TestRequest.get("/ops/metrics").bearer(TestTokens.good())))
                .isInstanceOf(Decision.PassThrough.class);
        assertThat(PrometheusParser.parse(response(guard.decide(metrics())).body()))
                .containsEntry(
                        "jwtfilter_decisions_total{mode=\"report-only\",outcome=\"rejected\",reason=\"no-token\"}", 1.0)
                .containsEntry(
                        "jwtfilter_decisions_total{mode=\"report-only\",outcome=\"rejected\",reason=\"role-missing\"}",
                        1.0)
                .containsEntry("jwtfilter_report_only", 1.0);
    }

    @Test
    void a_renewed_session_of_an_operator_gets_its_cookies() {
        use("session.store = memory");
        SessionClient client = new SessionClient(guard).signIn("olga", "ops");
        clock.move(Duration.ofMinutes(30));

        Decision decision = client.decide(SessionClient.get("/ops/metrics"));

        assertThat(response(decision).status()).isEqualTo(200);
        assertThat(SessionClient.setCookies(decision)).hasSize(2);
        assertThat(PrometheusParser.parse(response(decision).body()))
                .containsEntry("jwtfilter_session_renewals_total", 1.0)
                .containsEntry("jwtfilter_store_up{store=\"memory\"}", 1.0)
                .doesNotContainKey("jwtfilter_store_call_duration_seconds_count{store=\"memory\"}");
    }

    @Test
    void a_page_of_another_site_cannot_read_them_with_the_cookies_of_an_operator() {
        use("session.store = memory", "cors.allowed-origins = https://partner.example");
        SessionClient client = new SessionClient(guard).signIn("olga", "ops");

        GuardResponse response =
                response(client.decide(SessionClient.get("/ops/metrics").header("Origin", "https://evil.example")));

        assertThat(header(response, "Access-Control-Allow-Origin")).isNull();
        assertThat(header(response, "Vary")).contains("Origin");
    }

    @Test
    void the_user_of_the_server_counts_on_the_paths_of_coexist() {
        use("coexist = /ops/**");

        assertThat(status(guard.decide(TestRequest.get("/ops/metrics")
                        .header("Host", "app.example.com")
                        .signedIn("olga", "ops"))))
                .isEqualTo(200);
        assertThat(status(guard.decide(TestRequest.get("/ops/metrics").signedIn("carol", "clerk"))))
                .isEqualTo(403);
    }

    @Test
    void without_the_setting_the_path_is_one_of_the_application() {
        guard.close();
        guard = GuardFactory.create(TestSettings.loadWith(), clock);

        assertThat(guard.decide(TestRequest.get("/ops/metrics").bearer(TestTokens.good())))
                .isInstanceOf(Decision.Authenticated.class);
    }
}
