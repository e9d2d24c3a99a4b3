package io.github.jwtfilter.browser;

import static io.github.jwtfilter.browser.Application.SHARING;
import static io.github.jwtfilter.browser.Application.SHOP;
import static io.github.jwtfilter.browser.Application.TRUSTING_AND_SHARING;
import static io.github.jwtfilter.browser.Scheme.HTTPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Origins that may read responses. {@code cors.allowed-origins} contains the sibling. */
@ExtendWith(BrowserPage.class)
class CorsIT {
    /** Returns status and text of the response, or that the browser has blocked it. */
    private static final String FETCH = """
            const [url, options] = arguments
            return fetch(url, {credentials: 'include', ...options}).then(
                async response => response.status + ' ' + await response.text(),
                () => 'hidden')
            """;

    private final BrowserSession session;
    private final int attempt = Attempts.next();

    CorsIT(BrowserSession session) {
        this.session = session;
    }

    @BeforeAll
    static void sign_in(BrowserSession session) {
        session.signIn(HTTPS);
    }

    @Test
    void the_allowed_origin_reads_responses_after_a_preflight() {
        assertThat(fetch(Site.SIBLING, SHARING, "GET", true)).isEqualTo("200 Changed by alice");
        assertThat(session.requestLog().exchanges(attempt))
                .extracting(Exchange::method, Exchange::cookie, Exchange::status)
                .containsExactly(tuple("OPTIONS", false, 204), tuple("GET", true, 200));
    }

    @ParameterizedTest
    @EnumSource(names = {"ELSEWHERE", "OTHER_PORT"})
    void preflights_of_other_origins_fail(Site site) {
        assertThat(fetch(site, SHARING, "GET", true)).isEqualTo("hidden");
        assertThat(session.requestLog().exchanges(attempt))
                .extracting(Exchange::method, Exchange::status)
                .containsExactly(tuple("OPTIONS", 403));
    }

    @ParameterizedTest
    @EnumSource(names = {"ELSEWHERE", "OTHER_PORT"})
    void other_origins_cannot_read_responses_to_simple_requests(Site site) {
        assertThat(fetch(site, SHARING, "GET", false)).isEqualTo("hidden");
        assertThat(session.requestLog().awaitExchange(attempt).cookie()).isTrue();
    }

    @Test
    void without_the_setting_no_other_origin_reads_responses() {
        assertThat(fetch(Site.SIBLING, SHOP, "GET", false)).isEqualTo("hidden");
    }

    @Test
    void reading_is_not_changing() {
        assertThat(fetch(Site.SIBLING, SHARING, "POST", true))
                .startsWith("403 ")
                .contains("\"status\":403");
        assertThat(session.requestLog().changes(attempt)).isEmpty();
    }

    @Test
    void an_origin_that_is_trusted_as_well_changes_and_reads() {
        assertThat(fetch(Site.SIBLING, TRUSTING_AND_SHARING, "POST", true)).isEqualTo("200 Changed by alice");
    }

    private String fetch(Site site, Application application, String method, boolean preflight) {
        session.browser().visit(session.origin(HTTPS, site) + "/");
        Map<String, Object> headers = preflight ? Map.of("Content-Type", "application/json") : Map.of();
        return (String) session.browser()
                .run(
                        FETCH,
                        session.address(HTTPS, application, "/orders", attempt),
                        Map.of("method", method, "headers", headers));
    }
}
