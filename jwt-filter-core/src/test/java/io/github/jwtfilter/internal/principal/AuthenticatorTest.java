package io.github.jwtfilter.internal.principal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TestVerifier;
import io.github.jwtfilter.internal.verify.TokenCache;
import io.github.jwtfilter.settings.LoadedSettings;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {
    private static final Clock CLOCK = Clock.fixed(TestTokens.ISSUED, ZoneOffset.UTC);

    @Test
    void creates_a_principal_from_a_valid_token() {
        TokenPrincipal principal =
                authenticator().authenticate(TestTokens.good()).value();

        assertThat(principal.getName()).isEqualTo("alice");
        assertThat(principal).hasToString("alice");
        assertThat(principal.roles()).containsExactly("clerk");
        assertThat(principal.hasRole("clerk")).isTrue();
        assertThat(principal.hasRole("Clerk")).isFalse();
        assertThat(principal.token().tokenId()).isEqualTo("42");
    }

    @Test
    void returns_the_reason_of_a_rejected_token() {
        assertThat(authenticator().authenticate("a.b").rejection().reason()).isEqualTo(RejectionReason.NOT_THREE_PARTS);
    }

    @Test
    void rejects_a_verified_token_without_a_name() {
        String token = TestTokens.goodWith("'upn':' '");

        assertThat(authenticator("principal.claims = upn, sub")
                        .authenticate(token)
                        .rejection())
                .hasToString("no-principal iss=\"https://idp.example.com\" sub=\"alice\" jti=\"42\"");
    }

    @Test
    void principals_are_equal_if_issuer_and_name_are() {
        TokenPrincipal alice = principal("'iss':'a','sub':'alice','jti':'1'");

        assertThat(alice)
                .isEqualTo(principal("'iss':'a','sub':'alice','jti':'2','roles':['x']"))
                .hasSameHashCodeAs(principal("'iss':'a','sub':'alice'"))
                .isNotEqualTo(principal("'iss':'b','sub':'alice'"))
                .isNotEqualTo(principal("'sub':'alice'"))
                .isNotEqualTo(principal("'iss':'a','sub':'Alice'"))
                .isNotEqualTo("alice")
                .isNotEqualTo(null);
        assertThat(principal("'sub':'alice'")).isEqualTo(principal("'sub':'alice'"));
    }

    @Test
    void rejects_a_name_that_starts_with_the_prefix_of_another_issuer() {
        Authenticator two = authenticator(
                "issuers.partner.issuer = https://partner.example.net",
                "issuers.partner.audience = legacy-app",
                "issuers.partner.keys.secret = " + TestSettings.SECRET,
                "issuers.partner.principal.prefix = partner/");

        assertThat(two.authenticate(named("https://idp.example.com", "partner/bob"))
                        .rejection()
                        .reason())
                .isEqualTo(RejectionReason.NO_PRINCIPAL);
        assertThat(two.authenticate(named("https://partner.example.net", "bob"))
                        .value()
                        .getName())
                .isEqualTo("partner/bob");
        assertThat(two.authenticate(named("https://idp.example.com", "partner"))
                        .value()
                        .getName())
                .isEqualTo("partner");
    }

    @Test
    void rejects_a_name_that_together_with_its_prefix_starts_with_the_longer_prefix_of_another_issuer() {
        Authenticator two = authenticator(
                "principal.prefix = a",
                "issuers.partner.issuer = https://partner.example.net",
                "issuers.partner.audience = legacy-app",
                "issuers.partner.keys.secret = " + TestSettings.SECRET,
                "issuers.partner.principal.prefix = ab");

        assertThat(two.authenticate(named("https://idp.example.com", "bx"))
                        .rejection()
                        .reason())
                .isEqualTo(RejectionReason.NO_PRINCIPAL);
        assertThat(two.authenticate(named("https://partner.example.net", "x"))
                        .value()
                        .getName())
                .isEqualTo("abx");
        assertThat(two.authenticate(TestTokens.good()).value().getName()).isEqualTo("aalice");
    }

    @Test
    void grants_no_role_that_starts_with_the_prefix_of_another_issuer() {
        Authenticator two = authenticator(
                "roles.map = boss -> partner-boss",
                "issuers.partner.issuer = https://partner.example.net",
                "issuers.partner.audience = legacy-app",
                "issuers.partner.keys.secret = " + TestSettings.SECRET,
                "issuers.partner.roles.prefix.add = partner-");

        assertThat(two.authenticate(withRoles("https://idp.example.com", "'clerk','partner-admin','boss'"))
                        .value()
                        .roles())
                .containsExactly("clerk", "partner-boss");
        assertThat(two.authenticate(withRoles("https://partner.example.net", "'admin'"))
                        .value()
                        .roles())
                .containsExactly("partner-admin");
    }

    private static String withRoles(String issuer, String roles) {
        return TestTokens.withClaims(
                TestTokens.CLAIMS.replace("https://idp.example.com", issuer).replace("'clerk'", roles));
    }

    private static String named(String issuer, String subject) {
        return TestTokens.withClaims(
                TestTokens.CLAIMS.replace("https://idp.example.com", issuer).replace("alice", subject));
    }

    private static TokenPrincipal principal(String members) {
        LoadedSettings anyIssuer =
                TestSettings.load("issuer = any", "audience = any", "keys.secret = " + TestSettings.SECRET);
        return authenticator(anyIssuer)
                .authenticate(TestTokens.withClaims("{" + members + ",'exp':1900000000}"))
                .value();
    }

    private static Authenticator authenticator(String... lines) {
        return authenticator(TestSettings.loadWith(lines));
    }

    private static Authenticator authenticator(LoadedSettings loaded) {
        return new Authenticator(
                TestVerifier.of(loaded, CLOCK),
                new TokenCache<>(0),
                loaded.settings().issuers());
    }
}
