package io.github.jwtfilter.browser;

import static io.github.jwtfilter.browser.Application.ROOT;
import static io.github.jwtfilter.browser.Application.WITH_PROVIDER;
import static io.github.jwtfilter.browser.Scheme.HTTPS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Logins at a provider with single sign-on. */
class LoginIT extends LoginScenarios {
    LoginIT(BrowserSession session) {
        super(session, WITH_PROVIDER, session.provider().issuer());
    }

    @Override
    void makeAdministrator() {
        session.provider().roles(user, "admin");
    }

    @Override
    void disable() {
        session.provider().disable(user);
    }

    @Override
    String callback(String authorizationUrl) {
        return session.provider().logIn(authorizationUrl, user);
    }

    @Test
    void the_application_gets_an_access_token_and_the_address_of_the_logout() {
        logIn();

        browser.visit(session.origin(HTTPS) + WITH_PROVIDER.contextPath() + "/provider");

        assertThat(String.valueOf(text()))
                .startsWith("access-of-" + user + " " + session.provider().issuer() + "/logout?id_token_hint=ey");
    }

    @Test
    void applications_at_the_root_and_below_it_have_cookies_of_their_own() {
        logIn();
        String root = session.origin(HTTPS) + ROOT.contextPath() + "/orders" + Attempts.query(attempt);
        assertThat(status(root)).isEqualTo(401L);

        browser.visit(root);

        assertThat(browser.address()).isEqualTo(root);
        assertThat(browser.cookies()).containsOnlyKeys(access, renewal, "__Host-ROOT-access", "__Host-ROOT-renewal");
        logOut();
        browser.visit(root);
        assertThat(text()).isEqualTo("Changed by " + user);
    }
}
