package io.github.jwtfilter.internal.token;

import io.github.jwtfilter.settings.TokenSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Removes the token from the headers and cookies that the application sees. */
public final class TokenStripper {
    private final HeaderTokenSource header;
    private final List<String> cookies;

    /**
     * Creates an instance for the configured header and cookie, and for the cookies of sessions.
     *
     * @param settings the names of header and cookie
     * @param sessionCookies the names of the cookies of sessions, possibly none
     */
    public TokenStripper(TokenSettings settings, Collection<String> sessionCookies) {
        this.header = new HeaderTokenSource(settings.header(), settings.scheme().orElse(null));
        this.cookies = new ArrayList<>(sessionCookies);
        settings.cookie().ifPresent(cookies::add);
    }

    /**
     * Returns whether a header value contains a token.
     *
     * @param name the header name, case-insensitive
     * @param value one of its values
     * @return true only for values with the token scheme, unless the header is dedicated to tokens
     */
    public boolean hidesHeader(String name, String value) {
        return header.containsToken(name, value);
    }

    /**
     * Returns whether a cookie contains a token, or a chunk of one.
     *
     * @param name the cookie name, case-sensitive
     * @return true if the application must not see the cookie
     */
    public boolean hidesCookie(String name) {
        for (String cookie : cookies) {
            if (CookieTokenSource.isNameOf(name, cookie)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns a {@code Cookie} header without the cookies that contain a token.
     *
     * @param value the header value
     * @return the remaining cookies, possibly an empty text
     */
    public String withoutCookie(String value) {
        return cookies.isEmpty() ? value : Cookies.without(value, this::hidesCookie);
    }
}
