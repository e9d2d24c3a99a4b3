package io.github.jwtfilter.token;

import io.github.jwtfilter.rejection.Outcome;

/** What a request presents as its token, and how: a browser adds a cookie by itself, whoever made it send the request. */
public final class PresentedToken {
    private final Outcome<String> token;
    private final boolean inCookie;

    private PresentedToken(Outcome<String> token, boolean inCookie) {
        this.token = token;
        this.inCookie = inCookie;
    }

    static PresentedToken inHeader(Outcome<String> token) {
        return new PresentedToken(token, false);
    }

    static PresentedToken inCookie(Outcome<String> token) {
        return new PresentedToken(token, true);
    }

    /**
     * The token.
     *
     * @return the token, not looked at yet; or why there is none to be judged
     */
    public Outcome<String> token() {
        return token;
    }

    /**
     * Whether it stands in a cookie.
     *
     * @return true if a cookie decides on the request, be it by its absence
     */
    public boolean isInCookie() {
        return inCookie;
    }
}
