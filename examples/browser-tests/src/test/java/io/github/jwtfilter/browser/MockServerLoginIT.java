package io.github.jwtfilter.browser;

import static io.github.jwtfilter.browser.Scheme.HTTPS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Logins at a mock-oauth2-server, which other projects use for their tests. */
class MockServerLoginIT extends LoginScenarios {
    private final MockServer provider;

    MockServerLoginIT(BrowserSession session) {
        super(session, Application.WITH_MOCK_SERVER, session.mockServer().issuer());
        this.provider = session.mockServer();
        provider.reset();
    }

    @Override
    void makeAdministrator() {
        provider.roles("admin");
    }

    @Override
    void disable() {
        provider.disable();
    }

    @Override
    String callback(String authorizationUrl) {
        return provider.logIn(authorizationUrl, user);
    }

    /** This provider has no session of its own to end: the request is the only effect. */
    @Test
    void the_logout_sends_the_browser_to_the_provider_with_the_ID_token_of_the_user() throws Exception {
        logIn();

        logOut();

        assertThat(provider.awaitLogout(user))
                .containsEntry("post_logout_redirect_uri", session.origin(HTTPS) + "/with-mock-server/");
    }
}
