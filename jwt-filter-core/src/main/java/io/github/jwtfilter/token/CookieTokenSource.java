package io.github.jwtfilter.token;

import io.github.jwtfilter.request.RequestView;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The token in a cookie, or in the chunks of one. A browser sends several cookies of one name if they differ in domain or path (RFC
 * 6265 section 5.4), and does not say which host has set which. Identical values count once. An empty cookie, which a logout leaves
 * behind, is no token.
 */
public final class CookieTokenSource implements TokenSource {
    /** Each value may cost a signature check. A browser has no use for more than a few, an attacker has. */
    static final int MOST_VALUES = 8;

    private final String name;
    private final int maxSize;

    /**
     * Reads one cookie.
     *
     * @param name its name, compared exactly
     * @param maxSize the largest token that is joined from chunks, in characters
     */
    public CookieTokenSource(String name, int maxSize) {
        this.name = name;
        this.maxSize = maxSize;
    }

    @Override
    public PresentedToken find(RequestView request) {
        CookieValues values = null;
        for (String header : request.headers("Cookie")) {
            values = values == null ? new CookieValues(name, maxSize) : values;
            Cookies.read(header, name, values::add);
        }
        return values == null ? PresentedToken.none() : values.presented();
    }

    /**
     * Whether a cookie holds the token or a chunk of it.
     *
     * @param sent the name of the cookie
     * @param configured the configured name
     * @return true for the name itself, and for those of its chunks
     */
    public static boolean isNameOf(String sent, String configured) {
        return sent.startsWith(configured)
                && (sent.length() == configured.length() || ChunkNaming.of(sent, configured.length()) != null);
    }

    /**
     * The cookies that hold the token or chunks of it.
     *
     * @param request the request
     * @param name the configured name
     * @return their names in the order in which they were sent
     */
    public static Set<String> namesIn(RequestView request, String name) {
        Set<String> names = new LinkedHashSet<>();
        for (String header : request.headers("Cookie")) {
            Cookies.read(header, name, (cookie, value) -> {
                if (isNameOf(cookie, name)) {
                    names.add(cookie);
                }
            });
        }
        return names;
    }
}
