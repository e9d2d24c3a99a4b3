package io.github.jwtfilter.browser;

import static io.github.jwtfilter.browser.Application.WITH_LOGIN_PAGE;
import static io.github.jwtfilter.browser.Scheme.HTTPS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the script of a Faces page does with the response to a request after the token has expired. */
@ExtendWith(BrowserPage.class)
class FacesAjaxIT {
    private final BrowserSession session;
    private final Browser browser;
    private final int attempt = Attempts.next();

    FacesAjaxIT(BrowserSession session) {
        this.session = session;
        this.browser = session.browser();
    }

    @ParameterizedTest
    @EnumSource
    void a_click_after_the_token_has_expired_redirects_to_the_login_page(FacesScript script) {
        String page = session.address(HTTPS, WITH_LOGIN_PAGE, "/orders", attempt);
        show(page);
        script.loadInto(browser);
        browser.deleteCookies();
        browser.setCookieByScript(Tokens.COOKIE + "=" + Tokens.expired("alice") + "; Path=/; Secure; SameSite=None");

        script.submitIn(browser);

        String returnPath =
                URLEncoder.encode(page.substring(session.origin(HTTPS).length()), StandardCharsets.UTF_8);
        browser.awaitAddress(session.origin(HTTPS) + WITH_LOGIN_PAGE.contextPath() + "/login?return=" + returnPath);
        assertThat(browser.run("return document.title")).isEqualTo("Sign in");
        Exchange exchange = session.requestLog().awaitExchange(attempt, "POST");
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.cookie()).isTrue();
        assertThat(session.requestLog().changes(attempt)).isEmpty();
    }

    /** A page of the application as Faces renders it, whose form goes to the address of a view. */
    private void show(String view) {
        session.signOut(HTTPS);
        session.logIn(HTTPS, WITH_LOGIN_PAGE);
        session.showOwn(HTTPS, WITH_LOGIN_PAGE, """
                <!doctype html><title>Orders</title>
                <form id="f" name="f" method="post" action="%s" enctype="application/x-www-form-urlencoded">
                  <input type="hidden" name="f" value="f">
                  <input id="f:save" type="submit" name="f:save" value="Save">
                  <input type="hidden" name="javax.faces.ViewState" value="1:2" autocomplete="off">
                  <input type="hidden" name="jakarta.faces.ViewState" value="1:2" autocomplete="off">
                </form>
                """.formatted(view));
    }
}
