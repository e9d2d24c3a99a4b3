package io.github.jwtfilter.browser;

import static io.github.jwtfilter.browser.Application.WITHOUT_STORED_PAGES;
import static io.github.jwtfilter.browser.Application.WITH_LOGIN_PAGE;
import static io.github.jwtfilter.browser.Scheme.HTTPS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the back button shows after the logout. */
@ExtendWith(BrowserPage.class)
class BackButtonIT {
    private static final int MAX_TRIES = 5;

    private final BrowserSession session;
    private final Browser browser;
    private int attempt;

    BackButtonIT(BrowserSession session) {
        this.session = session;
        this.browser = session.browser();
    }

    @Test
    void with_no_store_it_leads_to_the_login_page() {
        assertThat(shownAfterLogout(WITHOUT_STORED_PAGES)).isEqualTo("Sign in");
        assertThat(session.requestLog().exchanges(attempt))
                .extracting(Exchange::status)
                .containsExactly(200, 302);
    }

    /** The reason for the setting: the browser requests nothing, unless it has discarded the page, which it may do at any time. */
    @Test
    void with_private_it_shows_the_page_that_the_browser_has_stored() {
        Object shown = shownAfterLogout(WITH_LOGIN_PAGE);
        for (int tries = 1; tries < MAX_TRIES && shown.equals("Sign in"); tries++) {
            shown = shownAfterLogout(WITH_LOGIN_PAGE);
        }

        assertThat(shown).isEqualTo("Changed by alice");
        assertThat(session.requestLog().exchanges(attempt))
                .extracting(Exchange::status)
                .containsExactly(200);
    }

    /** The title or else the text of the page that comes up. */
    private Object shownAfterLogout(Application application) {
        attempt = Attempts.next();
        session.signOut(HTTPS);
        session.logIn(HTTPS, application);
        browser.visit(session.address(HTTPS, application, "/orders", attempt));
        session.signOut(HTTPS);

        browser.goBack();

        return browser.run("return document.title || document.body.innerText");
    }
}
