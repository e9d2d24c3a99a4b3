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
    private final BrowserSession session;

    PlainHttpIT(BrowserSession session) {
        this.session = session;
    }

    @BeforeAll
    static void sign_in(BrowserSession session) {
        session.signIn(HTTP);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"FORM", "FORM_WITHOUT_REFERRER", "FETCH", "IMAGE", "IMAGE_WITHOUT_REFERRER", "LINK", "WEB_SOCKET"})
    void another_port_of_the_same_host_cannot_change_data(RequestKind kind) {
        rejects(session.attempt(HTTP, Site.OTHER_PORT, kind, SHOP));
    }

    /** Browsers send a cookie without {@code SameSite} when the user follows a link. */
    @Test
    void another_site_cannot_change_data_by_a_navigation() {
        rejects(session.attempt(HTTP, Site.ELSEWHERE, RequestKind.LINK, SHOP));
    }

    @ParameterizedTest
    @EnumSource(names = {"FORM", "FETCH_JSON", "BEACON", "IMAGE", "LINK", "WEB_SOCKET"})
    void pages_of_the_application_can_change_data(RequestKind kind) {
        int attempt = session.attempt(HTTP, kind, SHOP);

        assertThat(session.requestLog().awaitChange(attempt).user()).isEqualTo("alice");
    }

    /** A consequence of {@code Referrer-Policy: no-referrer} without HTTPS. */
    @ParameterizedTest
    @EnumSource(names = {"FORM_WITHOUT_REFERRER", "IMAGE_WITHOUT_REFERRER"})
    void pages_that_hide_where_they_are_count_as_another_site(RequestKind kind) {
        rejects(session.attempt(HTTP, kind, SHOP));
    }

    private void rejects(int attempt) {
        Exchange exchange = session.requestLog().awaitExchange(attempt);
        assertThat(exchange.site()).isEmpty();
        assertThat(exchange.cookie()).isTrue();
        assertThat(exchange.status()).isEqualTo(403);
        assertThat(session.requestLog().changes(attempt)).isEmpty();
    }
}
