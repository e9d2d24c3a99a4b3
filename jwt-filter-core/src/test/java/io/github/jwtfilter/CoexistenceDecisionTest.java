package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.SettingsException;
import java.security.Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths for which a user that the server or the application has authenticated is accepted. */
class CoexistenceDecisionTest {
    private static final String SAME_ORIGIN = "same-origin";

    private final Guard guard = guard(
            "token.cookie = jwt",
            "coexist = /old/**, /both/page, *.do",
            "coexist.session-attribute = USER",
            "access.10 = /old/public/** : anyone",
            "access.20 = /old/news/** : optional",
            "access.30 = /old/admin/** : role admin",
            "access.40 = /old/reports/** : scope reports",
            "access.50 = /old/closed/** : deny",
            "access.60 = GET /old/delete : same-origin");

    @ParameterizedTest
    @ValueSource(
            strings = {"/old", "/old/", "/old/page", "/old/a/b", "/both/page", "/both/page/", "/save.do", "/x/y.do"})
    void an_externally_authenticated_user_needs_no_token(String path) {
        assertUntouched(TestRequest.get(path).signedIn("carol"));
        assertRejected(TestRequest.get(path), RejectionReason.NO_TOKEN);
        assertUntouched(TestRequest.get(path).sessionAttribute("USER", "carol"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/new", "/older", "/both/page2", "/both/page/x", "/both", "/save.do/x", "/save.dox", "/.dot"
            })
    void other_paths_accept_tokens_only(String path) {
        assertRejected(TestRequest.get(path).signedIn("carol"), RejectionReason.NO_TOKEN);
        assertRejected(TestRequest.get(path).sessionAttribute("USER", "carol"), RejectionReason.NO_TOKEN);
        assertAuthenticated(TestRequest.get(path).signedIn("carol").bearer(TestTokens.good()), true);
    }

    @Test
    void an_extension_counts_only_where_there_is_no_path_info() {
        assertRejected(TestRequest.get("/x/y.do").pathInfo("/y.do").signedIn("carol"), RejectionReason.NO_TOKEN);
    }

    @Test
    void rules_apply_to_external_users_with_the_roles_of_the_server() {
        assertUntouched(TestRequest.get("/old/admin/users").signedIn("carol", "admin"));
        assertRejected(TestRequest.get("/old/admin/users").signedIn("carol", "clerk"), RejectionReason.ROLE_MISSING);
        assertRejected(TestRequest.get("/old/reports/1").signedIn("carol", "reports"), RejectionReason.SCOPE_MISSING);
        assertRejected(TestRequest.get("/old/closed/x").signedIn("carol", "admin"), RejectionReason.ACCESS_DENIED);
        assertRejected(
                TestRequest.get("/old/admin/users").sessionAttribute("USER", "carol"), RejectionReason.ROLE_MISSING);
    }

    @Test
    void other_sites_cannot_act_for_them() {
        TestRequest form = TestRequest.of("POST", "/old/save").signedIn("carol");
        assertRejected(form, RejectionReason.CSRF);
        assertRejected(post().header("Sec-Fetch-Site", "cross-site"), RejectionReason.CSRF);
        assertUntouched(post().header("Sec-Fetch-Site", SAME_ORIGIN));
        assertRejected(TestRequest.get("/old/delete").signedIn("carol"), RejectionReason.CSRF);
        assertUntouched(TestRequest.get("/old/delete").signedIn("carol").header("Sec-Fetch-Site", SAME_ORIGIN));
        assertRejected(TestRequest.of("POST", "/old/save").sessionAttribute("USER", "carol"), RejectionReason.CSRF);
        TestRequest open = TestRequest.of("POST", "/old/public/search").signedIn("carol");
        assertRejected(open, RejectionReason.CSRF);
        assertUntouched(open.header("Sec-Fetch-Site", SAME_ORIGIN));
        assertUntouched(TestRequest.of("POST", "/old/public/search"));
    }

    @Test
    void external_users_need_https() {
        assertRejected(TestRequest.get("/old/page").signedIn("carol").plainHttp(), RejectionReason.PLAIN_HTTP);
    }

    @Test
    void a_token_of_a_different_user_is_rejected() {
        String alice = TestTokens.good();

        assertRejected(TestRequest.get("/old/page").signedIn("carol").bearer(alice), RejectionReason.OTHER_USER);
        assertRejected(TestRequest.get("/old/page").signedIn("carol").cookie("jwt", alice), RejectionReason.OTHER_USER);
        assertRejected(
                TestRequest.get("/old/news/1").signedIn("ALICE").cookie("jwt", alice), RejectionReason.OTHER_USER);
        assertRejected(
                TestRequest.get("/old/page").sessionAttribute("USER", "carol").bearer(alice),
                RejectionReason.OTHER_USER);
        assertUntouched(TestRequest.get("/old/page").signedIn("alice").bearer(alice));
        assertUntouched(TestRequest.get("/old/page").signedIn("alice").cookie("jwt", alice));
    }

    @Test
    void the_roles_of_the_token_are_not_added_to_those_of_the_server() {
        String clerk = TestTokens.good();
        Guard desk = guard("coexist = /**", "roles.claims = roles", "access.10 = /** : role clerk");

        assertRejected(desk, TestRequest.get("/x").signedIn("alice").bearer(clerk), RejectionReason.ROLE_MISSING);
        assertThat(desk.decide(TestRequest.get("/x").bearer(clerk))).isInstanceOf(Decision.Authenticated.class);
    }

    @Test
    void a_forgotten_cookie_does_not_lock_them_out_but_a_bad_header_does() {
        assertUntouched(TestRequest.get("/old/page").signedIn("carol").cookie("jwt", "nonsense"));
        assertRejected(
                TestRequest.get("/old/page").signedIn("carol").bearer("nonsense"), RejectionReason.NOT_THREE_PARTS);
    }

    @Test
    void a_token_without_an_external_user_is_accepted_and_open_pages_pass_through() {
        assertAuthenticated(TestRequest.get("/old/page").bearer(TestTokens.good()), false);
        assertUntouched(TestRequest.get("/old/public/login"));
        assertUntouched(TestRequest.get("/old/news/1"));
    }

    @Test
    void the_session_attribute_is_a_name_or_a_principal_and_other_types_are_ignored() {
        Principal alice = () -> "alice";
        String token = TestTokens.good();

        assertUntouched(
                TestRequest.get("/old/page").sessionAttribute("USER", alice).bearer(token));
        for (Object anonymous : new Object[] {"", " ", false, new StringBuilder("alice"), (Principal) () -> " "}) {
            assertRejected(TestRequest.get("/old/page").sessionAttribute("USER", anonymous), RejectionReason.NO_TOKEN);
        }
        assertRejected(TestRequest.get("/old/page").sessionAttribute("OTHER", "alice"), RejectionReason.NO_TOKEN);
    }

    @Test
    void patterns_that_no_path_fits_are_errors_that_name_the_pattern() {
        LoadedSettings loaded = TestSettings.loadWith("coexist = old/**, /a/*/b");

        assertThatThrownBy(() -> GuardFactory.create(loaded, new TickingClock(TestTokens.ISSUED)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("coexist")
                .hasMessageContaining("\"old/**\" does not start with a slash")
                .hasMessageContaining("\"/a/*/b\" has an asterisk at a position where none is allowed");
    }

    @Test
    void the_summary_lists_the_paths() {
        assertThat(guard.summary())
                .contains(
                        "users authenticated by the server or the application are accepted in /old/** /both/page *.do");
    }

    private static TestRequest post() {
        return TestRequest.of("POST", "/old/save").signedIn("carol");
    }

    private static Guard guard(String... lines) {
        return GuardFactory.create(TestSettings.loadWith(lines), new TickingClock(TestTokens.ISSUED));
    }

    private void assertUntouched(TestRequest request) {
        assertThat(guard.decide(request)).isInstanceOf(Decision.PassThrough.class);
    }

    private void assertAuthenticated(TestRequest request, boolean replacesExternalUser) {
        Decision decision = guard.decide(request);
        assertThat(decision).isInstanceOf(Decision.Authenticated.class);
        assertThat(((Decision.Authenticated) decision).replacesExternalUser()).isEqualTo(replacesExternalUser);
    }

    private void assertRejected(TestRequest request, RejectionReason reason) {
        assertRejected(guard, request, reason);
    }

    private static void assertRejected(Guard guard, TestRequest request, RejectionReason reason) {
        Decision decision = guard.decide(request);
        assertThat(decision).isInstanceOf(Decision.Rejected.class);
        assertThat(((Decision.Rejected) decision).rejection().reason()).isEqualTo(reason);
    }
}
