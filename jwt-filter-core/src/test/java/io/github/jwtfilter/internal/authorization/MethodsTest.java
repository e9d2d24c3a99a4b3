package io.github.jwtfilter.internal.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodsTest {
    private static final AccessRules RULES = Given.lines(
                    "1 = GET /a : role reader",
                    "2 = POST,PUT /a : role writer",
                    "3 = DELETE PATCH /** : deny",
                    "4 = OPTIONS /a : anyone",
                    "5 = * /b : optional")
            .rules();

    @ParameterizedTest
    @CsvSource({
        "GET, /a, access.1",
        "HEAD, /a, access.1",
        "POST, /a, access.2",
        "PUT, /a, access.2",
        "DELETE, /a, access.3",
        "PATCH, /a, access.3",
        "OPTIONS, /a, access.4",
        "get, /a, the default rule",
        "post, /a, the default rule",
        "Post, /a, the default rule",
        "head, /a, the default rule",
        "MOVE, /a, the default rule",
        "FOO, /a, the default rule",
        "'', /a, the default rule",
        "TRACE, /a, the default rule",
        "GET, /b, access.5",
        "MOVE, /b, access.5",
        "post, /b, access.5",
        "DELETE, /b, access.3",
        "GET, /c, the default rule"
    })
    void a_method_without_a_rule_falls_through(String method, String path, String rule) {
        assertThat(RULES.find(TestRequest.of(method, path))).hasToString(rule);
    }

    @Test
    void the_default_rule_requires_only_a_token() {
        AccessRule rule = Given.lines().rules().find(TestRequest.get("/a"));

        assertThat(rule.authorize(null)).isEqualTo(RejectionReason.NO_TOKEN);
        assertThat(rule.authorize(Given.principal())).isNull();
        assertThat(rule.ignoresTokens() || rule.tokenIsOptional() || rule.sameOrigin())
                .isFalse();
        assertThat(rule.rejection()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "x-http-method-override", "X-HTTP-Method", "X-Method-Override"})
    void a_method_override_header_is_rejected_if_rules_differ_by_method(String header) {
        TokenPrincipal writer = Given.principal("'roles':['reader','writer']");
        AccessRule rule = RULES.find(TestRequest.get("/a").header(header, "GET"));

        assertThat(rule.rejection()).isEqualTo(RejectionReason.METHOD_OVERRIDE);
        assertThat(rule.authorize(writer)).isEqualTo(RejectionReason.METHOD_OVERRIDE);
        assertThat(rule.authorize(null)).isEqualTo(RejectionReason.METHOD_OVERRIDE);
        assertThat(RULES.find(TestRequest.get("/a")).authorize(writer)).isNull();
        assertThat(RULES.find(TestRequest.of("POST", "/a").header(header, "")).rejection())
                .isEqualTo(RejectionReason.METHOD_OVERRIDE);
    }

    @Test
    void a_method_override_header_is_rejected_if_another_method_has_another_requirement() {
        // /b is for all methods, but a rule before it is for two.
        assertThat(RULES.find(override("POST", "/b")).rejection()).isEqualTo(RejectionReason.METHOD_OVERRIDE);
        assertThat(RULES.find(override("DELETE", "/b")).rejection()).isEqualTo(RejectionReason.ACCESS_DENIED);
    }

    @Test
    void a_method_override_header_is_accepted_if_rules_do_not_name_methods() {
        AccessRules rules = Given.lines("1 = /a : optional", "2 = GET /** : deny", "3 = POST /b : deny")
                .rules();

        assertThat(rules.find(override("POST", "/a")).rejection()).isNull();
        assertThat(rules.find(override("PUT", "/b")).rejection()).isEqualTo(RejectionReason.METHOD_OVERRIDE);
        assertThat(Given.lines().rules().find(override("POST", "/a")).rejection())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_method=DELETE",
                "a=b&_method=put",
                "%5fmethod=PUT",
                "%5F%6d%65%74%68%6F%64%3dPUT",
                "x=%zz&_method=PUT",
                "a;_method=PUT"
            })
    void a_parameter_of_the_query_that_overrides_the_method_is_rejected_too(String query) {
        AccessRules rules = Given.lines("1 = GET /a : anyone").rules();

        assertThat(rules.find(TestRequest.of("POST", "/a").query(query)).rejection())
                .isEqualTo(RejectionReason.METHOD_OVERRIDE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "method=DELETE", "q=100%", "q=%", "q=%5", "_methods=x", "q=_method"})
    void other_query_parameters_are_ignored(String query) {
        AccessRules rules = Given.lines("1 = GET /a : anyone").rules();

        assertThat(rules.find(TestRequest.of("POST", "/a").query(query)).rejection())
                .isNull();
    }

    private static TestRequest override(String method, String path) {
        return TestRequest.of(method, path).header("X-HTTP-Method-Override", "DELETE");
    }
}
