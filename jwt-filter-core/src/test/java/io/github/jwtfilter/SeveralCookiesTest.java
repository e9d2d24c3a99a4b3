package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.github.jwtfilter.fixture.Behaviours;
import io.github.jwtfilter.fixture.KeyServer;
import io.github.jwtfilter.fixture.PublishedKeys;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.jwks.remote.RemoteKeySources;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.LoadedSettings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Requests whose cookie has several values, for example after another host of the domain has set one of the same name.
 */
class SeveralCookiesTest {
    private static final String ALICES = TestTokens.good();
    private static final String MALLORYS = TestTokens.goodFor("mallory");
    private static final String FORGED = TestTokens.forged(MALLORYS);

    private static final String PARTNERS =
            TestTokens.of("{'alg':'RS256'}", TestTokens.CLAIMS.replace("idp.", "partner."));

    private final TickingClock clock = new TickingClock(TestTokens.ISSUED);
    private final Guard guard = guard("token.cookie = jwt", "access.1 = /news : optional");

    @Test
    void a_stale_foreign_cookie_does_not_lock_the_user_out() {
        for (String foreign :
                new String[] {"nonsense", "a.b.c", FORGED, TestTokens.withClaims("{'iss':'x','exp':1}")}) {
            assertThat(user(request(foreign, ALICES))).isEqualTo("alice");
            assertThat(user(request(ALICES, foreign))).isEqualTo("alice");
        }
        assertThat(user(request("1", "2", "3", "4", "5", "6", "7", ALICES))).isEqualTo("alice");
    }

    @Test
    void tokens_of_different_users_are_rejected_in_any_order() {
        assertThat(reason(request(ALICES, MALLORYS))).isEqualTo(RejectionReason.SEVERAL_COOKIES);
        assertThat(reason(request(MALLORYS, ALICES))).isEqualTo(RejectionReason.SEVERAL_COOKIES);
        assertThat(reason(request("nonsense", ALICES, FORGED, MALLORYS))).isEqualTo(RejectionReason.SEVERAL_COOKIES);
    }

    @Test
    void tokens_of_different_users_whose_subjects_are_all_blank_are_rejected() {
        Guard named = guard("token.cookie = jwt", "principal.claims = name");
        String alices = TestTokens.withClaims(TestTokens.CLAIMS.replace("'sub':'alice'", "'sub':'','name':'alice'"));
        String mallorys =
                TestTokens.withClaims(TestTokens.CLAIMS.replace("'sub':'alice'", "'sub':'','name':'mallory'"));

        assertThat(reason(named, request(alices, mallorys))).isEqualTo(RejectionReason.SEVERAL_COOKIES);
        assertThat(reason(named, request(alices))).isNull();
    }

    @Test
    void of_two_tokens_of_one_user_the_one_that_expires_last_is_used() {
        String later = expiringAt(1_800_007_200, "alice", "auditor");

        for (TestRequest request : new TestRequest[] {request(ALICES, later), request(later, ALICES)}) {
            assertThat(principal(guard, request).roles()).containsExactly("auditor");
        }
    }

    @Test
    void of_two_tokens_that_expire_together_the_one_of_the_most_specific_path_is_used() {
        String other = expiringAt(1_800_003_600, "alice", "auditor");

        assertThat(principal(guard, request(ALICES, other)).roles()).containsExactly("clerk");
        assertThat(principal(guard, request(other, ALICES)).roles()).containsExactly("auditor");
    }

    @Test
    void a_planted_token_is_not_used_when_the_token_of_the_user_has_just_expired() {
        String planted = expiringAt(1_800_090_000, "mallory", "clerk");
        clock.move(Duration.ofHours(2));

        assertThat(reason(request(ALICES, planted))).isEqualTo(RejectionReason.SEVERAL_COOKIES);
        assertThat(reason(request(planted, ALICES))).isEqualTo(RejectionReason.SEVERAL_COOKIES);
    }

    @Test
    void a_planted_token_is_not_used_when_the_token_of_the_user_has_just_become_too_old() {
        Guard strict = guard("token.cookie = jwt", "claims.max-age = 10m");
        String planted = TestTokens.withClaims(
                TestTokens.CLAIMS.replace("alice", "mallory").replace("'iat':1800000000", "'iat':1800001200"));
        clock.move(Duration.ofMinutes(20));

        assertThat(reason(strict, request(planted))).isNull();
        assertThat(reason(strict, request(ALICES, planted))).isEqualTo(RejectionReason.SEVERAL_COOKIES);
    }

