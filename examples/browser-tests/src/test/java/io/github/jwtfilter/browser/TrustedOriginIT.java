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
    private final BrowserSession stage;

    TrustedOriginIT(BrowserSession stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void sign_in(BrowserSession stage) {
        stage.signIn(HTTPS);
    }

    @ParameterizedTest
    @EnumSource(names = {"FORM", "FETCH", "BEACON", "WEB_SOCKET"})
    void pages_of_the_trusted_origin_can_change_data(RequestKind way) {
        int attempt = stage.attempt(HTTPS, Site.SIBLING, way, TRUSTING);

        assertThat(stage.ledger().awaitChange(attempt).user()).isEqualTo("alice");
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
    void other_origins_are_not_trusted(Site site, RequestKind way) {
        int attempt = stage.attempt(HTTPS, site, way, TRUSTING);

        Exchange exchange = stage.ledger().awaitExchange(attempt);
        assertThat(exchange.cookie()).isTrue();
        assertThat(exchange.status()).isEqualTo(403);
        assertThat(stage.ledger().changes(attempt)).isEmpty();
    }
}
