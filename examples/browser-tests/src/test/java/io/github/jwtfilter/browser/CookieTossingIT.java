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
    private final BrowserSession stage;

    CookieTossingIT(BrowserSession stage) {
        this.stage = stage;
    }

    @BeforeEach
    void forget_all_cookies() {
        for (Scheme scheme : Scheme.values()) {
            open(scheme, SHOP); // no test sets a cookie with a more specific path
            stage.browser().forgetCookies();
        }
    }

    /** Other tests use the same browser. */
    @AfterAll
    static void forget_all_cookies(BrowserSession stage) {
        new CookieTossingIT(stage).forget_all_cookies();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/shop", "/shop/", "/shop/orders"})
    void the_user_is_never_served_under_the_name_of_a_planted_token(String path) {
        stage.logIn(HTTPS, SHOP);
        plant(HTTPS, Tokens.of("mallory"), path);

        assertRefused(open(HTTPS, SHOP), 400, true);
        assertRefused(open(HTTPS, SHOP), 401, false);
        stage.logIn(HTTPS, SHOP);
        assertServedToAlice(open(HTTPS, SHOP));
    }

    @Test
    void works_the_same_without_encryption() {
        stage.logIn(HTTP, SHOP);
        plant(HTTP, Tokens.of("mallory"), "/shop");

        assertRefused(open(HTTP, SHOP), 400, true);
        assertRefused(open(HTTP, SHOP), 401, false);
    }

    @ParameterizedTest
    @EnumSource
    void a_stale_cookie_of_another_host_is_ignored(Scheme scheme) {
        plant(scheme, Tokens.forged("mallory"), "/");
        plant(scheme, "left-over", "/shop/orders");
        assertRefused(open(scheme, SHOP), 401, true);

        stage.logIn(scheme, SHOP);

        assertServedToAlice(open(scheme, SHOP));
    }

    @Test
    void an_expired_cookie_of_another_user_is_removed() {
        plant(HTTPS, Tokens.expired("mallory"), "/");
        stage.logIn(HTTPS, SHOP);

        assertRefused(open(HTTPS, SHOP), 400, true);
        stage.logIn(HTTPS, SHOP);
        assertServedToAlice(open(HTTPS, SHOP));
    }

    @Test
    void a_planted_token_is_not_used_when_the_token_of_the_user_has_just_expired() {
        stage.browser().visit(stage.origin(HTTPS) + SHOP.contextPath() + "/login");
        stage.browser()
                .run(
                        "document.cookie = arguments[0]",
                        Tokens.COOKIE + "=" + Tokens.expired("alice") + "; Path=/shop; Secure");
        plant(HTTPS, Tokens.of("mallory"), "/");

        assertRefused(open(HTTPS, SHOP), 400, true);
        assertRefused(open(HTTPS, SHOP), 401, false);
    }

    @Test
    void two_tokens_of_one_user_are_accepted() {
        stage.logIn(HTTPS, SHOP);
        plant(HTTPS, Tokens.of("alice"), "/shop");

        assertServedToAlice(open(HTTPS, SHOP));
    }

    @Test
    void a_browser_that_navigates_is_sent_to_the_login_page_without_them() {
        stage.logIn(HTTPS, WITH_LOGIN_PAGE);
        plant(HTTPS, Tokens.of("mallory"), "/");

        assertRefused(open(HTTPS, WITH_LOGIN_PAGE), 302, true);
        assertThat(stage.browser().address())
                .startsWith(stage.origin(HTTPS) + WITH_LOGIN_PAGE.contextPath() + "/login?return=");
        assertRefused(open(HTTPS, WITH_LOGIN_PAGE), 302, false);
        stage.logIn(HTTPS, WITH_LOGIN_PAGE);
        assertServedToAlice(open(HTTPS, WITH_LOGIN_PAGE));
    }

    @Test
    void no_other_host_can_set_a_cookie_whose_name_has_the_prefix_for_hosts() {
        stage.logIn(HTTPS, WITH_HOST_COOKIE);
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
        stage.show(scheme, Site.SIBLING, "<!doctype html><script>document.cookie = '" + cookie + "'</script>");
    }

    /** Opens a page that shows the user. Returns the number of the attempt. */
    private int open(Scheme scheme, Application application) {
        int attempt = Attempts.next();
        stage.browser().visit(stage.address(scheme, application, "/orders", attempt));
        return attempt;
    }

    private void assertServedToAlice(int attempt) {
        assertThat(stage.ledger().awaitChange(attempt).user()).isEqualTo("alice");
    }

    private void assertRefused(int attempt, int status, boolean cookie) {
        Exchange exchange = stage.ledger().awaitExchange(attempt);
        assertThat(exchange.status()).isEqualTo(status);
        assertThat(exchange.cookie()).isEqualTo(cookie);
        assertThat(stage.ledger().changes(attempt)).isEmpty();
    }
}