    @Test
    void a_planted_token_is_not_used_when_the_clock_of_the_issuer_is_ahead() {
        String[] early = {
            TestTokens.goodWith("'nbf':1800000600"),
            TestTokens.withClaims(TestTokens.CLAIMS.replace("'iat':1800000000", "'iat':1800000600")),
        };
        for (String own : early) {
            assertThat(reason(request(own))).isIn(RejectionReason.NOT_YET_VALID, RejectionReason.ISSUED_IN_FUTURE);
            assertThat(reason(request(own, MALLORYS))).isEqualTo(RejectionReason.SEVERAL_COOKIES);
            assertThat(reason(request(MALLORYS, own))).isEqualTo(RejectionReason.SEVERAL_COOKIES);
            assertThat(user(request(own, ALICES))).isEqualTo("alice");
        }
    }

    @Test
    void an_expired_token_of_the_same_user_is_passed_over() {
        String renewed = expiringAt(1_800_090_000, "alice", "auditor");
        clock.move(Duration.ofHours(2));

        assertThat(user(request(ALICES, renewed))).isEqualTo("alice");
        assertThat(user(request(renewed, ALICES))).isEqualTo("alice");
    }

    @Test
    void an_expired_token_that_would_fail_in_another_way_too_does_not_count() {
        String renewed = expiringAt(1_800_090_000, "alice", "clerk");
        clock.move(Duration.ofHours(2));
        String[] others = {
            TestTokens.forged(MALLORYS),
            TestTokens.withClaims(TestTokens.CLAIMS.replace("alice", "mallory").replace("legacy-app", "other")),
            TestTokens.withClaims(TestTokens.CLAIMS.replace("alice", "mallory").replace("'iat':18", "'iat':19")),
            TestTokens.withClaims(TestTokens.CLAIMS.replace("alice", "mallory").replace("idp", "other")),
            TestTokens.withClaims(TestTokens.CLAIMS.replace("'alice'", "7.5")),
            TestTokens.withClaims(TestTokens.CLAIMS.replace("'alice'", "[7]")),
            TestTokens.withClaims(TestTokens.CLAIMS.replace("alice", " ")),
        };
        for (String other : others) {
            assertThat(user(request(other, renewed))).isEqualTo("alice");
        }
    }

    @Test
    void without_a_valid_token_the_request_is_rejected_like_one_with_a_bad_token() {
        assertThat(reason(request("nonsense", FORGED))).isEqualTo(RejectionReason.BAD_SIGNATURE);
        assertThat(reason(request(FORGED, "nonsense"))).isEqualTo(RejectionReason.BAD_SIGNATURE);
        clock.move(Duration.ofHours(2));
        assertThat(reason(request(FORGED, ALICES, MALLORYS))).isEqualTo(RejectionReason.EXPIRED);
        assertThat(rejected(guard, request(ALICES, MALLORYS)).response().headers())
                .noneMatch(header -> header.name().equals("Set-Cookie"));
    }

    @Test
    void tokens_without_a_subject_are_compared_by_the_name_of_the_principal() {
        Guard named = guard("token.cookie = jwt", "principal.claims = upn");
        String early = withoutSubject(1_800_003_600, "alice");
        String late = withoutSubject(1_800_007_200, "alice");
        String other = withoutSubject(1_800_007_200, "mallory");

        assertThat(principal(named, request(early, late)).token().expiresAt().getEpochSecond())
                .isEqualTo(1_800_007_200);
        assertThat(reason(named, request(early, other))).isEqualTo(RejectionReason.SEVERAL_COOKIES);
        clock.move(Duration.ofMinutes(90));
        assertThat(reason(named, request(early, late))).isNull();
        assertThat(reason(named, request(early, other))).isEqualTo(RejectionReason.SEVERAL_COOKIES);
    }

    @Test
    void the_same_subject_of_another_issuer_is_another_user() {
        Guard open = GuardFactory.create(
                TestSettings.load(
                        "issuer = any", "audience = any", "token.cookie = jwt", "keys.secret = " + TestSettings.SECRET),
                clock);
        String elsewhere = TestTokens.withClaims(TestTokens.CLAIMS.replace("idp.", "other."));

        assertThat(reason(open, request(elsewhere))).isNull();
        assertThat(reason(open, request(ALICES, elsewhere))).isEqualTo(RejectionReason.SEVERAL_COOKIES);
    }

