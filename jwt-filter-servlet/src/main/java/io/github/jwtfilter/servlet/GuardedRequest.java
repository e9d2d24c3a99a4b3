package io.github.jwtfilter.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** A request that passed. A user authenticated by the container or the application remains visible. */
class GuardedRequest extends HttpServletRequestWrapper {
    /** The container's request, without the token if that is hidden. */
    final HttpServletRequest request;

    final FilterDelegate application;
    private final HttpServletResponse response;

    GuardedRequest(HttpServletRequest request, HttpServletResponse response, FilterDelegate application) {
        super(request);
        this.request = request;
        this.response = response;
        this.application = application;
    }

    /** Overridden so that the wrapper remains in use: otherwise the container would continue with its own request. */
    @Override
    public AsyncContext startAsync() {
        return super.startAsync(this, response);
    }

    /** Returns the path to return to after the login, from the query. */
    String returnPath() {
        return application.returnPath(request);
    }

    /** Returns the same from the value of a form field. */
    String returnPath(@Nullable String value) {
        return application.returnPath(request, value);
    }
}
