package io.github.jwtfilter.servlet;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Methods for applications with a login of their own. */
public final class JwtSessions {
    private JwtSessions() {}

    /**
     * Returns the path to which to redirect the browser after the login, from the query parameter {@code return} that
     * the redirect to the login page has added. Reads the query only, never the body.
     *
     * <p>Any link may contain such a parameter. The result is therefore always a path of this application, with its
     * query: the root of the application if the parameter is missing, occurs several times, or contains anything else.
     *
     * @param request a request that {@link JwtFilter} has passed on
     * @return a path that starts with the context path, for {@code sendRedirect}
     * @throws IllegalStateException if the filter has not processed the request
     */
    public static String returnPath(HttpServletRequest request) {
        return guarded(request).returnPath();
    }

    /**
     * Returns the path to which to redirect the browser after the login, from the value of a hidden form field.
     *
     * @param request a request that {@link JwtFilter} has passed on
     * @param value the result of {@code getParameter}, which may be null
     * @return a path that starts with the context path, for {@code sendRedirect}
     * @throws IllegalStateException if the filter has not processed the request
     */
    public static String returnPath(HttpServletRequest request, @Nullable String value) {
        return guarded(request).returnPath(value);
    }

    /** Unwraps the request: frameworks add wrappers of their own. */
    private static GuardedRequest guarded(ServletRequest request) {
        ServletRequest inner = request;
        while (!(inner instanceof GuardedRequest)) {
            if (!(inner instanceof ServletRequestWrapper)) {
                throw new IllegalStateException("The JwtFilter has not processed this request: map the filter to /*");
            }
            inner = ((ServletRequestWrapper) inner).getRequest();
        }
        return (GuardedRequest) inner;
    }
}