    @Test
    void a_value_that_cannot_be_verified_at_present_does_not_prevent_the_use_of_a_valid_token() {
        try (Guard two = withUnreachableKeys()) {
            assertThat(principal(two, request(ALICES, PARTNERS)).getName()).isEqualTo("alice");
            assertThat(principal(two, request(PARTNERS, ALICES)).getName()).isEqualTo("alice");
            assertThat(principal(two, news(PARTNERS, "x", ALICES)).getName()).isEqualTo("alice");
            assertThat(reason(two, request(ALICES, PARTNERS, MALLORYS))).isEqualTo(RejectionReason.SEVERAL_COOKIES);
        }
    }

    @Test
    void without_a_valid_token_a_value_that_cannot_be_verified_at_present_causes_503() {
        try (Guard two = withUnreachableKeys()) {
            assertThat(reason(two, request(FORGED, PARTNERS))).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
            assertThat(reason(two, request(PARTNERS, FORGED))).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
            assertThat(reason(two, news(PARTNERS, "x"))).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
            assertThat(rejected(two, request(FORGED, PARTNERS)).response().headers())
                    .noneMatch(header -> header.name().equals("Set-Cookie"));
            clock.move(Duration.ofHours(2));
            assertThat(reason(two, request(ALICES, PARTNERS))).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
        }
    }

