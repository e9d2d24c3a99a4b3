package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.jwtfilter.fixture.Await;
import io.github.jwtfilter.fixture.FreePort;
import io.github.jwtfilter.fixture.Json;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The health at {@code health.path}, as a load balancer, an operator and an attacker see it. */
class HealthEndpointTest {
    private static final String UP = "{\"status\":\"UP\"}";
    private static final String DOWN = "{\"status\":\"DOWN\"}";
    private static final String OPERATOR = TestTokens.withClaims(TestTokens.CLAIMS.replace("'clerk'", "'ops'"));
    private static final String[] UNREACHABLE_PARTNER = {
        "issuers.partner.issuer = https://partner.example",
        "issuers.partner.audience = legacy-app",
        "issuers.partner.principal.prefix = partner:",
        "issuers.partner.keys.jwks-uri = http://127.0.0.1:1/secret-path?secret=query"
    };

    private Guard guard = guard();

    @AfterEach
    void close() {
        guard.close();
    }

    private static Guard guard(String... more) {
        List<String> lines = new ArrayList<>(List.of(
                "roles.claims = roles",
                "health.path = /health",
                "health.role = ops",
                "access.10 = /health/** : optional"));
        lines.addAll(Arrays.asList(more));
        return GuardFactory.create(
                TestSettings.loadWith(lines.toArray(new String[0])), new TickingClock(TestTokens.ISSUED));
    }

    private void use(String... more) {
        guard.close();
        guard = guard(more);
    }

    private GuardResponse response(TestRequest request) {
        Decision decision = guard.decide(request);
        assertThat(decision).isInstanceOf(Decision.Responded.class);
        return ((Decision.Responded) decision).response();
    }

    private GuardResponse get(String path) {
        return response(TestRequest.get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready"})
    void a_load_balancer_without_a_token_gets_the_status(String path) {
        GuardResponse response = get(path);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(UP);
        assertThat(response.headers())
                .extracting(Header::name, Header::value)
                .contains(tuple("Cache-Control", "no-store"), tuple("Content-Type", "application/json"));
    }

    @Test
    void the_filter_is_live_but_not_ready_while_the_keys_of_an_issuer_are_missing() {
        use(UNREACHABLE_PARTNER);

        assertThat(get("/health/live").status()).isEqualTo(200);
        for (String path : List.of("/health", "/health/ready")) {
            assertThat(get(path).status()).isEqualTo(503);
            assertThat(get(path).body()).isEqualTo(DOWN);
        }
    }

    @Test
    void only_users_with_the_role_see_details() {
        use(UNREACHABLE_PARTNER);

        assertThat(response(TestRequest.get("/health").bearer(TestTokens.good()))
                        .body())
                .isEqualTo(DOWN);
        GuardResponse response = response(TestRequest.get("/health").bearer(OPERATOR));
        assertThat(response.status()).isEqualTo(503);
        JsonObject details = Json.object(response.body());
        assertThat(details.get("status")).isEqualTo("DOWN");
        assertThat((List<?>) details.get("issuers"))
                .extracting(issuer -> ((Map<?, ?>) issuer).get("issuer"), issuer -> ((Map<?, ?>) issuer).get("state"))
                .containsExactly(tuple("", "CURRENT"), tuple("partner", "UNTRIED"));
        assertThat(response.body()).doesNotContain("secret", "127.0.0.1", TestSettings.SECRET);
    }

    @Test
    void an_invalid_token_is_rejected_as_the_rule_demands() {
        Decision decision = guard.decide(TestRequest.get("/health").bearer("a.b.c"));

        assertThat(((Decision.Rejected) decision).response().status()).isEqualTo(401);
    }

    @Test
    void without_a_role_in_the_settings_nobody_sees_details() {
        guard.close();
        guard = GuardFactory.create(
                TestSettings.loadWith(
                        "roles.claims = roles", "health.path = /health", "access.10 = /health/** : optional"),
                new TickingClock(TestTokens.ISSUED));

        assertThat(response(TestRequest.get("/health").bearer(OPERATOR)).body()).isEqualTo(UP);
    }

    @ParameterizedTest
    @CsvSource({"POST, 405", "DELETE, 405", "HEAD, 200"})
    void only_reading_methods_are_allowed(String method, int status) {
        GuardResponse response = response(TestRequest.of(method, "/health/ready"));

        assertThat(response.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/", "/health/live/", "/health/other", "/healthy", "/health/ready.json"})
    void other_paths_are_those_of_the_application(String path) {
        assertThat(guard.decide(TestRequest.get(path))).isNotInstanceOf(Decision.Responded.class);
    }

    @Test
    void in_report_only_mode_it_responds_only_to_those_whom_the_rule_permits() {
        guard.close();
        guard = GuardFactory.create(
                TestSettings.loadWith(
                        "mode = report-only", "health.path = /health", "access.10 = /health/** : role ops"),
                new TickingClock(TestTokens.ISSUED));

        assertThat(guard.decide(TestRequest.get("/health"))).isInstanceOf(Decision.PassThrough.class);
    }

    @Test
    void a_store_in_memory_is_always_available() {
        use("session.store = memory");

        assertThat(get("/health").status()).isEqualTo(200);
        assertThat(response(TestRequest.get("/health").bearer(OPERATOR)).body())
                .contains("\"stores\":[{\"store\":\"memory\",\"status\":\"UP\"}]");
    }

    /** The database is read in the background, so that the health shows its state also without other requests. */
    @Test
    void is_not_ready_while_the_database_is_unreachable() {
        use("revocation.store = jdbc", "store.jdbc.url = jdbc:postgresql://127.0.0.1:" + FreePort.find() + "/app");

        guard.start();

        Await.until("the health is down", () -> get("/health").status() == 503);
        assertThat(get("/health/live").status()).isEqualTo(200);
    }
}
