package io.github.jwtfilter.internal.token;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.settings.TokenSettings;
import org.jspecify.annotations.Nullable;

/**
 * Finds the token in the header, then in the cookie of a session, then in the configured cookie. Only the first one found is
 * verified, even if it is invalid. The cookie of a session also counts while only the one that renews it is left: otherwise the
 * user would change when the access token expires.
 */
public final class TokenSources {
    private final TokenSource header;
    private final @Nullable TokenSource session;
    private final @Nullable String renewalCookie;
    private final @Nullable TokenSource cookie;

    /**
     * Creates the sources of the settings.
     *
     * @param settings the names of header and cookie
     */
    public TokenSources(TokenSettings settings) {
        this(settings, null, null);
    }

    /**
     * Creates the sources of the settings, and that of sessions.
     *
     * @param settings the names of header and cookie
     * @param sessionCookie the name of the cookie with the access token of a session; null without sessions
     * @param renewalCookie the name of the cookie that renews a session; null without sessions
     */
    public TokenSources(TokenSettings settings, @Nullable String sessionCookie, @Nullable String renewalCookie) {
        this.renewalCookie = renewalCookie;
        this.header = new HeaderTokenSource(settings.header(), settings.scheme().orElse(null));
        this.session = sessionCookie == null ? null : new CookieTokenSource(sessionCookie, settings.maxSize());
        this.cookie = settings.cookie().isPresent()
                ? new CookieTokenSource(settings.cookie().get(), settings.maxSize())
                : null;
    }

    /**
     * Creates a combination of two sources.
     *
     * @param header the source for tokens that only a program can set
     * @param cookie the source for tokens that browsers add automatically; used only if the other one finds none; null for none
     */
    public TokenSources(TokenSource header, @Nullable TokenSource cookie) {
        this.header = header;
        this.session = null;
        this.renewalCookie = null;
        this.cookie = cookie;
    }

    /**
     * Finds the token in a request.
     *
     * @param request the request
     * @return the token, or a rejection with {@code NO_TOKEN}
     */
    public PresentedToken find(RequestView request) {
        PresentedToken found = header.find(request);
        if (isAbsent(found) && session != null) {
            found = session.find(request);
        }
        return isAbsent(found) && cookie != null && !isRenewable(request) ? cookie.find(request) : found;
    }

    private boolean isRenewable(RequestView request) {
        return renewalCookie != null
                && !CookieTokenSource.valuesIn(request, renewalCookie).isEmpty();
    }

    private static boolean isAbsent(PresentedToken found) {
        return found.token().reason() == RejectionReason.NO_TOKEN;
    }
}
