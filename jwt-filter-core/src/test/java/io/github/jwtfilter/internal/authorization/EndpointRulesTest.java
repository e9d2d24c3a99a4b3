package io.github.jwtfilter.internal.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.settings.CollectedProblems;
import io.github.jwtfilter.settings.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointRulesTest {
    private static List<String> errors(String lines) {
        Settings settings = TestSettings.load("issuer = https://idp.example.com\n" + lines.replace("; ", "\n"))
                .settings();
        CollectedProblems ofRules = new CollectedProblems();
        CollectedProblems found = new CollectedProblems();
        AccessRules rules = new AccessRules(settings.access(), ofRules.sink());
        new EndpointRules(rules, found.sink()).check(settings.login());
        return found.errors();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "access.5 = /jwt/** : deny~login.callback: is a path that access.5 denies",
                "access.5 = /** : deny~login.callback: is a path that access.5 denies; add a rule with a lower number, such as access.<n> = GET /jwt/callback : anyone",
                "login.callback = /oidc; access.5 = GET /oidc : deny~login.callback",
                "login.logout = /bye; access.5 = /bye : deny~login.logout: is a path that access.5 denies",
                "login.backchannel-logout = /out; access.5 = POST /out : deny~login.backchannel-logout: is a path that access.5 denies"
            })
    void an_endpoint_of_the_login_under_a_rule_that_denies_it_is_an_error(String lines, String expected) {
        assertThat(errors("login = openid; login.client-id = a; " + lines)).anyMatch(error -> error.contains(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "login = openid; access.1 = /jwt/callback : anyone; access.5 = /** : deny",
                "login = openid; access.5 = POST /jwt/** : deny",
                "login = openid; access.5 = /jwt/callbacks : deny",
                "login = openid; access.5 = /** : role admin",
                "login = openid; access.5 = nonsense",
                "access.5 = /** : deny"
            })
    void other_rules_do_not_matter(String lines) {
        assertThat(errors(lines)).isEmpty();
    }

    @Test
    void a_path_of_the_session_is_not_that_of_the_login() {
        assertThat(errors("session.store = memory; session.logout-path = /x; access.1 = /x : deny"))
                .isEmpty();
    }
}
