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
    private final BrowserSession stage;
    private final Browser browser;
    private final String loginPage;
    private final int attempt = Attempts.next();
    private final String guarded;

    LoginPageIT(BrowserSession stage) {
        this.stage = stage;
        this.browser = stage.browser();
        this.loginPage = stage.origin(HTTPS) + WITH_LOGIN_PAGE.contextPath() + "/login";
        this.guarded = stage.address(HTTPS, WITH_LOGIN_PAGE, "/orders", attempt);
    }

    @BeforeEach
    void sign_out() {
        stage.signOut(HTTPS);
        browser.visit(loginPage);
    }

    @Test
    void a_protected_page_redirects_to_the_login_page_with_a_return_path() {
        browser.visit(guarded);

        String wayBack = guarded.substring(stage.origin(HTTPS).length());
        assertThat(browser.address())
                .isEqualTo(loginPage + "?return=" + URLEncoder.encode(wayBack, StandardCharsets.UTF_8));
        assertThat(browser.run("return document.title")).isEqualTo("Sign in");
        assertThat(stage.ledger().changes(attempt)).isEmpty();
    }

    @Test
    void a_form_is_redirected_to_the_login_page_without_a_return_path() {
        browser.run("document.forms[0].action = arguments[0]; document.forms[0].submit()", guarded);

        Exchange exchange = stage.ledger().awaitExchange(attempt);
        assertThat(exchange.method()).isEqualTo("POST");
        assertThat(exchange.status()).isEqualTo(303);
    }

    @Test
    void fetch_gets_401_without_a_redirect() {
        Object answer = browser.run(
                "return fetch(arguments[0]).then(answer => answer.status + ' ' + answer.redirected)", guarded);

        assertThat(answer).isEqualTo("401 false");
    }

    @Test
    void an_xml_http_request_gets_401_without_a_redirect() {
        Object answer = browser.run("""
                const request = new XMLHttpRequest()
                request.open('GET', arguments[0], false)
                request.send()
                return request.status + ' ' + (request.responseURL === arguments[0])
                """, guarded);

        assertThat(answer).isEqualTo("401 true");
    }

    /** Otherwise the user would work in an account that an attacker can read. */
    @Test
    void another_site_cannot_sign_the_user_in() {
        String login = stage.address(HTTPS, WITH_LOGIN_PAGE, "/login", attempt);
        stage.show(
                HTTPS,
                Site.ELSEWHERE,
                "<form method=post action='" + login + "'><input name=user value=mallory></form>"
                        + "<script>document.forms[0].submit()</script>");
        assertThat(stage.ledger().awaitExchange(attempt).status()).isEqualTo(403);

        int order = Attempts.next();
        browser.visit(stage.address(HTTPS, WITH_LOGIN_PAGE, "/orders", order));
        assertThat(stage.ledger().awaitExchange(order).cookie()).isFalse();
    }
}
