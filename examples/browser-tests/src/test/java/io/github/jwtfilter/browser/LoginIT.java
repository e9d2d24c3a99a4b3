package io.github.jwtfilter.browser;

import static io.github.jwtfilter.browser.Application.ROOT;
import static io.github.jwtfilter.browser.Application.WITH_PROVIDER;
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

/** A login at an identity provider, in a browser with one or more tabs. */
@ExtendWith(BrowserPage.class)
class LoginIT {
    private static final String ACCESS = "__Host-with-provider-access";
    private static final String RENEWAL = "__Host-with-provider-renewal";

    private final BrowserSession session;
    private final Browser browser;
    private final String firstTab;
    private final int attempt = Attempts.next();
    private final String user = "user" + attempt;

    LoginIT(BrowserSession session) {
        this.session = session;
        this.browser = session.browser();
        this.firstTab = browser.tab();
    }

    @BeforeEach
    @AfterEach
    void forget() {
        while (!browser.tab().equals(firstTab)) {
            browser.closeTab();
            browser.switchTo(firstTab);
        }
        browser.visit(session.provider().issuer() + "/jwks");
        browser.deleteCookies();
        session.signOut(HTTPS);
    }

    @Test
    void a_deep_link_with_its_query_opens_after_the_login() {
        browser.visit(orders());
        assertThat(browser.address()).startsWith(session.provider().issuer() + "/authorize?");

        submitName();

        assertThat(browser.address()).isEqualTo(orders());
        assertThat(text()).isEqualTo("Changed by " + user);
        assertThat(browser.cookies()).containsOnlyKeys(ACCESS, RENEWAL);
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

        assertThat(browser.cookies()).containsOnlyKeys(ACCESS, RENEWAL);
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
        String admin = session.origin(HTTPS) + WITH_PROVIDER.contextPath() + "/admin";
        assertThat(status(admin)).isEqualTo(403L);
        session.provider().roles(user, "admin");
        Await.until(cookies -> !cookies.containsKey(ACCESS), Await.LIMIT, browser::cookies);

        assertThat(status(admin)).isNotEqualTo(403L);
        assertThat(browser.cookies()).containsOnlyKeys(ACCESS, RENEWAL);
    }

    @Test
    void a_form_that_is_sent_with_an_expired_access_token_is_not_lost() {
        logIn();
        showForm();
        browser.deleteCookie(ACCESS);

        browser.run("document.forms[0].submit()");

        assertThat(session.requestLog().awaitExchange(attempt, "POST").status()).isEqualTo(200);
    }

    @Test
    void a_form_that_is_sent_after_the_end_of_the_session_has_to_be_sent_again() {
        logIn();
        showForm();
        browser.deleteCookie(ACCESS);
        browser.deleteCookie(RENEWAL);

        browser.run("document.forms[0].submit()");
        Await.until(title -> title.equals("You are logged in again"), Await.LIMIT, this::title);

        assertThat(title()).isEqualTo("You are logged in again");
        browser.run("document.links[0].click()");
        Await.until(address -> address.contains("/page?"), Await.LIMIT, browser::address);
        assertThat(browser.address()).startsWith(session.origin(HTTPS) + WITH_PROVIDER.contextPath() + "/page?");
    }

    @Test
    void a_disabled_user_is_out_when_the_access_token_expires() {
        logIn();
        session.provider().disable(user);
        browser.deleteCookie(ACCESS);

        assertThat(status(orders())).isEqualTo(401L);
        assertThat(browser.cookies()).doesNotContainKeys(ACCESS, RENEWAL);
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
        session.showOwn(HTTPS, WITH_PROVIDER, "<!doctype html><title>Page</title>");
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
        String query = session.provider().logIn(authorization, user);

        browser.visit(session.origin(HTTPS) + WITH_PROVIDER.contextPath() + "/jwt/callback?" + query);

        assertThat(browser.address()).startsWith(session.origin(HTTPS) + WITH_PROVIDER.contextPath() + "/");
        assertThat(title()).doesNotContain("not logged in");
        browser.visit(orders());
        assertThat(text()).isEqualTo("Changed by " + user);
    }

    @Test
    void the_application_gets_an_access_token_and_the_address_of_the_logout() {
        logIn();

        browser.visit(session.origin(HTTPS) + WITH_PROVIDER.contextPath() + "/provider");

        assertThat(String.valueOf(text()))
                .startsWith("access-of-" + user + " " + session.provider().issuer() + "/logout?id_token_hint=ey");
    }

    @Test
    void a_script_gets_401_and_starts_no_login() {
        session.signOut(HTTPS);

        assertThat(browser.run("return fetch(arguments[0]).then(response => response.status)", orders()))
                .isEqualTo(401L);
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void applications_at_the_root_and_below_it_have_cookies_of_their_own() {
        logIn();
        String root = session.origin(HTTPS) + ROOT.contextPath() + "/orders" + Attempts.query(attempt);
        assertThat(status(root)).isEqualTo(401L);

        browser.visit(root);

        assertThat(browser.address()).isEqualTo(root);
        assertThat(browser.cookies()).containsOnlyKeys(ACCESS, RENEWAL, "__Host-ROOT-access", "__Host-ROOT-renewal");
        logOut();
        browser.visit(root);
        assertThat(text()).isEqualTo("Changed by " + user);
    }

    private void logIn() {
        browser.visit(orders());
        if (title().equals("Provider")) {
            submitName();
        }
        assertThat(text()).isEqualTo("Changed by " + user);
    }

    /** Fills in the form of the provider, unless another tab has done so. */
    private void submitName() {
        browser.run("document.forms[0].user.value = arguments[0]; document.forms[0].submit()", user);
        Await.until(title -> !title.equals("Provider"), Await.LIMIT, this::title);
    }

    private void showForm() {
        session.showOwn(
                HTTPS,
                WITH_PROVIDER,
                "<!doctype html><form method=post action='" + orders() + "'><input name=a></form>");
    }

    /** Sends the form of a page, and follows the redirects to the provider and back. */
    private void logOut() {
        String application = session.origin(HTTPS) + WITH_PROVIDER.contextPath();
        session.showOwn(
                HTTPS,
                WITH_PROVIDER,
                "<!doctype html><form method=post action='" + application + "/jwt/logout'></form>");
        browser.run("document.forms[0].submit()");
        Await.until(cookies -> !cookies.containsKey(RENEWAL), Await.LIMIT, browser::cookies);
        assertThat(browser.cookies()).doesNotContainKeys(ACCESS, RENEWAL);
    }

    private String orders() {
        return session.address(HTTPS, WITH_PROVIDER, "/orders", attempt);
    }

    private Object status(String address) {
        return browser.run("return fetch(arguments[0]).then(response => response.status)", address);
    }

    private Object text() {
        return browser.run("return document.body.innerText");
    }

    private String title() {
        return String.valueOf(browser.run("return document.title"));
    }
}
