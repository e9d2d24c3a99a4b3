package io.github.jwtfilter.internal.token;

import io.github.jwtfilter.settings.TokenSettings;
import java.util.Optional;

/** Removes the token from the headers and cookies that the application sees. */
public final class TokenStripper {
    private final HeaderTokenSource header;
    private final Optional<String> cookie;

    /**
     * Creates an instance for the configured header and cookie.
     *
     * @param settings the names of header and cookie
     */
    public TokenStripper(TokenSettings settings) {
        this.header = new HeaderTokenSource(settings.header(), settings.scheme().orElse(null));
        this.cookie = settings.cookie();
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
        return cookie.isPresent() && CookieTokenSource.isNameOf(name, cookie.get());
    }

    /**
     * Returns a {@code Cookie} header without the cookies that contain a token.
     *
     * @param value the header value
     * @return the remaining cookies, possibly an empty text
     */
    public String withoutCookie(String value) {
        return cookie.isPresent() ? Cookies.without(value, this::hidesCookie) : value;
    }
}
