package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.RecordedEvents;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.ServletDeployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The content of the events about requests. */
class RequestEventsTest {
    private Guard guard;
    private RecordedEvents recorded;

    @AfterEach
    void close() {
        guard.close();
    }

    private void use(String... lines) {
        guard = GuardFactory.create(
                TestSettings.loadWith(lines),
                new TickingClock(TestTokens.ISSUED),
                ServletDeployment.usual().at("/app"));
        recorded = RecordedEvents.of(guard);
    }

    private RequestRejected rejected(TestRequest request) {
        guard.decide(request);
        return recorded.all(guard, RequestRejected.class).get(0);
    }

    @Test
    void an_accepted_request() {
        use("principal.prefix = idp:");
        guard.decide(TestRequest.get("/orders").bearer(TestTokens.good()).query("access_token=x"));

        RequestAccepted event = recorded.all(guard, RequestAccepted.class).get(0);
        assertThat(event.type()).isEqualTo("request-accepted");
        assertThat(event.time()).isEqualTo(TestTokens.ISSUED);
        assertThat(event.application()).isEqualTo("/app");
        assertThat(event.method()).isEqualTo("GET");
        assertThat(event.path()).isEqualTo("/orders");
        assertThat(event.clientAddress()).isEqualTo("203.0.113.7");
        assertThat(event.principal()).isEqualTo("idp:alice");
        assertThat(event.issuer()).isEqualTo(TestSettings.ISSUER);
        assertThat(event.subject()).isEqualTo("alice");
        assertThat(event.tokenId()).isEqualTo("42");
        assertThat(event)
                .hasToString("request-accepted time=\"2027-01-15T08:00:00Z\" application=\"/app\" method=\"GET\""
                        + " path=\"/orders\" client=\"203.0.113.7\" principal=\"idp:alice\""
                        + " iss=\"https://idp.example.com\" sub=\"alice\" jti=\"42\"");
    }

    @Test
    void an_anonymous_request_is_no_event() {
        use("access.10 = /public/** : anyone");
        guard.decide(TestRequest.get("/public/page"));

        assertThat(recorded.all(guard)).isEmpty();
    }

    @Test
    void a_rejected_request_of_a_verified_user() {
        use("access.10 = /admin/** : role admin");

        RequestRejected event = rejected(TestRequest.get("/admin/users").bearer(TestTokens.good()));
        assertThat(event.reason()).isEqualTo(RejectionReason.ROLE_MISSING);
        assertThat(event.rule()).isEqualTo("access.10");
        assertThat(event.reportOnly()).isFalse();
        assertThat(event.token().subject()).isEqualTo("alice");
        assertThat(event)
                .hasToString("request-rejected time=\"2027-01-15T08:00:00Z\" application=\"/app\" method=\"GET\""
                        + " path=\"/admin/users\" client=\"203.0.113.7\" reason=\"role-missing\" status=403"
                        + " rule=\"access.10\" iss=\"https://idp.example.com\" sub=\"alice\" jti=\"42\"");
    }

    @Test
    void an_expired_token_is_verified() {
        use();

        RequestRejected event = rejected(TestRequest.get("/x")
                .bearer(TestTokens.withClaims(TestTokens.CLAIMS.replace("1800003600", "1700000000"))));
        assertThat(event.reason()).isEqualTo(RejectionReason.EXPIRED);
        assertThat(event.token().subject()).isEqualTo("alice");
    }

    @Test
    void a_token_without_a_valid_signature_is_no_part_of_the_event() {
        use("log.unverified = true");
        String forged = TestTokens.forged(TestTokens.goodFor("mallory"));

        RequestRejected event = rejected(TestRequest.get("/x/" + forged).bearer(forged));
        assertThat(event.reason()).isEqualTo(RejectionReason.BAD_SIGNATURE);
        assertThat(event.token()).isNull();
        assertThat(event.path()).isEqualTo("/x/<token>");
        assertThat(event.toString() + event.fields()).doesNotContain("mallory", forged, "sha256");
        assertThat(event.fields()).doesNotContainKeys("iss", "sub", "jti", "token");
    }

    @Test
    void tokens_of_different_users_are_listed() {
        use("token.cookie = jwt");

        RequestRejected event = rejected(TestRequest.get("/x")
                .header("Cookie", "jwt=" + TestTokens.good() + "; jwt=" + TestTokens.goodFor("bob")));
        assertThat(event.reason()).isEqualTo(RejectionReason.SEVERAL_COOKIES);
        assertThat(event.fields().get("tokens").toString()).contains("sub=\"alice\"", "sub=\"bob\"");
    }

    @Test
    void in_report_only_mode_the_event_contains_that_the_request_passed() {
        use("mode = report-only");

        RequestRejected event = rejected(TestRequest.get("/a;b"));
        assertThat(event.reportOnly()).isTrue();
        assertThat(event.fields()).containsEntry("reportOnly", true);
        assertThat(event.advice()).isNotNull();
        assertThat(event.rule()).isNull();
    }

    @Test
    void a_request_whose_method_and_path_are_missing_is_an_event() {
        use();

        RequestRejected event = rejected(TestRequest.of(null, null));
        assertThat(event.reason()).isEqualTo(RejectionReason.INTERNAL_ERROR);
        assertThat(event.path()).isEqualTo("null");
    }
}