    /** While the identity provider is down, a key ID that the last fetched keys lack may still be valid. */
    @Test
    void a_planted_key_id_does_not_block_the_user_while_the_identity_provider_is_down() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("known").generate();
        String own = signed(key, "known");
        String planted = signed(key, "unknown");
        try (KeyServer server = KeyServer.start()) {
            server.behave(Behaviours.json(PublishedKeys.of(key.toPublicJWK())));
            AtomicLong nanos = new AtomicLong();
            LoadedSettings settings = TestSettings.load(
                    "issuer = https://idp.example.com",
                    "audience = legacy-app",
                    "token.cookie = jwt",
                    "keys.jwks-uri = " + server.uri("/jwks"));
            try (Guard remote =
                    GuardFactory.create(settings, clock, new RemoteKeySources(settings.resources(), nanos::get))) {
                assertThat(reason(remote, request(own))).isNull();
                server.behave(Behaviours.closeAtOnce());
                nanos.addAndGet(Duration.ofMinutes(2).toNanos()); // a token may trigger a fetch again

                assertThat(reason(remote, request(planted))).isEqualTo(RejectionReason.KEYS_UNAVAILABLE);
                assertThat(reason(remote, request(planted, own))).isNull();
                assertThat(reason(remote, request(own, planted))).isNull();
            }
        }
    }

    @Test
    void a_page_that_needs_no_token_is_served_without_one() {
        assertThat(guard.decide(news("nonsense", FORGED))).isInstanceOf(Decision.Anonymous.class);
        assertThat(user(news(ALICES, FORGED))).isEqualTo("alice");
    }

    @Test
    void tokens_of_different_users_are_rejected_and_cleared_even_where_no_token_is_needed() {
        Decision.Rejected rejected = rejected(guard, news(ALICES, MALLORYS));

        assertThat(rejected.rejection().reason()).isEqualTo(RejectionReason.SEVERAL_COOKIES);
        assertThat(rejected.response().status()).isEqualTo(400);
        assertThat(rejected.response().headers())
                .anyMatch(header -> header.name().equals("Set-Cookie"));
    }

    @Test
    void tokens_of_different_users_are_ignored_on_open_paths() {
        Guard open = guard("token.cookie = jwt", "access.1 = /news : anyone");

        assertThat(open.decide(news(ALICES, MALLORYS))).isInstanceOf(Decision.Anonymous.class);
    }

    @Test
    void the_log_contains_the_verified_users_only() {
        String expired = TestTokens.withClaims(TestTokens.CLAIMS
                .replace("alice", "carol")
                .replace("1800000000", "1799990000")
                .replace("1800003600", "1799999000"));
        String label = String.valueOf(rejected(guard, request(FORGED, expired, ALICES, MALLORYS, ALICES + "x"))
                .rejection()
                .token());

        assertThat(label)
                .contains("sub=\"alice\"", "sub=\"mallory\"", "sub=\"carol\"")
                .doesNotContain("sha256");
    }

    @Test
    void several_cookies_are_checked_for_cross_site_requests_like_one() {
        assertThat(reason(form(ALICES, "nonsense").header("Sec-Fetch-Site", "cross-site")))
                .isEqualTo(RejectionReason.CSRF);
        assertThat(reason(form("nonsense", "other").header("Sec-Fetch-Site", "cross-site")))
                .isEqualTo(RejectionReason.CSRF);
        assertThat(reason(form(ALICES, "nonsense").header("Sec-Fetch-Site", "same-origin")))
                .isNull();
    }

    @Test
    void a_bearer_header_takes_precedence_over_all_cookies() {
        assertThat(user(request(MALLORYS, FORGED, TestTokens.goodFor("carol")).bearer(ALICES)))
                .isEqualTo("alice");
    }

    @Test
    void where_the_application_has_signed_in_a_user_tokens_of_different_users_are_rejected_all_the_same() {
        Guard coexisting = guard("token.cookie = jwt", "coexist = /**");

        assertThat(coexisting.decide(request(ALICES, "nonsense").signedIn("alice")))
                .isInstanceOf(Decision.PassThrough.class);
        assertThat(coexisting.decide(request("nonsense", FORGED).signedIn("alice")))
                .isInstanceOf(Decision.PassThrough.class);
        assertThat(reason(coexisting, request(MALLORYS, "nonsense").signedIn("alice")))
                .isEqualTo(RejectionReason.OTHER_USER);
        assertThat(reason(coexisting, request(ALICES, MALLORYS).signedIn("alice")))
                .isEqualTo(RejectionReason.SEVERAL_COOKIES);
    }

    private Guard withUnreachableKeys() {
        return guard(
                "token.cookie = jwt",
                "access.1 = /news : optional",
                "issuers.partner.issuer = https://partner.example.com",
                "issuers.partner.audience = legacy-app",
                "issuers.partner.principal.prefix = partner-",
                "issuers.partner.keys.jwks-uri = http://127.0.0.1:1/jwks");
    }

    private static String signed(ECKey key, String keyId) throws JOSEException {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(),
                new Payload(TestTokens.CLAIMS.replace('\'', '"')));
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private static String expiringAt(long exp, String subject, String role) {
        return TestTokens.withClaims(TestTokens.CLAIMS
                .replace("alice", subject)
                .replace("1800003600", String.valueOf(exp))
                .replace("clerk", role));
    }

    private static String withoutSubject(long exp, String upn) {
        return TestTokens.withClaims(TestTokens.CLAIMS
                .replace("'sub':'alice'", "'upn':'" + upn + "'")
                .replace("1800003600", String.valueOf(exp)));
    }

    private Guard guard(String... lines) {
        return GuardFactory.create(TestSettings.loadWith(lines), clock);
    }

    private static TestRequest request(String... values) {
        return with(TestRequest.get("/page"), values);
    }

    private static TestRequest news(String... values) {
        return with(TestRequest.get("/news"), values);
    }

    private static TestRequest form(String... values) {
        return with(TestRequest.of("POST", "/page"), values);
    }

    private static TestRequest with(TestRequest request, String... values) {
        return request.header("Host", "app.example.com").header("Cookie", "jwt=" + String.join("; jwt=", values));
    }

    private String user(TestRequest request) {
        return principal(guard, request).getName();
    }

    private static JwtPrincipal principal(Guard guard, TestRequest request) {
        Decision decision = guard.decide(request);
        assertThat(decision).isInstanceOf(Decision.Authenticated.class);
        return ((Decision.Authenticated) decision).principal();
    }

    private RejectionReason reason(TestRequest request) {
        return reason(guard, request);
    }

    private static RejectionReason reason(Guard guard, TestRequest request) {
        Decision decision = guard.decide(request);
        return decision instanceof Decision.Rejected
                ? ((Decision.Rejected) decision).rejection().reason()
                : null;
    }

    private static Decision.Rejected rejected(Guard guard, TestRequest request) {
        return (Decision.Rejected) guard.decide(request);
    }
}
