package io.github.jwtfilter.browser;

import static io.github.jwtfilter.browser.Application.NAIVE;
import static io.github.jwtfilter.browser.Application.SHOP;
import static io.github.jwtfilter.browser.Scheme.HTTPS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Cross-site requests with the cookie that the browser sends automatically, over HTTPS and with the default settings. */
@ExtendWith(BrowserPage.class)
class CrossSiteIT {
    /** Browsers treat another port and another host of the same site alike; these requests suffice to verify it. */
    private static final Set<RequestKind> OF_A_SIBLING =
            EnumSet.of(RequestKind.FORM, RequestKind.FETCH, RequestKind.IMAGE, RequestKind.WEB_SOCKET);

    private final BrowserSession session;

    CrossSiteIT(BrowserSession session) {
        this.session = session;
    }

    @BeforeAll
    static void sign_in(BrowserSession session) {
        session.signIn(HTTPS);
    }

    static Stream<Arguments> attacks() {
        return Arrays.stream(Site.values())
                .flatMap(site -> Arrays.stream(RequestKind.values())
                        .filter(kind -> site != Site.SIBLING || OF_A_SIBLING.contains(kind))
                        .map(kind -> Arguments.of(site, kind)));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void another_site_cannot_change_data_although_the_cookie_is_sent(Site site, RequestKind kind) {
        int attempt = session.attempt(HTTPS, site, kind, SHOP);

        Exchange exchange = session.requestLog().awaitExchange(attempt);
        assertThat(exchange.status()).isEqualTo(403);
        assertThat(exchange.site()).isIn(sentSites(site, kind));
        if (kind == RequestKind.FETCH_JSON) {
            assertThat(exchange.method()).isEqualTo("OPTIONS");
        } else {
            assertThat(exchange.cookie()).isTrue();
        }
        assertThat(session.requestLog().changes(attempt)).isEmpty();
    }

    /** For a WebSocket, Chromium sends only {@code Origin}; future versions may send more headers. */
    private static Set<String> sentSites(Site site, RequestKind kind) {
        return switch (kind) {
            case WEB_SOCKET -> Set.of("", site.secFetchSite());
            case FORM_IN_SANDBOX -> Set.of("cross-site");
            default -> Set.of(site.secFetchSite());
        };
    }

    /** Verifies that these requests succeed without the filter; otherwise the browser rather than the filter might block them. */
    @ParameterizedTest
    @EnumSource
    void without_the_filter_another_site_needs_only_the_cookie(RequestKind kind) {
        int attempt = session.attempt(HTTPS, Site.ELSEWHERE, kind, NAIVE);

        session.requestLog().awaitChange(attempt);
        Exchange exchange = session.requestLog().awaitExchange(attempt, kind.method());
        assertThat(exchange.cookie()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FORM_IN_SANDBOX")
    void pages_of_the_application_can_change_data(RequestKind kind) {
        int attempt = session.attempt(HTTPS, kind, SHOP);

        assertThat(session.requestLog().awaitChange(attempt).user()).isEqualTo("alice");
    }

    @Test
    void a_sandboxed_frame_counts_as_another_site() {
        int attempt = session.attempt(HTTPS, RequestKind.FORM_IN_SANDBOX, SHOP);

        assertThat(session.requestLog().awaitExchange(attempt).status()).isEqualTo(403);
        assertThat(session.requestLog().changes(attempt)).isEmpty();
    }

    @Test
    void accepts_an_address_that_the_user_types() {
        int attempt = Attempts.next();

        session.browser().visit(session.address(HTTPS, SHOP, "/delete-by-get", attempt));

        assertThat(session.requestLog().awaitExchange(attempt).site()).isEqualTo("none");
        assertThat(session.requestLog().awaitChange(attempt).user()).isEqualTo("alice");
    }
}
