package io.github.jwtfilter.browser;

import static io.github.jwtfilter.browser.Scheme.HTTPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Await;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Cookie;

/** Logins at an identity provider, in a browser with one or more tabs. */
@ExtendWith(BrowserPage.class)
abstract class LoginScenarios {
    final BrowserSession session;
    final Browser browser;
    final int attempt = Attempts.next();
    final String user = "user" + attempt;
    final String access;
    final String renewal;

    private final Application application;
    private final String issuer;
    private final String firstTab;

    /** Creates the tests of an application whose users log in at the provider with this issuer. */
    LoginScenarios(BrowserSession session, Application application, String issuer) {
        this.session = session;
        this.application = application;
        this.issuer = issuer;
        this.browser = session.browser();
        this.firstTab = browser.tab();
        this.access = "__Host" + application.contextPath().replace('/', '-') + "-access";
        this.renewal = "__Host" + application.contextPath().replace('/', '-') + "-renewal";
    }

    /** Grants the role {@code admin} to the user. */
    abstract void makeAdministrator();

    /** Has the provider reject the refresh tokens of the user. */
    abstract void disable();

    /** Logs the user in at an address of the provider, without the browser; returns the query of the callback. */
    abstract String callback(String authorizationUrl);

    @BeforeEach
    @AfterEach
    void forget() {
        while (!browser.tab().equals(firstTab)) {
            browser.closeTab();
            browser.switchTo(firstTab);
        }
        browser.visit(issuer + "/jwks");
        browser.deleteCookies();
        session.signOut(HTTPS);
    }

    @Test
    void a_deep_link_with_its_query_opens_after_the_login() {
        browser.visit(orders());
        assertThat(browser.address()).startsWith(issuer + "/authorize?");

        submitName();

        assertThat(browser.address()).isEqualTo(orders());
        assertThat(text()).isEqualTo("Changed by " + user);
        assertThat(browser.cookies()).containsOnlyKeys(access, renewal);
        assertThat(browser.cookies().values()).allMatch(Cookie::isHttpOnly).allMatch(Cookie::isSecure);
        assertThat(browser.run("return document.cookie")).isEqualTo("");
    }

    @Test
    void ten_tabs_log_in_at_the_same_time() {
        List<String> tabs = new ArrayList<>(List.of(firstTab));
        browser.visit(orders());
        for (int tab = 1; tab < 10; tab++) {
            tabs.add(browser.openTab());
            browser.visit(orders());
        }

        for (String tab : tabs) {
            browser.switchTo(tab);
            submitName();
            assertThat(text()).isEqualTo("Changed by " + user);
        }

        assertThat(browser.cookies()).containsOnlyKeys(access, renewal);
        for (String tab : tabs.subList(1, tabs.size())) {
            browser.switchTo(tab);
            browser.closeTab();
        }
        browser.switchTo(firstTab);
        browser.visit(orders());
        assertThat(text()).isEqualTo("Changed by " + user);
    }

    @Test
    void an_open_page_works_beyond_the_lifetime_of_the_access_token_with_the_new_roles() {
        logIn();
        String admin = origin() + "/admin";
        assertThat(status(admin)).isEqualTo(403L);
        makeAdministrator();
        Await.until(cookies -> !cookies.containsKey(access), Await.LIMIT, browser::cookies);

        assertThat(status(admin)).isNotEqualTo(403L);
        assertThat(browser.cookies()).containsOnlyKeys(access, renewal);
    }

    @Test
    void a_form_that_is_sent_with_an_expired_access_token_is_not_lost() {
        logIn();
        showForm();
        browser.deleteCookie(access);

        browser.run("document.forms[0].submit()");

        assertThat(session.requestLog().awaitExchange(attempt, "POST").status()).isEqualTo(200);
    }

