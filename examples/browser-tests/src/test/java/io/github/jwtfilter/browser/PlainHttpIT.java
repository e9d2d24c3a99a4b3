package io.github.jwtfilter.browser;

import static io.github.jwtfilter.browser.Application.SHOP;
import static io.github.jwtfilter.browser.Scheme.HTTP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same over plain HTTP, where browsers send no {@code Sec-Fetch-Site}, but {@code Origin} and {@code Referer}. The cookie has
 * no {@code SameSite} attribute.
 */
@ExtendWith(BrowserPage.class)
class PlainHttpIT {
    private final BrowserSession stage;

    PlainHttpIT(BrowserSession stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void sign_in(BrowserSession stage) {
        stage.signIn(HTTP);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"FORM", "FORM_WITHOUT_REFERRER", "FETCH", "IMAGE", "IMAGE_WITHOUT_REFERRER", "LINK", "WEB_SOCKET"})
    void another_port_of_the_same_host_cannot_change_data(RequestKind way) {
        refuses(stage.attempt(HTTP, Site.OTHER_PORT, way, SHOP));
    }

    /** Browsers send a cookie without {@code SameSite} when the user follows a link. */
    @Test
    void another_site_cannot_change_data_by_a_navigation() {
        refuses(stage.attempt(HTTP, Site.ELSEWHERE, RequestKind.LINK, SHOP));
    }

    @ParameterizedTest
    @EnumSource(names = {"FORM", "FETCH_JSON", "BEACON", "IMAGE", "LINK", "WEB_SOCKET"})
    void pages_of_the_application_can_change_data(RequestKind way) {
        int attempt = stage.attempt(HTTP, way, SHOP);

        assertThat(stage.ledger().awaitChange(attempt).user()).isEqualTo("alice");
    }

    /** A consequence of {@code Referrer-Policy: no-referrer} without HTTPS. */
    @ParameterizedTest
    @EnumSource(names = {"FORM_WITHOUT_REFERRER", "IMAGE_WITHOUT_REFERRER"})
    void pages_that_hide_where_they_are_count_as_another_site(RequestKind way) {
        refuses(stage.attempt(HTTP, way, SHOP));
    }

    private void refuses(int attempt) {
        Exchange exchange = stage.ledger().awaitExchange(attempt);
        assertThat(exchange.site()).isEmpty();
        assertThat(exchange.cookie()).isTrue();
        assertThat(exchange.status()).isEqualTo(403);
        assertThat(stage.ledger().changes(attempt)).isEmpty();
    }
}
