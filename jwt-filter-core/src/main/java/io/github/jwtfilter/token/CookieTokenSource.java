package io.github.jwtfilter.token;

import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.rejection.RejectionReason;
import io.github.jwtfilter.request.RequestView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The token in a cookie. A browser sends several cookies of one name if they differ in domain or path (RFC 6265 section 5.4), and does
 * not say which host has set which. Identical values count once. An empty cookie, which a logout leaves behind, is no token.
 */
public final class CookieTokenSource implements TokenSource {
    /** Each value may cost a signature check. A browser has no use for more than a few, an attacker has. */
    static final int MOST_VALUES = 8;

    private static final PresentedToken TOO_MANY =
            PresentedToken.inCookie(Outcome.rejected(RejectionReason.SEVERAL_COOKIES));

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
    public PresentedToken find(RequestView request) {
        String first = "";
        List<String> different = Collections.emptyList();
        for (String header : request.headers("Cookie")) {
            for (String value : Cookies.values(header, name)) {
                if (first.isEmpty()) {
                    first = value;
                } else if (!value.isEmpty() && !value.equals(first) && !different.contains(value)) {
                    if (different.size() == MOST_VALUES) {
                        return TOO_MANY;
                    }
                    different = with(value, first, different);
                }
            }
        }
        if (first.isEmpty()) {
            return PresentedToken.none();
        }
        return different.isEmpty() ? PresentedToken.inCookie(Outcome.of(first)) : PresentedToken.inCookies(different);
    }

    private static List<String> with(String value, String first, List<String> different) {
        List<String> more = different;
        if (more.isEmpty()) {
            more = new ArrayList<>(MOST_VALUES);
            more.add(first);
        }
        more.add(value);
        return more;
    }
}
