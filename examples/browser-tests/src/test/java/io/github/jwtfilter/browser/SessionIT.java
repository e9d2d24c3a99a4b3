package io.github.jwtfilter.browser;

import static io.github.jwtfilter.browser.Application.WITH_SESSIONS;
import static io.github.jwtfilter.browser.Scheme.HTTPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Await;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Cookie;

/** Sessions of an application with its own login, in a browser with one or two tabs. */
@ExtendWith(BrowserPage.class)
class SessionIT {
    private static final String ACCESS = "__Host-with-sessions-access";
    private static final String RENEWAL = "__Host-with-sessions-renewal";
    private static final String START_REQUESTS = """
            window.responses = Promise.all([1, 2, 3, 4, 5].map(each =>
                fetch(arguments[0]).then(response => response.status)))
            """;

    private final BrowserSession session;
    private final Browser browser;
    private final String firstTab;
    private final int attempt = Attempts.next();

    SessionIT(BrowserSession session) {
        this.session = session;
        this.browser = session.browser();
        this.firstTab = browser.tab();
    }

    @BeforeEach
    void log_in() {
        session.signOut(HTTPS);
        session.logIn(HTTPS, WITH_SESSIONS);
    }

    /** Other tests use the same browser. */
    @AfterEach
    void leave() {
        if (!browser.tab().equals(firstTab)) {
            browser.closeTab();
            browser.switchTo(firstTab);
        }
        session.signOut(HTTPS);
    }

    @Test
    void no_script_reads_the_cookies() {
        session.showOwn(HTTPS, WITH_SESSIONS, "<!doctype html><title>Page</title>");

        assertThat(browser.run("return document.cookie")).isEqualTo("");
        assertThat(browser.cookies()).containsOnlyKeys(ACCESS, RENEWAL);
        assertThat(browser.cookies().values())
                .allMatch(Cookie::isHttpOnly)
                .allMatch(Cookie::isSecure)
                .allMatch(cookie -> cookie.getSameSite().equals("Lax"));
    }

    @Test
    void a_page_that_stays_open_beyond_the_lifetime_of_the_access_token_works() {
        session.showOwn(HTTPS, WITH_SESSIONS, "<!doctype html><title>Page</title>");
        Await.until(cookies -> !cookies.containsKey(ACCESS), Await.LIMIT, browser::cookies);
        assertThat(browser.cookies()).containsOnlyKeys(RENEWAL);

        Object text = browser.run("return fetch(arguments[0]).then(response => response.text())", orders());

        assertThat(text).isEqualTo("Changed by alice");
        assertThat(browser.cookies()).containsOnlyKeys(ACCESS, RENEWAL);
    }

    @Test
    void a_form_that_is_sent_then_is_not_lost() {
        session.showOwn(
                HTTPS,
                WITH_SESSIONS,
                "<!doctype html><form method=post action='" + orders() + "'><input name=a></form>");
        browser.deleteCookie(ACCESS);

        browser.run("document.forms[0].submit()");

        assertThat(session.requestLog().awaitChange(attempt).user()).isEqualTo("alice");
        assertThat(session.requestLog().awaitExchange(attempt))
                .extracting(Exchange::method, Exchange::status)
                .containsExactly("POST", 200);
    }

    @Test
    void two_tabs_that_renew_at_the_same_time_stay_logged_in() {
        session.showOwn(HTTPS, WITH_SESSIONS, "<!doctype html><title>First</title>");
        String second = browser.openTab();
        session.showOwn(HTTPS, WITH_SESSIONS, "<!doctype html><title>Second</title>");
        for (int i = 0; i < 3; i++) {
            browser.deleteCookie(ACCESS);
            browser.run(START_REQUESTS, orders());
            browser.switchTo(firstTab);
            browser.run(START_REQUESTS, orders());
            assertThat(browser.run("return window.responses")).isEqualTo(List.of(200L, 200L, 200L, 200L, 200L));
            browser.switchTo(second);
            assertThat(browser.run("return window.responses")).isEqualTo(List.of(200L, 200L, 200L, 200L, 200L));
        }

        assertShowsPage();
        browser.switchTo(firstTab);
        assertShowsPage();
        browser.switchTo(second);
    }

    @Test
    void a_logout_in_one_tab_ends_both() {
        session.showOwn(HTTPS, WITH_SESSIONS, "<!doctype html><title>First</title>");
        String second = browser.openTab();
        session.showOwn(HTTPS, WITH_SESSIONS, "<!doctype html><title>Second</title>");

        browser.switchTo(firstTab);
        logOut();
        browser.switchTo(second);

        assertThat(browser.run("return fetch(arguments[0]).then(response => response.status)", orders()))
                .isEqualTo(401L);
        assertShowsLogin();
    }

    @Test
    void the_back_button_after_the_logout_shows_the_login_page() {
        browser.visit(orders());
        assertThat(browser.run("return document.body.innerText")).isEqualTo("Changed by alice");
        logOut();

        browser.goBack();
        browser.goBack();

        assertThat(browser.address()).contains("/login");
        assertThat(browser.run("return document.title")).isEqualTo("Sign in");
        assertThat(session.requestLog().exchanges(attempt))
                .extracting(Exchange::status)
                .containsExactly(200, 302);
    }

    @Test
    void a_stolen_renewal_token_that_is_used_later_ends_the_session_and_is_reported() {
        Collection<Cookie> stolen = List.of(browser.cookies().get(RENEWAL));
        for (int i = 0; i < 2; i++) {
            browser.deleteCookie(ACCESS);
            assertShowsPage();
        }
        Map<String, Cookie> own = browser.cookies();
        assertThat(own.get(RENEWAL).getValue())
                .isNotEqualTo(stolen.iterator().next().getValue());
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = handler(lines);
        Logger logger = Logger.getLogger("io.github.jwtfilter.internal.monitor.Monitor");
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.WARNING);
        logger.addHandler(handler);
        try {
            browser.setCookies(stolen);
            assertShowsLogin();
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(lines).anyMatch(line -> line.contains("was used again") && line.contains("alice"));
        assertThat(lines).noneMatch(line -> own.values().stream().anyMatch(cookie -> line.contains(cookie.getValue())));
        browser.setCookies(own.values());
        assertShowsLogin();
        assertThat(browser.cookies()).doesNotContainKeys(ACCESS, RENEWAL);
    }

    private String orders() {
        return session.address(HTTPS, WITH_SESSIONS, "/orders", attempt);
    }

    /** Sends the form of a page. */
    private void logOut() {
        String logout = session.origin(HTTPS) + WITH_SESSIONS.contextPath() + "/logout";
        session.showOwn(HTTPS, WITH_SESSIONS, "<!doctype html><form method=post action='" + logout + "'></form>");
        browser.run("document.forms[0].submit()");
        browser.awaitAddress(logout);
        assertThat(browser.cookies()).doesNotContainKeys(ACCESS, RENEWAL);
    }

    private void assertShowsPage() {
        browser.visit(orders());
        assertThat(browser.run("return document.body.innerText")).isEqualTo("Changed by alice");
    }

    private void assertShowsLogin() {
        browser.visit(orders());
        assertThat(browser.run("return document.title")).isEqualTo("Sign in");
    }

    private static Handler handler(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
