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

    private final BrowserSession stage;

    CrossSiteIT(BrowserSession stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void sign_in(BrowserSession stage) {
        stage.signIn(HTTPS);
    }

    static Stream<Arguments> attacks() {
        return Arrays.stream(Site.values())
                .flatMap(site -> Arrays.stream(RequestKind.values())
                        .filter(way -> site != Site.SIBLING || OF_A_SIBLING.contains(way))
                        .map(way -> Arguments.of(site, way)));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void another_site_cannot_change_data_although_the_cookie_is_sent(Site site, RequestKind way) {
        int attempt = stage.attempt(HTTPS, site, way, SHOP);

        Exchange exchange = stage.ledger().awaitExchange(attempt);
        assertThat(exchange.status()).isEqualTo(403);
        assertThat(exchange.site()).isIn(told(site, way));
        if (way == RequestKind.FETCH_JSON) {
            assertThat(exchange.method()).isEqualTo("OPTIONS");
        } else {
            assertThat(exchange.cookie()).isTrue();
        }
        assertThat(stage.ledger().changes(attempt)).isEmpty();
    }

    /** For a WebSocket, Chromium sends only {@code Origin}; future versions may send more headers. */
    private static Set<String> told(Site site, RequestKind way) {
        return switch (way) {
            case WEB_SOCKET -> Set.of("", site.secFetchSite());
            case FORM_IN_SANDBOX -> Set.of("cross-site");
            default -> Set.of(site.secFetchSite());
        };
    }

    /** Verifies that these requests succeed without the filter; otherwise the browser rather than the filter might block them. */
    @ParameterizedTest
    @EnumSource
    void without_the_filter_another_site_needs_only_the_cookie(RequestKind way) {
        int attempt = stage.attempt(HTTPS, Site.ELSEWHERE, way, NAIVE);

        stage.ledger().awaitChange(attempt);
        Exchange exchange = stage.ledger().awaitExchange(attempt, way.method());
        assertThat(exchange.cookie()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FORM_IN_SANDBOX")
    void pages_of_the_application_can_change_data(RequestKind way) {
        int attempt = stage.attempt(HTTPS, way, SHOP);

        assertThat(stage.ledger().awaitChange(attempt).user()).isEqualTo("alice");
    }

    @Test
    void a_sandboxed_frame_counts_as_another_site() {
        int attempt = stage.attempt(HTTPS, RequestKind.FORM_IN_SANDBOX, SHOP);

        assertThat(stage.ledger().awaitExchange(attempt).status()).isEqualTo(403);
        assertThat(stage.ledger().changes(attempt)).isEmpty();
    }

    @Test
    void accepts_an_address_that_the_user_types() {
        int attempt = Attempts.next();

        stage.browser().visit(stage.address(HTTPS, SHOP, "/delete-by-get", attempt));

        assertThat(stage.ledger().awaitExchange(attempt).site()).isEqualTo("none");
        assertThat(stage.ledger().awaitChange(attempt).user()).isEqualTo("alice");
    }
}
