package io.github.jwtfilter.token;

import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.request.RequestView;
import io.github.jwtfilter.settings.TokenSettings;
import org.jspecify.annotations.Nullable;

/** Looks for the token in the header, then in the cookie. What is found first is the only one judged, even when it is no good. */
public final class TokenSources {
    private final TokenSource header;
    private final @Nullable TokenSource cookie;

    /**
     * The sources that the settings name.
     *
     * @param settings names of header and cookie
     */
    public TokenSources(TokenSettings settings) {
        this(
                new HeaderTokenSource(settings.header(), settings.scheme().orElse(null)),
                settings.cookie().isPresent()
                        ? new CookieTokenSource(settings.cookie().get(), settings.maxSize())
                        : null);
    }

    /**
     * Two sources.
     *
     * @param header finds tokens that only a program can have put there
     * @param cookie finds tokens that browsers add by themselves; asked only if the other one finds none; null
     *     for none
     */
    public TokenSources(TokenSource header, @Nullable TokenSource cookie) {
        this.header = header;
        this.cookie = cookie;
    }

    /**
     * Looks for the token.
     *
     * @param request the request
     * @return what was found, or that nothing was
     */
    public PresentedToken find(RequestView request) {
        PresentedToken inHeader = header.find(request);
        return inHeader.token().reason() == RejectionReason.NO_TOKEN && cookie != null
                ? cookie.find(request)
                : inHeader;
    }
}
