package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.LoggedLines;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.pipeline.RejectionLog;
import io.github.jwtfilter.internal.remedy.RequestCauses;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log lines for rejected requests. */
class RejectionLinesTest {
    private final LoggedLines lines = LoggedLines.of(RejectionLog.class);
    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    private final Guard guard = GuardFactory.create(
            TestSettings.loadWith(
                    "token.cookie = jwt",
                    "roles.claims = roles",
                    "challenge.login-page = /login.jsp",
                    "coexist = /old/**",
                    "access.10 = /admin/** : role admin|\"head clerk\" & scope write",
                    "access.20 = /reports/** : role clerk & scope reports",
                    "access.30 = /old/admin/** : role admin",
                    "access.40 = /closed/** : deny",
                    "access.50 = /folder/* /folder/index.html : role clerk",
                    "access.60 = DELETE /** : role admin"),
            clock);

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void a_missing_role_is_logged_with_rule_application_and_verified_subject() {
        guard.decide(TestRequest.get("/admin/users").bearer(TestTokens.good()));

        assertThat(lines.only())
                .startsWith("INFO rejected role-missing (the principal lacks a role that the access rules require)"
                        + " method=\"GET\" path=\"/admin/users\" client=\"203.0.113.7\" application=\"/app\""
                        + " rule=\"access.10\""
                        + " token: iss=\"https://idp.example.com\" sub=\"alice\" jti=\"42\""
                        + " check=\"roles\" expected=\"role admin|head clerk\" found=[\"clerk\"] cause=\"");
    }

    @Test
    void a_missing_scope_is_logged() {
        guard.decide(TestRequest.get("/reports/2026").bearer(TestTokens.good()));

        assertThat(lines.only())
                .contains(
                        " rule=\"access.20\" token: ",
                        "sub=\"alice\"",
                        " check=\"scope\" expected=\"scope reports\" found=[");
    }

    @Test
    void the_missing_role_of_an_external_user_is_logged() {
        guard.decide(TestRequest.get("/old/admin/users").signedIn("carol"));

        assertThat(lines.only()).endsWith(" rule=\"access.30\" check=\"roles\" expected=\"role admin\"");
    }

    @Test
    void a_denied_request_is_logged_with_the_rule_only() {
        guard.decide(TestRequest.get("/closed/x").bearer(TestTokens.good()));

        assertThat(lines.only())
                .contains("access-denied", " rule=\"access.40\"")
                .doesNotContain("expected=");
    }

    @Test
    void the_default_rule_is_logged() {
        guard.decide(TestRequest.get("/page"));

        assertThat(lines.only()).contains(" application=\"/app\" rule=\"the default rule\"");
    }

    @Test
    void a_rule_with_a_method_is_logged() {
        guard.decide(TestRequest.of("DELETE", "/page").bearer(TestTokens.good()));

        assertThat(lines.only()).contains(" rule=\"access.60\" ", " expected=\"role admin\" ");
    }

    @Test
    void a_path_rejected_before_any_rule_is_logged_without_one() {
        guard.decide(TestRequest.get("/a/../b"));

        assertThat(lines.only())
                .contains("ambiguous-path", " application=\"/app\" cause=\"")
                .doesNotContain("rule=");
    }

    @Test
    void an_unverified_token_is_logged_by_its_digest_without_claims() {
        guard.decide(TestRequest.get("/page").bearer(TestTokens.forged(TestTokens.good())));

        assertThat(lines.only())
                .contains("bad-signature", " rule=\"the default rule\" token: sha256:")
                .doesNotContain("alice", "sub=", "idp.example.com");
    }

    @Test
    void an_expired_token_is_logged_by_its_verified_subject() {
        clock.move(Duration.ofDays(1));

        guard.decide(TestRequest.get("/page").bearer(TestTokens.good()));

        assertThat(lines.only())
                .contains("expired", " sub=\"alice\" jti=\"42\" check=\"exp\" expected=after 20")
                .contains(" ago) cause=\"The token has expired: ", " remedy=\"");
    }

    @Test
    void a_subject_cannot_forge_a_field_or_start_a_lookup() {
        String hostile = TestTokens.withClaims(
                TestTokens.CLAIMS.replace("'sub':'alice'", "'sub':'${jndi:ldap://x/a} rule=\\'y\\n'"));

        guard.decide(TestRequest.get("/admin/users").bearer(hostile));

        assertThat(lines.only())
                .contains(" sub=\"\\u0024{jndi:ldap://x/a} rule=\\\"y\\u000a\" jti=")
                .doesNotContain("${");
    }

