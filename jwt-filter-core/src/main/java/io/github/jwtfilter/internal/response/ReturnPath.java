package io.github.jwtfilter.internal.response;

import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.path.PathGuard;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The path to which a browser returns after the login: a parameter that {@link LoginRedirect} adds, and that arrives
 * here unauthenticated. Since any link may contain one, only a path inside of this application is accepted; any other
 * value leads to the root of the application.
 */
public final class ReturnPath {
    /** The name of the query parameter. */
    static final String PARAMETER = "return";

    /** The maximum length of the return path, in characters. */
    static final int MAX_LENGTH = 2000;

    private static final int MAX_QUERY_LENGTH = 8 * 1024;

    private final PathGuard paths;
    private final Optional<LoginRedirect> login;

    /**
     * Accepts the paths that this guard permits.
     *
     * @param paths rejects ambiguous paths
     * @param login the page that must not redirect to itself, if there is one
     */
    public ReturnPath(PathGuard paths, Optional<LoginRedirect> login) {
        this.paths = paths;
        this.login = login;
    }

    /**
     * Returns the return path in the query of a request.
     *
     * @param request a request with the query parameter {@code return}
     * @return a path of the application with its query, for {@code Location}
     */
    public String of(RequestView request) {
        return of(request, parameter(request.query()));
    }

    /**
     * Returns the return path in a form field.
     *
     * @param request a request to the application
     * @param value the decoded value of the parameter, or null if there is none
     * @return a path of the application with its query, for {@code Location}
     */
    public String of(RequestView request, @Nullable String value) {
        String root = request.contextPath() + "/";
        if (value == null || value.length() > MAX_LENGTH || !value.chars().allMatch(ReturnPath::isSafe)) {
            return root;
        }
        int question = value.indexOf('?');
        String rawPath = question < 0 ? value : value.substring(0, question);
        String query = question < 0 ? "" : value.substring(question);
        String path = paths.decode(rawPath);
        return path != null && isOwn(path, request.contextPath()) ? withoutSession(rawPath) + query : root;
    }

    /**
     * Returns whether a character neither ends a header or an attribute of a page, nor is interpreted differently by
     * browsers.
     */
    private static boolean isSafe(int c) {
        return c > ' ' && c < 0x7f && "\\\"<>#".indexOf(c) < 0;
    }

    /** Returns whether a decoded path, without double slashes and dot segments, is one of the application's pages. */
    private boolean isOwn(String path, String contextPath) {
        String decoded = paths.decode(contextPath);
        String context = decoded == null ? contextPath : decoded;
        return path.startsWith(context + "/")
                && !(login.isPresent() && login.get().isPage(path.substring(context.length())));
    }

    /** Removes the session parameter, so that a link cannot fix the session that continues after the login. */
    private static String withoutSession(String rawPath) {
        int semicolon = rawPath.indexOf(';');
        return semicolon < 0 ? rawPath : rawPath.substring(0, semicolon);
    }

    /** Returns the value of the parameter; null if it is absent or occurs more than once. */
    private static @Nullable String parameter(@Nullable String query) {
        if (query == null || query.length() > MAX_QUERY_LENGTH) {
            return null;
        }
        String found = null;
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (decoded(name).equals(PARAMETER)) {
                if (found != null) {
                    return null;
                }
                found = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            }
        }
        return found;
    }

    /** Decodes the text; returns the empty text if it is malformed. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, "UTF-8");
        } catch (IllegalArgumentException malformed) {
            return "";
        } catch (UnsupportedEncodingException e) {
            // Every Java platform is required to support UTF-8.
            throw new IllegalStateException(e);
        }
    }
}
