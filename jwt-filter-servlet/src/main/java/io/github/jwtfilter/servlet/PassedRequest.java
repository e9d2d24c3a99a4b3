package io.github.jwtfilter.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** A request that was passed on. Whoever the container or the application has signed in is there as ever. */
class PassedRequest extends HttpServletRequestWrapper {
    /** As the container shows it, without the token if that is hidden. */
    final HttpServletRequest request;

    final GuardedApplication application;
    private final HttpServletResponse response;

    PassedRequest(HttpServletRequest request, HttpServletResponse response, GuardedApplication application) {
        super(request);
        this.request = request;
        this.response = response;
        this.application = application;
    }

    /** Without this override the container would carry its own request on, and what we change of it would be lost. */
    @Override
    public AsyncContext startAsync() {
        return super.startAsync(this, response);
    }

    /** Where to go after the log-in, as the query says. */
    String returnPath() {
        return application.returnPath(request);
    }

    /** The same as a form says. */
    String returnPath(@Nullable String value) {
        return application.returnPath(request, value);
    }
}
