package io.github.jwtfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which responses no shared cache may store. */
class CacheControlDecisionTest {
    private static final String[] RULES = {
        "token.cookie = jwt",
        "challenge.login-page = /login.jsp",
        "coexist = /old/**",
        "access.10 = /public/** /old/public/** : anyone",
        "access.20 = /news/** : optional",
        "access.30 = POST /login : anyone & same-origin"
    };

    private final Guard guard = guard();

    @Test
    void the_response_to_a_user_is_private() {
        assertPrivate(TestRequest.get("/x").bearer(TestTokens.good()));
        assertPrivate(TestRequest.of("POST", "/x").bearer(TestTokens.good()));
        assertPrivate(TestRequest.get("/news/today").cookie("jwt", TestTokens.good()));
    }

    @Test
    void the_response_to_a_user_of_the_container_is_private() {
        assertPrivate(TestRequest.get("/old/x").signedIn("carol"));
    }

    @Test
    void an_anonymous_response_is_private_if_it_may_depend_on_a_token() {
        assertPrivate(TestRequest.get("/news/today"));
        assertPrivate(TestRequest.get("/news/today").cookie("jwt", "nonsense"));
    }

    @Test
    void responses_open_to_anyone_may_be_stored_even_with_a_token() {
        assertUntouched(guard, TestRequest.get("/public/a.css"));
        assertUntouched(guard, TestRequest.get("/public/a.css").bearer(TestTokens.good()));
        assertUntouched(guard, TestRequest.of("POST", "/login").header("Sec-Fetch-Site", "same-origin"));
        assertUntouched(guard, TestRequest.get("/login.jsp"));
        assertUntouched(guard, TestRequest.get("/old/public/x").signedIn("carol"));
    }

    @Test
    void a_rejection_has_its_own_header() {
        assertThat(guard.decide(TestRequest.get("/x"))).isInstanceOf(Decision.Rejected.class);
        assertUntouched(guard, TestRequest.get("/x"));
    }

    @Test
    void settings_make_it_no_store_or_leave_it_to_the_application() {
        TestRequest request = TestRequest.get("/x").bearer(TestTokens.good());

        assertThat(guard("cache-control = no-store").decide(request).cacheControl())
                .isEqualTo("no-store");
        assertUntouched(guard("cache-control = none"), request);
    }

    @Test
    void report_only_adds_no_header() {
        for (String setting : new String[] {"cache-control = private", "cache-control = no-store"}) {
            Guard reporting = guard(setting, "mode = report-only");

            assertUntouched(reporting, TestRequest.get("/x").bearer(TestTokens.good()));
            assertUntouched(
                    reporting, TestRequest.get("/x").bearer(TestTokens.good()).signedIn("carol"));
            assertUntouched(reporting, TestRequest.get("/x"));
            assertUntouched(reporting, TestRequest.get("/old/x").signedIn("carol"));
            assertUntouched(reporting, TestRequest.get("/news/today"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-cache", "Private", "private, no-store", "max-age=0", "true", "public"})
    void no_other_value_is_accepted(String value) {
        assertThatThrownBy(() -> guard("cache-control = " + value))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("cache-control")
                .hasMessageContaining("private, no-store, none");
    }

    private void assertPrivate(RequestView request) {
        assertThat(guard.decide(request).cacheControl()).isEqualTo("private");
    }

    private static void assertUntouched(Guard guard, RequestView request) {
        assertThat(guard.decide(request).cacheControl()).isNull();
    }

    private static Guard guard(String... more) {
        String[] lines = new String[RULES.length + more.length];
        System.arraycopy(RULES, 0, lines, 0, RULES.length);
        System.arraycopy(more, 0, lines, RULES.length, more.length);
        return GuardFactory.create(TestSettings.loadWith(lines), new TickingClock(TestTokens.ISSUED));
    }
}
