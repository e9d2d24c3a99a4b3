package io.github.jwtfilter.internal.response;

import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.request.Navigation;
import io.github.jwtfilter.internal.request.RequestBody;
import io.github.jwtfilter.settings.ChallengeSettings;
import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Redirects a navigating browser to the login page, with the path of the request as a parameter. */
public final class LoginRedirect implements LoginStart {
    private final String page;

    /**
     * Redirects to one page.
     *
     * @param page a path below the application, or an absolute URL
     */
    LoginRedirect(String page) {
        this.page = page;
    }

    /**
     * Redirects as configured.
     *
     * @param settings the login page, if there is one
     * @return empty without a login page
     */
    public static Optional<LoginRedirect> of(ChallengeSettings settings) {
        Optional<String> page = settings.loginPage();
        return page.isPresent() ? Optional.of(new LoginRedirect(page.get())) : Optional.empty();
    }

    /**
     * Returns whether the request is for the login page itself, spelled exactly as in the settings. This page must be
     * public. A body may add parameters that select another page (Undertow reads forms for any method), so a request
     * that may have one is not exempt.
     *
     * @param request the request
     * @return true for a GET or HEAD of the page without a body, if it belongs to the application
     */
    public boolean isLoginPage(RequestView request) {
        return isRead(request)
                && !RequestBody.isPossible(request)
                && isPage(request.path())
                && hasQueryOfPage(request.query())
                && request.rawPath().equals(request.contextPath() + pathOf(page));
    }

    /**
     * Returns whether the query selects the page, since one servlet may serve many pages. If the page has no query of
     * its own, any query is accepted; otherwise only the return path may be added.
     */
    private boolean hasQueryOfPage(@Nullable String query) {
        int start = page.indexOf('?');
        String own = start < 0 ? "" : page.substring(start + 1);
        if (own.isEmpty() || own.equals(query)) {
            return true;
        }
        String back = own + '&' + ReturnPath.PARAMETER + '=';
        return query != null && query.startsWith(back) && isOneValue(query.substring(back.length()));
    }

    private static boolean isOneValue(String text) {
        return text.indexOf('&') < 0 && text.indexOf(';') < 0;
    }

    /** Returns whether this is the decoded path of the page, below the application. */
    boolean isPage(String path) {
        return page.startsWith("/") && pathOf(page).equals(path);
    }

    @Override
    public boolean applies(RequestView request) {
        return Navigation.isNavigation(request);
    }

    /**
     * Returns the status: 302 repeats a GET; after any other method the browser shall GET the page (RFC 9110 section
     * 15.4.4).
     */
    int status(RequestView request) {
        return isRead(request) ? 302 : 303;
    }

    /**
     * Returns the value of {@code Location}. The return path is a path of this server, and included for GET only, since
     * only a GET can be repeated.
     */
    String location(RequestView request) {
        return location(request, isRead(request));
    }

    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public GuardResponse redirect(RequestView request, List<Header> added) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Cache-Control", "no-store"));
        headers.add(new Header("Location", location(request)));
        headers.addAll(added);
        return new GuardResponse(status(request), headers, null, false);
    }

    /** A GET of the address of the page shows it again. */
    @Override
    public String locationForPage(RequestView request) {
        return location(request, true);
    }

    private String location(RequestView request, boolean repeatable) {
        String target = page.startsWith("/") ? request.contextPath() + page : page;
        String back = request.query() == null ? request.rawPath() : request.rawPath() + "?" + request.query();
        if (!repeatable || !isPathOfThisServer(back) || back.length() > ReturnPath.MAX_LENGTH) {
            return target;
        }
        return target + (target.indexOf('?') < 0 ? '?' : '&') + ReturnPath.PARAMETER + '=' + encoded(back);
    }

    private static boolean isRead(RequestView request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    /**
     * Returns whether the target is on this server. Browsers interpret two slashes, or a slash and a backslash, as the
     * start of another server's address.
     */
    private static boolean isPathOfThisServer(String path) {
        return path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/\\");
    }

    private static String pathOf(String page) {
        int query = page.indexOf('?');
        return query < 0 ? page : page.substring(0, query);
    }

    private static String encoded(String text) {
        try {
            return URLEncoder.encode(text, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            // Every Java platform is required to support UTF-8.
            throw new IllegalStateException(e);
        }
    }
}