    @Test
    void a_form_that_is_sent_after_the_end_of_the_session_has_to_be_sent_again() {
        logIn();
        showForm();
        browser.deleteCookie(access);
        browser.deleteCookie(renewal);

        browser.run("document.forms[0].submit()");
        Await.until(title -> !title.isEmpty(), Await.LIMIT, this::title);
        if (title().equals("Provider")) {
            submitName(); // without single sign-on
        }
        Await.until(title -> title.equals("You are logged in again"), Await.LIMIT, this::title);

        assertThat(title()).isEqualTo("You are logged in again");
        browser.run("document.links[0].click()");
        Await.until(address -> address.contains("/page?"), Await.LIMIT, browser::address);
        assertThat(browser.address()).startsWith(origin() + "/page?");
    }

    @Test
    void a_disabled_user_is_out_when_the_access_token_expires() {
        logIn();
        disable();
        browser.deleteCookie(access);

        assertThat(status(orders())).isEqualTo(401L);
        assertThat(browser.cookies()).doesNotContainKeys(access, renewal);
    }

    @Test
    void the_logout_ends_the_session_here_and_at_the_provider() {
        logIn();
        logOut();

        browser.visit(orders());

        assertThat(title()).isEqualTo("Provider");
    }

    @Test
    void the_back_button_after_the_logout_shows_no_protected_page() {
        logIn();
        logOut();

        browser.goBack();
        browser.goBack();

        assertThat(title()).isEqualTo("Provider");
    }

    @Test
    void the_back_button_after_the_login_does_not_log_out() {
        session.showOwn(HTTPS, application, "<!doctype html><title>Page</title>");
        submitName();
        assertThat(title()).isEqualTo("Page");

        browser.goBack();

        browser.visit(orders());
        assertThat(text()).isEqualTo("Changed by " + user);
    }

    @Test
    void a_callback_that_is_opened_again_shows_the_application() {
        browser.visit(orders());
        String authorization = browser.address();
        logIn();
        String query = callback(authorization);

        browser.visit(origin() + "/jwt/callback?" + query);

        assertThat(browser.address()).startsWith(origin() + "/");
        assertThat(title()).doesNotContain("not logged in");
        browser.visit(orders());
        assertThat(text()).isEqualTo("Changed by " + user);
    }

    @Test
    void a_script_gets_401_and_starts_no_login() {
        session.signOut(HTTPS);

        assertThat(browser.run("return fetch(arguments[0]).then(response => response.status)", orders()))
                .isEqualTo(401L);
        assertThat(browser.cookies()).isEmpty();
    }

    final void logIn() {
        browser.visit(orders());
        if (title().equals("Provider")) {
            submitName();
        }
        assertThat(text()).isEqualTo("Changed by " + user);
    }

    /** Fills in the form of the provider, unless another tab has done so. */
    private void submitName() {
        browser.run("document.forms[0].elements[0].value = arguments[0]; document.forms[0].submit()", user);
        Await.until(title -> !title.equals("Provider"), Await.LIMIT, this::title);
    }

    private void showForm() {
        session.showOwn(
                HTTPS, application, "<!doctype html><form method=post action='" + orders() + "'><input name=a></form>");
    }

    /** Sends the form of a page, and follows the redirects to the provider and back. */
    final void logOut() {
        session.showOwn(
                HTTPS, application, "<!doctype html><form method=post action='" + origin() + "/jwt/logout'></form>");
        browser.run("document.forms[0].submit()");
        Await.until(cookies -> !cookies.containsKey(renewal), Await.LIMIT, browser::cookies);
        assertThat(browser.cookies()).doesNotContainKeys(access, renewal);
    }

    private String origin() {
        return session.origin(HTTPS) + application.contextPath();
    }

    final String orders() {
        return session.address(HTTPS, application, "/orders", attempt);
    }

    final Object status(String address) {
        return browser.run("return fetch(arguments[0]).then(response => response.status)", address);
    }

    final Object text() {
        return browser.run("return document.body.innerText");
    }

    final String title() {
        return String.valueOf(browser.run("return document.title"));
    }
}
