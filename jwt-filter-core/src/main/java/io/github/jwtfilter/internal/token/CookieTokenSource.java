package io.github.jwtfilter.internal.token;

import io.github.jwtfilter.RequestView;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Extracts the token from a cookie or from the chunks of one. A browser sends several cookies of one name if they
 * differ in domain or path (RFC 6265 section 5.4), without the domain that set them. Identical values count once. An
 * empty cookie, as a logout leaves it behind, is ignored.
 */
public final class CookieTokenSource implements TokenSource {
    /** Each value may cost a signature verification. A browser needs only a few values; an attacker may send many. */
    static final int MAX_VALUES = 8;

    private final String name;
    private final int maxSize;

    /**
     * Creates a source that reads one cookie.
     *
     * @param name the cookie name, case-sensitive
     * @param maxSize the maximum length of a token joined from chunks, in characters
     */
    CookieTokenSource(String name, int maxSize) {
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
     * Returns whether a cookie contains the token or a chunk of it.
     *
     * @param sent the cookie name in the request
     * @param configured the configured name
     * @return true for the configured name and the names of its chunks
     */
    static boolean isNameOf(String sent, String configured) {
        return sent.startsWith(configured)
                && (sent.length() == configured.length() || ChunkNaming.of(sent, configured.length()) != null);
    }

    /**
     * Returns the different values of a cookie that is never split into chunks.
     *
     * @param request the request
     * @param name the name of the cookie
     * @return values other than an empty one, in request order, at most one more than are ever used
     */
    public static Set<String> valuesIn(RequestView request, String name) {
        Set<String> values = null;
        for (String header : request.headers("Cookie")) {
            if (header.contains(name)) {
                values = values == null ? new LinkedHashSet<>() : values;
                addValues(header, name, values);
            }
        }
        return values == null ? Collections.emptySet() : values;
    }

    /**
     * Returns the cookies whose names start with a text, which are never split into chunks.
     *
     * @param request the request
     * @param start the start of their names
     * @param limit the maximum number of cookies; further ones are ignored
     * @return the first value of each name other than an empty one, in request order
     */
    public static Map<String, String> startingWith(RequestView request, String start, int limit) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String header : request.headers("Cookie")) {
            Cookies.read(header, start, (cookie, value) -> {
                if (!value.isEmpty() && found.size() < limit) {
                    found.putIfAbsent(cookie, value);
                }
            });
        }
        return found;
    }

    private static void addValues(String header, String name, Set<String> values) {
        Cookies.read(header, name, (cookie, value) -> {
            if (cookie.equals(name) && !value.isEmpty() && values.size() <= MAX_VALUES) {
                values.add(value);
            }
        });
    }

    /**
     * Returns the cookies that contain the token or chunks of it.
     *
     * @param request the request
     * @param name the configured name
     * @return cookie names in request order
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
