package io.github.jwtfilter.internal.token;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.settings.TokenSettings;
import org.jspecify.annotations.Nullable;

/** Finds the token in the header, then in the cookie. Only the first one found is verified, even if it is invalid. */
public final class TokenSources {
    private final TokenSource header;
    private final @Nullable TokenSource cookie;

    /**
     * Creates the sources of the settings.
     *
     * @param settings the names of header and cookie
     */
    public TokenSources(TokenSettings settings) {
        this(
                new HeaderTokenSource(settings.header(), settings.scheme().orElse(null)),
                settings.cookie().isPresent()
                        ? new CookieTokenSource(settings.cookie().get(), settings.maxSize())
                        : null);
    }

    /**
     * Creates a combination of two sources.
     *
     * @param header the source for tokens that only a program can set
     * @param cookie the source for tokens that browsers add automatically; used only if the other one finds none; null for none
     */
    public TokenSources(TokenSource header, @Nullable TokenSource cookie) {
        this.header = header;
        this.cookie = cookie;
    }

    /**
     * Finds the token in a request.
     *
     * @param request the request
     * @return the token, or a rejection with {@code NO_TOKEN}
     */
    public PresentedToken find(RequestView request) {
        PresentedToken inHeader = header.find(request);
        return inHeader.token().reason() == RejectionReason.NO_TOKEN && cookie != null
                ? cookie.find(request)
                : inHeader;
    }
}
