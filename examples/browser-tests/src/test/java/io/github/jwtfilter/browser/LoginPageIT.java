package io.github.jwtfilter.browser;

import static io.github.jwtfilter.browser.Application.WITH_LOGIN_PAGE;
import static io.github.jwtfilter.browser.Scheme.HTTPS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Redirects of unauthenticated browsers with {@code challenge.login-page}. */
@ExtendWith(BrowserPage.class)
class LoginPageIT {
    private final BrowserSession session;
    private final Browser browser;
    private final String loginPage;
    private final int attempt = Attempts.next();
    private final String guarded;

    LoginPageIT(BrowserSession session) {
        this.session = session;
        this.browser = session.browser();
        this.loginPage = session.origin(HTTPS) + WITH_LOGIN_PAGE.contextPath() + "/login";
        this.guarded = session.address(HTTPS, WITH_LOGIN_PAGE, "/orders", attempt);
    }

    @BeforeEach
    void sign_out() {
        session.signOut(HTTPS);
        browser.visit(loginPage);
    }

    @Test
    void a_protected_page_redirects_to_the_login_page_with_a_return_path() {
        browser.visit(guarded);

        String returnPath = guarded.substring(session.origin(HTTPS).length());
        assertThat(browser.address())
                .isEqualTo(loginPage + "?return=" + URLEncoder.encode(returnPath, StandardCharsets.UTF_8));
        assertThat(browser.run("return document.title")).isEqualTo("Sign in");
        assertThat(session.requestLog().changes(attempt)).isEmpty();
    }

    @Test
    void a_form_is_redirected_to_the_login_page_without_a_return_path() {
        browser.run("document.forms[0].action = arguments[0]; document.forms[0].submit()", guarded);

        Exchange exchange = session.requestLog().awaitExchange(attempt);
        assertThat(exchange.method()).isEqualTo("POST");
        assertThat(exchange.status()).isEqualTo(303);
    }

    @Test
    void fetch_gets_401_without_a_redirect() {
        Object response = browser.run(
                "return fetch(arguments[0]).then(response => response.status + ' ' + response.redirected)", guarded);

        assertThat(response).isEqualTo("401 false");
    }

    @Test
    void an_xml_http_request_gets_401_without_a_redirect() {
        Object response = browser.run("""
                const request = new XMLHttpRequest()
                request.open('GET', arguments[0], false)
                request.send()
                return request.status + ' ' + (request.responseURL === arguments[0])
                """, guarded);

        assertThat(response).isEqualTo("401 true");
    }

    /** Otherwise the user would work in an account that an attacker can read. */
    @Test
    void another_site_cannot_sign_the_user_in() {
        String login = session.address(HTTPS, WITH_LOGIN_PAGE, "/login", attempt);
        session.show(
                HTTPS,
                Site.ELSEWHERE,
                "<form method=post action='" + login + "'><input name=user value=mallory></form>"
                        + "<script>document.forms[0].submit()</script>");
        assertThat(session.requestLog().awaitExchange(attempt).status()).isEqualTo(403);

        int order = Attempts.next();
        browser.visit(session.address(HTTPS, WITH_LOGIN_PAGE, "/orders", order));
        assertThat(session.requestLog().awaitExchange(order).cookie()).isFalse();
    }
}
