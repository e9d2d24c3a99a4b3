package io.github.jwtfilter.token;

import io.github.jwtfilter.settings.TokenSettings;
import java.util.Optional;

/** Takes the token out of what an application sees of a request. */
public final class TokenVeil {
    private final HeaderTokenSource header;
    private final Optional<String> cookie;

    /**
     * Hides what stands where these settings look for tokens.
     *
     * @param settings names of header and cookie
     */
    public TokenVeil(TokenSettings settings) {
        this.header = new HeaderTokenSource(settings.header(), settings.scheme().orElse(null));
        this.cookie = settings.cookie();
    }

    /**
     * Whether a header carries a token.
     *
     * @param name its name, in any case
     * @param value one of its values
     * @return true only for values with the scheme of tokens, unless the header is made for tokens
     */
    public boolean hidesHeader(String name, String value) {
        return header.carries(name, value);
    }

    /**
     * Whether a cookie carries a token, or a chunk of one.
     *
     * @param name its name, compared exactly
     * @return true if so
     */
    public boolean hidesCookie(String name) {
        return cookie.isPresent() && CookieTokenSource.isNameOf(name, cookie.get());
    }

    /**
     * What is left of a {@code Cookie} header.
     *
     * @param value its value
     * @return the value without the cookies that carry a token, possibly empty
     */
    public String withoutCookie(String value) {
        return cookie.isPresent() ? Cookies.without(value, this::hidesCookie) : value;
    }
}
