package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.internal.login.BrowserLogin;
import io.github.jwtfilter.internal.login.LoginProbe;
import io.github.jwtfilter.internal.revocation.Revocations;
import io.github.jwtfilter.internal.session.SessionCookies;
import io.github.jwtfilter.settings.LoginSettings;
import java.util.function.Supplier;

/** The steps of a decision that only applications with a login at an identity provider have. */
final class LoginSteps {
    private final GuardLogin login;
    private final LoginEndpoints endpoints;

    private LoginSteps(GuardLogin login, LoginEndpoints endpoints) {
        this.login = login;
        this.endpoints = endpoints;
    }

    static LoginSteps of(
            LoginSettings settings,
            BrowserLogin login,
            Supplier<LoginProbe> probe,
            GuardSessions sessions,
            Revocations revocations,
            SessionCookies cookies,
            RequestChecks checks,
            Decisions decisions) {
        GuardLogin users = new GuardLogin(login, sessions, probe);
        return new LoginSteps(
                users,
                new LoginEndpoints(
                        settings,
                        login,
                        users,
                        sessions,
                        new BackchannelLogout(login, revocations, sessions),
                        cookies,
                        checks,
                        decisions));
    }

    GuardLogin login() {
        return login;
    }

    LoginEndpoints endpoints() {
        return endpoints;
    }
}
