package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.Header;
import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.RejectionKind;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.StoreException;
import io.github.jwtfilter.internal.login.BrowserLogin;
import io.github.jwtfilter.internal.login.LoginProbe;
import io.github.jwtfilter.internal.login.LoginSessions;
import io.github.jwtfilter.internal.session.ProviderLogin;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The login at the identity provider for the users of an application, with their sessions. Thread-safe. */
public final class GuardLogin implements LoginSessions {
    private final BrowserLogin login;
    private final GuardSessions sessions;
    private final Supplier<LoginProbe> probe;

    GuardLogin(BrowserLogin login, GuardSessions sessions, Supplier<LoginProbe> probe) {
        this.login = login;
        this.sessions = sessions;
        this.probe = probe;
    }

    /**
     * Verifies, as far as possible without a user, that the provider accepts the client and the redirect URI, for diagnostics.
     *
     * @param redirectUri the address of the callback as registered at the provider; null if it is not known
     * @return the results
     */
    public LoginProbe probe(@Nullable String redirectUri) {
        return probe.get().run(redirectUri);
    }

    @Override
    public boolean isLoggedIn(RequestView request) {
        return sessions.current(request) != null;
    }

    /** Several tabs may log in at the same time: the first one starts the session of all. */
    @Override
    public List<Header> start(RequestView request, String name, Collection<String> roles, ProviderLogin started) {
        JwtPrincipal earlier = sessions.current(request);
        return earlier != null && earlier.getName().equals(name) && isOfLogin(earlier, started)
                ? Collections.emptyList()
                : sessions.start(request, name, roles, started).cookies();
    }

    private static boolean isOfLogin(JwtPrincipal user, ProviderLogin started) {
        Object login = user.token().claim(ProviderLogin.CLAIM);
        return login instanceof Map
                && started.issuer().equals(((Map<?, ?>) login).get("iss"))
                && started.subject().equals(((Map<?, ?>) login).get("sub"))
                && Objects.equals(started.sessionId(), ((Map<?, ?>) login).get("sid"));
    }

    /**
     * Returns the address at which a browser logs out at the provider.
     *
     * @param request a request of the browser
     * @param user the user of a session that was renewed for this request, or null
     * @return an absolute URL, or a path of this server if the provider has no such address
     * @throws StoreException if the session cannot be read
     */
    public String logoutUrl(RequestView request, @Nullable JwtPrincipal user) {
        ProviderLogin known = user == null ? null : sessions.login(user);
        return login.logoutUrl(request, known == null ? sessions.login(request) : known);
    }

    /**
     * Returns a valid access token of the provider.
     *
     * @param user a user with a session of this application
     * @return the token; null if the session has ended, or did not start with a login at the provider
     * @throws StoreException if the session cannot be read, or the provider does not respond
     */
    public @Nullable String accessToken(JwtPrincipal user) {
        String sessionId = sessions.sessionId(user);
        if (sessionId == null) {
            return null;
        }
        Result<ProviderLogin> fresh = sessions.freshLogin(sessionId, login::isFresh);
        RejectionReason reason = fresh.reason();
        if (reason != null && reason.kind() == RejectionKind.UNAVAILABLE) {
            throw new StoreException("The access token of the provider cannot be renewed: " + reason.text());
        }
        return reason == null ? login.accessToken(fresh.value()) : null;
    }
}
