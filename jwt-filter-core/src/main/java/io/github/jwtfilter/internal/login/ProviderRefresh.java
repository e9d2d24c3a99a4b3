package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.session.LoginRefresh;
import io.github.jwtfilter.internal.session.ProviderLogin;
import io.github.jwtfilter.internal.session.RefreshedLogin;

/** Confirms a login with the refresh token (RFC 6749 section 6), so that the provider decides whether a session continues. Thread-safe. */
final class ProviderRefresh implements LoginRefresh {
    private final TokenEndpoint endpoint;
    private final UserReader users;
    private final StoredLogins logins;
    private final LoginLog log;

    ProviderRefresh(TokenEndpoint endpoint, UserReader users, StoredLogins logins, LoginLog log) {
        this.endpoint = endpoint;
        this.users = users;
        this.logins = logins;
        this.log = log;
    }

    @Override
    public Result<RefreshedLogin> refresh(ProviderLogin login) {
        ProviderTokens tokens = logins.tokens(login);
        String refreshToken = tokens == null ? null : tokens.refreshToken();
        if (tokens == null || refreshToken == null) {
            return Result.rejected(RejectionReason.LOGIN_ENDED);
        }
        try {
            return Result.accepted(described(endpoint.refresh(refreshToken), tokens, login));
        } catch (ProviderException e) {
            return Result.rejected(reason(e));
        }
    }

    /** The provider may have replaced the refresh token, so the new one is kept even if the user cannot be read. */
    private RefreshedLogin described(TokenResponse response, ProviderTokens tokens, ProviderLogin login)
            throws ProviderException {
        try {
            ProviderUser user = users.ofRefresh(response, tokens, login.subject());
            return new RefreshedLogin(user.name(), user.roles(), logins.of(user, login.sessionId()));
        } catch (ProviderException e) {
            if (endsSession(e)) {
                throw e;
            }
            log.failed("the roles of a user cannot be read again", e);
            return RefreshedLogin.undescribed(logins.with(login, response, tokens));
        }
    }

    /**
     * Returns whether the provider refuses to continue, or describes a user whom the settings do not permit. Other failures do not end
     * the session: a wrong client secret, for example, is a mistake of an operator.
     */
    private static boolean endsSession(ProviderException e) {
        return e.kind() == ProviderException.Kind.INVALID_GRANT || e.kind() == ProviderException.Kind.USER_REJECTED;
    }

    private RejectionReason reason(ProviderException e) {
        if (e.kind() == ProviderException.Kind.USER_REJECTED) {
            log.failed("a session ends", e);
        }
        if (endsSession(e)) {
            return RejectionReason.LOGIN_ENDED;
        }
        log.failed("a session cannot be renewed", e);
        return RejectionReason.PROVIDER_UNAVAILABLE;
    }
}
