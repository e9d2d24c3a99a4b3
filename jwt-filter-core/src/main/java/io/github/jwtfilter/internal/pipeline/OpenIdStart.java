package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.login.BrowserLogin;
import io.github.jwtfilter.internal.request.Connections;
import io.github.jwtfilter.internal.request.Navigation;
import io.github.jwtfilter.internal.request.Origin;
import io.github.jwtfilter.internal.response.LoginStart;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Redirects a browser to the identity provider, and remembers the page to which it returns. */
final class OpenIdStart implements LoginStart {
    private final BrowserLogin login;
    private final RequestChecks checks;
    private final Connections connections;

    OpenIdStart(BrowserLogin login, RequestChecks checks, Connections connections) {
        this.login = login;
        this.checks = checks;
        this.connections = connections;
    }

    /** Scripts and images get the ordinary rejection: a flow that they start would never end, and leave a cookie behind. */
    @Override
    public boolean applies(RequestView request) {
        return Navigation.isNavigation(request)
                && request.permitsCookies()
                && !contains(request, "Upgrade", "websocket")
                && !contains(request, "Sec-Purpose", "prefetch");
    }

    private static boolean contains(RequestView request, String header, String word) {
        return request.headers(header).stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(word));
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public @Nullable GuardResponse redirect(RequestView request, List<Header> added) {
        boolean repeatable = request.method().equals("GET") || request.method().equals("HEAD");
        return login.start(
                request,
                checks.returnPath(request, repeatable ? target(request) : pageOf(request)),
                !repeatable,
                added);
    }

    /** A GET of the address of the page starts the login. */
    @Override
    public String locationForPage(RequestView request) {
        return checks.returnPath(request, target(request));
    }

    private static String target(RequestView request) {
        return request.query() == null ? request.rawPath() : request.rawPath() + '?' + request.query();
    }

    /** Returns the page with the form, if the browser has sent its address. */
    private @Nullable String pageOf(RequestView request) {
        Origin own = connections.of(request).ownOrigin().orElse(null);
        for (String page : request.headers("Referer")) {
            Origin origin = Origin.ofUrl(page);
            if (origin != null && origin.equals(own)) {
                int path = page.indexOf('/', page.indexOf("://") + 3);
                return path < 0 ? null : page.substring(path);
            }
        }
        return null;
    }
}
