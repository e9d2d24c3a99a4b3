package io.github.jwtfilter.internal.authorization;

import static io.github.jwtfilter.RejectionReason.ACCESS_DENIED;
import static io.github.jwtfilter.RejectionReason.NO_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {
    private static final TokenPrincipal WITHOUT_ROLES = Given.principal();
    private static final TokenPrincipal CLERK =
            Given.principal("'roles':['clerk','Head Office','x:y']", "'scope':'read write'");

    /** The columns: an anonymous request, one with a token without claims, and one of a clerk who may read and write. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "anyone, , , ",
                "anyone & same-origin, , , ",
                "optional, , , ",
                "authenticated, NO_TOKEN, , ",
                "same-origin, NO_TOKEN, , ",
                "authenticated & same-origin, NO_TOKEN, , ",
                "deny, ACCESS_DENIED, ACCESS_DENIED, ACCESS_DENIED",
                "role clerk, NO_TOKEN, ROLE_MISSING, ",
                "role Clerk, NO_TOKEN, ROLE_MISSING, ROLE_MISSING",
                "role boss|clerk, NO_TOKEN, ROLE_MISSING, ",
                "role boss | clerk, NO_TOKEN, ROLE_MISSING, ",
                "role boss|chief, NO_TOKEN, ROLE_MISSING, ROLE_MISSING",
                "role clerk & role boss, NO_TOKEN, ROLE_MISSING, ROLE_MISSING",
                "role clerk & role x:y, NO_TOKEN, ROLE_MISSING, ",
                "role clerk&role x:y&same-origin, NO_TOKEN, ROLE_MISSING, ",
                "role \"Head Office\", NO_TOKEN, ROLE_MISSING, ",
                "role boss|\"Head Office\", NO_TOKEN, ROLE_MISSING, ",
                "authenticated & role clerk, NO_TOKEN, ROLE_MISSING, ",
                "scope read, NO_TOKEN, SCOPE_MISSING, ",
                "scope rea, NO_TOKEN, SCOPE_MISSING, SCOPE_MISSING",
                "scope admin|write, NO_TOKEN, SCOPE_MISSING, ",
                "scope read & scope write, NO_TOKEN, SCOPE_MISSING, ",
                "scope read & scope admin, NO_TOKEN, SCOPE_MISSING, SCOPE_MISSING",
                "role clerk & scope write, NO_TOKEN, ROLE_MISSING, ",
                "role clerk & scope admin, NO_TOKEN, ROLE_MISSING, SCOPE_MISSING",
                "scope admin & role clerk, NO_TOKEN, SCOPE_MISSING, SCOPE_MISSING"
            })
    void accepts_and_rejects(
            String requirement, RejectionReason anonymous, RejectionReason bare, RejectionReason clerk) {
        AccessRule rule = rule(requirement);

        assertThat(rule.authorize(null)).isEqualTo(anonymous);
        assertThat(rule.authorize(WITHOUT_ROLES)).isEqualTo(bare);
        assertThat(rule.authorize(CLERK)).isEqualTo(clerk);
        assertThat(rule.rejection()).isEqualTo(requirement.equals("deny") ? ACCESS_DENIED : null);
    }

    @ParameterizedTest
    @CsvSource({
        "anyone, true, false, false",
        "anyone & same-origin, true, false, true",
        "optional, false, true, false",
        "same-origin & optional, false, true, true",
        "authenticated, false, false, false",
        "same-origin, false, false, true",
        "role a & same-origin, false, false, true",
        "role same-origin, false, false, false",
        "deny, false, false, false"
    })
    void determines_the_treatment_of_tokens_and_other_origins(
            String requirement, boolean ignored, boolean optional, boolean sameOrigin) {
        AccessRule rule = rule(requirement);

        assertThat(rule.ignoresTokens()).isEqualTo(ignored);
        assertThat(rule.tokenIsOptional()).isEqualTo(optional);
        assertThat(rule.sameOrigin()).isEqualTo(sameOrigin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'scope':'x'",
                "'scope':'a x b'",
                "'scope':['a','x']",
                "'scope':[1,null,'x']",
                "'scp':'b x'",
                "'scp':['x']",
                "'scope':'a','scp':['x']",
                "'scope':7,'scp':'x'",
                "'scope':null,'scp':'x'"
            })
    void finds_scopes_in_strings_and_arrays(String claims) {
        assertThat(rule("scope x").authorize(Given.principal(claims))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'scope':''",
                "'scope':'X'",
                "'scope':'xy'",
                "'scope':'a,x'",
                "'scope':['a x']",
                "'scope':[['x']]",
                "'scope':{'x':true}",
                "'scope':true",
                "'scopes':'x'",
                "'roles':['x']"
            })
    void finds_no_scopes_in_other_types(String claims) {
        assertThat(rule("scope x").authorize(Given.principal(claims))).isEqualTo(RejectionReason.SCOPE_MISSING);
    }

    @Test
    void quoted_names_may_contain_any_character() {
        assertThat(rule("role \"a|b & \"\"c\"\" : d, *\"")
                        .authorize(Given.principal("'roles':['a|b & \\'c\\' : d, *']")))
                .isNull();
        assertThat(rule("role \"anyone\"").authorize(null)).isEqualTo(NO_TOKEN);
        assertThat(rule("role \u00e4rztin").authorize(Given.principal("'roles':['\u00e4rztin']")))
                .isNull();
        assertThat(rule("scope urn:x:y/https://z.example/.default")
                        .authorize(Given.principal("'scp':'urn:x:y/https://z.example/.default'")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "anyone, anyone, true, ",
        "anyone, optional, false, ",
        "optional, anyone, false, ",
        "anyone, authenticated, false, NO_TOKEN",
        "authenticated, optional, false, NO_TOKEN",
        "anyone, deny, false, ACCESS_DENIED",
        "deny, anyone, false, ACCESS_DENIED",
        "role a, anyone, false, NO_TOKEN",
        "role a, deny, false, ACCESS_DENIED"
    })
    void the_stricter_of_two_is_never_more_open_than_either(
            String one, String other, boolean ignoresTokens, RejectionReason anonymous) {
        AccessRule both = rule("1", one).and(rule("2", other));

        assertThat(both.ignoresTokens()).isEqualTo(ignoresTokens);
        assertThat(both.authorize(null)).isEqualTo(anonymous);
        assertThat(both.rejection()).isEqualTo(anonymous == ACCESS_DENIED ? ACCESS_DENIED : null);
        assertThat(both).hasToString("access.1, access.2");
        assertThat(both.and(rule("1", one))).isSameAs(both);
    }

    @Test
    void the_stricter_of_two_requires_both() {
        AccessRule both = rule("1", "role a & same-origin").and(rule("2", "scope b"));

        assertThat(both.sameOrigin()).isTrue();
        assertThat(both.authorize(Given.principal("'roles':['a']"))).isEqualTo(RejectionReason.SCOPE_MISSING);
        assertThat(both.authorize(Given.principal("'scope':'b'"))).isEqualTo(RejectionReason.ROLE_MISSING);
        assertThat(both.authorize(Given.principal("'scope':'b','roles':['a']"))).isNull();
    }

    private static AccessRule rule(String requirement) {
        return rule("1", requirement);
    }

    private static AccessRule rule(String n, String requirement) {
        Given given = Given.lines(n + " = /a : " + requirement);
        assertThat(given.errors()).isEmpty();
        return given.rules().find(TestRequest.get("/a"));
    }
}
