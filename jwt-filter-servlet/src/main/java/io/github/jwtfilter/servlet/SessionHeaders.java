package io.github.jwtfilter.servlet;

import io.github.jwtfilter.Header;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The cookies of a session in the response to one request. They remain when the application resets the response, and the response
 * is not cached. A request may be dispatched to several threads.
 */
final class SessionHeaders {
    private static final String NO_STORE = "no-store";

    private volatile List<Header> cookies = Collections.emptyList();

    /** Returns the response for the application. A later dispatch may have this one, or the one of the container. */
    HttpServletResponse appliedTo(HttpServletResponse response) {
        return isApplied(response) ? response : new SessionResponse(response, this);
    }

    private boolean isApplied(HttpServletResponse response) {
        return !wrapped(response).equals(response);
    }

    /** Returns the response below the wrapper of these cookies, which would keep its headers; without it, the response itself. */
    private HttpServletResponse wrapped(HttpServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper) {
            if (inner instanceof SessionResponse && ((SessionResponse) inner).has(this)) {
                return ((SessionResponse) inner).wrapped();
            }
            inner = ((ServletResponseWrapper) inner).getResponse();
        }
        return response;
    }

    /**
     * Sets the cookies.
     *
     * @throws IllegalStateException if the response is committed, so that the client would not receive them
     */
    synchronized void set(List<Header> headers, HttpServletResponse response) {
        if (headers.isEmpty()) {
            return;
        }
        if (response.isCommitted()) {
            throw new IllegalStateException(
                    "The response is committed, so that no cookie can be set any more: start and end"
                            + " sessions before the application writes the response");
        }
        List<Header> all = new ArrayList<>(cookies);
        all.addAll(headers);
        cookies = Collections.unmodifiableList(all);
        write(headers, wrapped(response));
    }

    /** Returns whether the response has cookies of a session, so that no cache may store it. */
    boolean arePresent() {
        return !cookies.isEmpty();
    }

    /** Sets the headers again, after the application or the server has removed them. */
    void restore(HttpServletResponse response) {
        if (arePresent()) {
            write(cookies, response);
        }
    }

    /** Sets the header again that servers remove for an error page. */
    void restoreCacheControl(HttpServletResponse response) {
        if (arePresent()) {
            response.setHeader(CacheControl.NAME, NO_STORE);
        }
    }

    private static void write(List<Header> headers, HttpServletResponse response) {
        for (Header header : headers) {
            response.addHeader(header.name(), header.value());
        }
        response.setHeader(CacheControl.NAME, NO_STORE);
    }
}
