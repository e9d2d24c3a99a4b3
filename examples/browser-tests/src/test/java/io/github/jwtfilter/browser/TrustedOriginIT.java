package io.github.jwtfilter.browser;

import static io.github.jwtfilter.browser.Application.TRUSTING;
import static io.github.jwtfilter.browser.Scheme.HTTPS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The effect of {@code csrf.trusted-origins}, which contains the sibling. */
@ExtendWith(BrowserPage.class)
class TrustedOriginIT {
    private final BrowserSession session;

    TrustedOriginIT(BrowserSession session) {
        this.session = session;
    }

    @BeforeAll
    static void sign_in(BrowserSession session) {
        session.signIn(HTTPS);
    }

    @ParameterizedTest
    @EnumSource(names = {"FORM", "FETCH", "BEACON", "WEB_SOCKET"})
    void pages_of_the_trusted_origin_can_change_data(RequestKind kind) {
        int attempt = session.attempt(HTTPS, Site.SIBLING, kind, TRUSTING);

        assertThat(session.requestLog().awaitChange(attempt).user()).isEqualTo("alice");
    }

    @ParameterizedTest
    @CsvSource({
        "OTHER_PORT, FORM",
        "OTHER_PORT, WEB_SOCKET",
        "ELSEWHERE, FORM",
        "ELSEWHERE, WEB_SOCKET",
        // These requests do not contain the sibling's origin.
        "SIBLING, FORM_WITHOUT_REFERRER",
        "SIBLING, FORM_IN_SANDBOX",
        "SIBLING, IMAGE"
    })
    void other_origins_are_not_trusted(Site site, RequestKind kind) {
        int attempt = session.attempt(HTTPS, site, kind, TRUSTING);

        Exchange exchange = session.requestLog().awaitExchange(attempt);
        assertThat(exchange.cookie()).isTrue();
        assertThat(exchange.status()).isEqualTo(403);
        assertThat(session.requestLog().changes(attempt)).isEmpty();
    }
}