    @Test
    void plain_http_is_explained_by_the_peer_and_its_headers() {
        guard.decide(TestRequest.get("/page").plainHttp().bearer(TestTokens.good()));
        guard.decide(TestRequest.get("/page")
                .plainHttp()
                .from("10.0.0.1")
                .header("X-Forwarded-For", "192.0.2.7")
                .bearer(TestTokens.good()));
        guard.decide(TestRequest.get("/page")
                .plainHttp()
                .header("X-Forwarded-Proto", "https")
                .bearer(TestTokens.good()));

        assertThat(lines.all().get(0))
                .contains(" check=\"scheme\" expected=https found=http from 203.0.113.7 (not in proxy.trusted), no"
                        + " X-Forwarded-Proto");
        assertThat(lines.all().get(1)).contains(" (in proxy.trusted), no X-Forwarded-Proto cause=\"");
        assertThat(lines.all().get(2))
                .contains(" (not in proxy.trusted), its X-Forwarded-Proto is ignored cause=\"", "proxy.trusted = ...");
    }

    @Test
    void another_site_is_logged_with_both_origins() {
        TestRequest post = TestRequest.of("POST", "/page").cookie("jwt", TestTokens.good());
        guard.decide(post.header("Host", "shop.example.com").header("Origin", "https://other.example.com"));

        assertThat(lines.only())
                .contains(" check=\"origin\" expected=\"https://shop.example.com\" found=Origin"
                        + " \"https://other.example.com\"");
    }

    @Test
    void a_missing_token_is_logged_with_the_form_of_the_sent_credentials() {
        guard.decide(TestRequest.get("/page"));
        guard.decide(TestRequest.get("/page").header("Authorization", "Basic YWxpY2U6c2VjcmV0"));
        guard.decide(TestRequest.get("/page")
                .header("Authorization", TestTokens.good())
                .cookie("JSESSIONID", "1"));
        guard.decide(TestRequest.get("/page")
                .cookie("token", TestTokens.good())
                .header("Authorization", "Bearer" + TestTokens.good()));
        guard.decide(TestRequest.get("/page").header("Authorization", "\"Bearer " + TestTokens.good() + "\""));
        guard.decide(TestRequest.get("/page").header("Authorization", ""));

        assertThat(lines.all())
                .allMatch(line ->
                        line.contains(" check=\"token\" expected=Authorization: Bearer, or the cookie \"jwt\" found="))
                .extracting(line -> line.replaceFirst(".* found=", "").replaceFirst(" cause=.*", ""))
                .containsExactly(
                        "no Authorization, no cookie",
                        "Authorization with the scheme Basic, no cookie",
                        "Authorization with a token without a scheme, 1 cookie of other names",
                        "Authorization with Bearer that no blank follows, 1 cookie of other names, 1 with a token",
                        "Authorization with quotes around the value, no cookie",
                        "Authorization with an empty value, no cookie");
    }

    @Test
    void the_cause_is_recognized_in_an_unverified_token_without_showing_it() {
        String slash = TestTokens.withClaims(TestTokens.CLAIMS.replace("example.com'", "example.com/'"));
        guard.decide(TestRequest.get("/page").bearer(slash));
        guard.decide(TestRequest.get("/page").bearer("opaque-access-token-of-a-provider"));

        assertThat(lines.all().get(0))
                .contains(
                        " expected=\"https://idp.example.com\" cause=\"",
                        "slash",
                        " remedy=\"",
                        " explain=\"java -jar ")
                .doesNotContain("example.com/\"", "found=", "alice");
        assertThat(lines.all().get(1))
                .contains(" check=\"parts\" expected=3 found=1 cause=\"", "opaque")
                .doesNotContain("opaque-access");
    }

    @Test
    void the_cause_is_recognized_in_a_verified_token_among_several_values_of_a_cookie() {
        String other = TestTokens.withClaims(TestTokens.CLAIMS.replace("legacy-app", "account"));
        guard.decide(TestRequest.get("/page").header("Cookie", "jwt=nonsense; jwt=" + other));
        guard.decide(TestRequest.get("/admin/users").header("Cookie", "jwt=nonsense; jwt=" + TestTokens.good()));

        assertThat(lines.all().get(0))
                .contains("wrong-audience", " sub=\"alice\" jti=\"42\"", " expected=\"legacy-app\" found=\"account\"")
                .contains(" cause=\"", " remedy=\"");
        assertThat(lines.all().get(1)).contains("role-missing", " sub=\"alice\"", " cause=\"", " remedy=\"");
    }

    @Test
    void tokens_of_different_users_and_too_many_values_have_different_causes() {
        String users = "jwt=" + TestTokens.good() + "; jwt=" + TestTokens.goodFor("mallory");
        guard.decide(TestRequest.get("/page").header("Cookie", users));
        guard.decide(TestRequest.get("/page")
                .header(
                        "Cookie",
                        IntStream.range(0, 9).mapToObj(i -> "jwt=v" + i).collect(Collectors.joining("; "))));

        assertThat(lines.all().get(0))
                .contains("several-cookies", " sub=\"alice\"", " sub=\"mallory\"")
                .contains(" cause=\"" + RequestCauses.COOKIES_OF_USERS.text(), " remedy=\"");
        assertThat(lines.all().get(1))
                .contains("several-cookies", " cause=\"" + RequestCauses.TOO_MANY_COOKIES.text(), " remedy=\"");
    }
}
