package io.github.jwtfilter.token;

import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.request.RequestView;

/**
 * The token in a cookie. The same value sent twice counts once; two different values mean that one of them was planted, and
 * there is no telling which. An empty cookie is what a log-out leaves behind, and no token.
 */
public final class CookieTokenSource implements TokenSource {
    private final String name;

    /**
     * Reads one cookie.
     *
     * @param name its name, compared exactly
     */
    public CookieTokenSource(String name) {
        this.name = name;
    }

    @Override
    public Outcome<String> find(RequestView request) {
        String found = "";
        for (String header : request.headers("Cookie")) {
            for (String value : Cookies.values(header, name)) {
                if (!found.isEmpty() && !value.isEmpty() && !found.equals(value)) {
                    return Outcome.rejected(RejectionReason.SEVERAL_COOKIES);
                }
                found = value.isEmpty() ? found : value;
            }
        }
        return found.isEmpty() ? Outcome.rejected(RejectionReason.NO_TOKEN) : Outcome.of(found);
    }
}
