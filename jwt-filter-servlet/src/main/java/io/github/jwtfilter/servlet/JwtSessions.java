package io.github.jwtfilter.servlet;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What an application needs that logs its users in by itself. */
public final class JwtSessions {
    private JwtSessions() {}

    /**
     * Where to send the browser after the log-in, by the query parameter {@code return} that the redirect to the log-in page
     * has added. Reads the query only, never the body.
     *
     * <p>Anybody can write such a parameter into a link. What comes back is therefore always a path of this application,
     * with its query: if the parameter holds anything else, or is missing, or there several times, the root of the
     * application.
     *
     * @param request a request that {@link JwtFilter} has passed on
     * @return a path that starts with the context path, fit for {@code sendRedirect}
     * @throws IllegalStateException if the filter has not seen the request
     */
    public static String returnPath(HttpServletRequest request) {
        return guarded(request).returnPath();
    }

    /**
     * The same by the value of the parameter, where a form has carried it on in a hidden field.
     *
     * @param request a request that {@link JwtFilter} has passed on
     * @param value what {@code getParameter} says, which may be null
     * @return a path that starts with the context path, fit for {@code sendRedirect}
     * @throws IllegalStateException if the filter has not seen the request
     */
    public static String returnPath(HttpServletRequest request, @Nullable String value) {
        return guarded(request).returnPath(value);
    }

    /** Frameworks put wrappers of their own around ours. */
    private static PassedRequest guarded(ServletRequest request) {
        ServletRequest inner = request;
        while (!(inner instanceof PassedRequest)) {
            if (!(inner instanceof ServletRequestWrapper)) {
                throw new IllegalStateException(
                        "This request has not come through the JwtFilter: map the filter to /*");
            }
            inner = ((ServletRequestWrapper) inner).getRequest();
        }
        return (PassedRequest) inner;
    }
}
