package io.github.jwtfilter.settings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIssuerChecksTest {
    private static final String SESSIONS = "session.store = memory";
    private static final String PARTNER = "issuers.partner.issuer = partner\nissuers.partner.audience = app\n"
            + "issuers.partner.keys.secret = 7nO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA\n";

    @Test
    void an_issuer_that_shares_names_with_the_login_of_the_application_is_a_finding() {
        assertThat(findings(TestSettings.loadWith(SESSIONS)))
                .containsExactly(
                        "test.properties: principal.prefix: is missing: a user of this issuer, and a user who logs in"
                                + " at the application (session.store), may have the same name, and their roles as well; add a line"
                                + " like `principal.prefix = idp/`; if they are the same people, add roles.map with the roles of the"
                                + " issuer's tokens");
        assertThat(findings(TestSettings.load(SESSIONS, PARTNER)))
                .singleElement()
                .asString()
                .startsWith("test.properties: issuers.partner.principal.prefix: is missing: ")
                .contains("`issuers.partner.principal.prefix = idp/`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"principal.prefix = idp/", "roles.prefix.add = idp-", "roles.map = clerk -> clerk"})
    void a_prefix_or_a_mapping_of_roles_is_a_decision(String line) {
        assertThat(findings(TestSettings.loadWith(SESSIONS, line))).isEmpty();
        assertThat(findings(TestSettings.load(SESSIONS, PARTNER, "issuers.partner." + line)))
                .isEmpty();
    }

    @Test
    void a_preset_is_no_decision() {
        assertThat(findings(TestSettings.load(
                        SESSIONS,
                        "preset = keycloak",
                        "issuer = https://idp.example.com/realms/legacy",
                        "audience = app",
                        "claims.max-lifetime = 1h")))
                .singleElement()
                .asString()
                .contains("principal.prefix: is missing: a user of this issuer");
    }

    @Test
    void one_of_several_issuers_is_reported_once() {
        String prefix = "principal.prefix = a/";

        assertThat(findings(TestSettings.loadWith(SESSIONS, prefix, PARTNER)))
                .filteredOn(finding -> finding.contains("principal.prefix"))
                .singleElement()
                .asString()
                .contains("issuers.partner.principal.prefix: is missing: users of two issuers");
    }

    @Test
    void the_tenant_distinguishes_users() {
        assertThat(findings(TestSettings.load(
                        SESSIONS,
                        "issuer = https://login.microsoftonline.com/{tenantid}/v2.0",
                        "audience = 6f1a9a3c-1f0c-4f7b-9a55-3f1d0f6f2b11",
                        "claims.match.tid = 0b8f2c1e-5d0f-4a9a-8f51-6f6d2a7b9c10")))
                .noneMatch(finding -> finding.contains("principal.prefix"));
    }

    @Test
    void without_a_login_of_the_application_there_is_nothing_to_share() {
        assertThat(findings(TestSettings.loadWith("mode = enforce"))).isEmpty();
        assertThat(findings(TestSettings.load(
                        "login = openid",
                        "issuer = https://idp.example.com",
                        "audience = app",
                        "login.client-id = app",
                        "login.client-secret = 4sO1Yw+Qk2nB7vXe9rTz0LmPfGhJcUdA")))
                .noneMatch(finding -> finding.contains("principal.prefix"));
    }

    /** Returns the problems, none of which is an error. */
    private static List<String> findings(LoadedSettings loaded) {
        assertThat(loaded.problems().all()).noneMatch(Problem::error);
        return loaded.problems().all().stream().map(Problem::toString).toList();
    }
}
