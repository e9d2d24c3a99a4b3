package io.github.jwtfilter.browser;

import static io.github.jwtfilter.browser.Application.SHOP;
import static io.github.jwtfilter.browser.Application.WITH_HOST_COOKIE;
import static io.github.jwtfilter.browser.Application.WITH_LOGIN_PAGE;
import static io.github.jwtfilter.browser.Scheme.HTTP;
import static io.github.jwtfilter.browser.Scheme.HTTPS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Another host of the domain sets a cookie with the name of the token cookie. The browser sends both, without the hosts that set
 * them.
 */
@ExtendWith(BrowserPage.class)
class CookieTossingIT {
    private final BrowserSession session;

    CookieTossingIT(BrowserSession session) {
        this.session = session;
    }

    @BeforeEach
    void forget_all_cookies() {
        for (Scheme scheme : Scheme.values()) {
            open(scheme, SHOP); // no test sets a cookie with a more specific path
            session.browser().deleteCookies();
        }
    }

    /** Other tests use the same browser. */
    @AfterAll
    static void forget_all_cookies(BrowserSession session) {
        new CookieTossingIT(session).forget_all_cookies();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/shop", "/shop/", "/shop/orders"})
    void the_user_is_never_served_under_the_name_of_a_planted_token(String path) {
        session.logIn(HTTPS, SHOP);
        plant(HTTPS, Tokens.of("mallory"), path);

        assertRejected(open(HTTPS, SHOP), 400, true);
        assertRejected(open(HTTPS, SHOP), 401, false);
        session.logIn(HTTPS, SHOP);
        assertServedToAlice(open(HTTPS, SHOP));
    }

    @Test
    void works_the_same_without_encryption() {
        session.logIn(HTTP, SHOP);
        plant(HTTP, Tokens.of("mallory"), "/shop");

        assertRejected(open(HTTP, SHOP), 400, true);
        assertRejected(open(HTTP, SHOP), 401, false);
    }

    @ParameterizedTest
    @EnumSource
    void a_stale_cookie_of_another_host_is_ignored(Scheme scheme) {
        plant(scheme, Tokens.forged("mallory"), "/");
        plant(scheme, "left-over", "/shop/orders");
        assertRejected(open(scheme, SHOP), 401, true);

        session.logIn(scheme, SHOP);

        assertServedToAlice(open(scheme, SHOP));
    }

    @Test
    void an_expired_cookie_of_another_user_is_removed() {
        plant(HTTPS, Tokens.expired("mallory"), "/");
        session.logIn(HTTPS, SHOP);

        assertRejected(open(HTTPS, SHOP), 400, true);
        session.logIn(HTTPS, SHOP);
        assertServedToAlice(open(HTTPS, SHOP));
    }

    @Test
    void a_planted_token_is_not_used_when_the_token_of_the_user_has_just_expired() {
        session.browser().visit(session.origin(HTTPS) + SHOP.contextPath() + "/login");
        session.browser().setCookieByScript(Tokens.COOKIE + "=" + Tokens.expired("alice") + "; Path=/shop; Secure");
        plant(HTTPS, Tokens.of("mallory"), "/");

        assertRejected(open(HTTPS, SHOP), 400, true);
        assertRejected(open(HTTPS, SHOP), 401, false);
    }

    @Test
    void two_tokens_of_one_user_are_accepted() {
        session.logIn(HTTPS, SHOP);
        plant(HTTPS, Tokens.of("alice"), "/shop");

        assertServedToAlice(open(HTTPS, SHOP));
    }

    @Test
    void a_browser_that_navigates_is_sent_to_the_login_page_without_them() {
        session.logIn(HTTPS, WITH_LOGIN_PAGE);
        plant(HTTPS, Tokens.of("mallory"), "/");

        assertRejected(open(HTTPS, WITH_LOGIN_PAGE), 302, true);
        assertThat(session.browser().address())
                .startsWith(session.origin(HTTPS) + WITH_LOGIN_PAGE.contextPath() + "/login?return=");
        assertRejected(open(HTTPS, WITH_LOGIN_PAGE), 302, false);
        session.logIn(HTTPS, WITH_LOGIN_PAGE);
        assertServedToAlice(open(HTTPS, WITH_LOGIN_PAGE));
    }

    @Test
    void no_other_host_can_set_a_cookie_whose_name_has_the_prefix_for_hosts() {
        session.logIn(HTTPS, WITH_HOST_COOKIE);
        String cookie = Tokens.HOST_COOKIE + "=" + Tokens.of("mallory") + "; Path=/";
        plant(HTTPS, cookie + "; Domain=shop.example; Secure");
        plant(HTTPS, cookie + "; Domain=shop.example");
        plant(HTTPS, cookie + "; Secure");

        assertServedToAlice(open(HTTPS, WITH_HOST_COOKIE));
    }

    /** Opens a page of a sibling host that sets the cookie for the whole domain. */
    private void plant(Scheme scheme, String token, String path) {
        String domain = scheme.siblingHost().substring("blog.".length());
        String cookie = Tokens.COOKIE + "=" + token + "; Domain=" + domain + "; Path=" + path;
        plant(scheme, cookie + (scheme == HTTPS ? "; Secure" : ""));
    }

    private void plant(Scheme scheme, String cookie) {
        session.show(scheme, Site.SIBLING, "<!doctype html><title>Blog</title>");
        session.browser().setCookieByScript(cookie);
    }

    /** Opens a page that shows the user. Returns the number of the attempt. */
    private int open(Scheme scheme, Application application) {
        int attempt = Attempts.next();
        session.browser().visit(session.address(scheme, application, "/orders", attempt));
        return attempt;
    }

    private void assertServedToAlice(int attempt) {
        assertThat(session.requestLog().awaitChange(attempt).user()).isEqualTo("alice");
    }

    private void assertRejected(int attempt, int status, boolean cookie) {
        Exchange exchange = session.requestLog().awaitExchange(attempt);
        assertThat(exchange.status()).isEqualTo(status);
        assertThat(exchange.cookie()).isEqualTo(cookie);
        assertThat(session.requestLog().changes(attempt)).isEmpty();
    }
}
