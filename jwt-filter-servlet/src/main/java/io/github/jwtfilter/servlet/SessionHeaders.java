package io.github.jwtfilter.servlet;

import io.github.jwtfilter.Header;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a session in the response to one request. They remain when the application resets the response, and the response
 * is not cached. A request may be dispatched to several threads.
 */
final class SessionHeaders {
    private static final String NO_STORE = "no-store";
    private static final String SET_COOKIE = "Set-Cookie";

    private final RequestActivity activity = new RequestActivity();
    private volatile List<Header> cookies = Collections.emptyList();

    /** Returns whether the request and its response are still those of this client. */
    RequestActivity activity() {
        return activity;
    }

    /**
     * Checks that cookies can be set.
     *
     * @throws IllegalStateException if the response is committed, so that the client would not receive them
     */
    static void requireUncommitted(HttpServletResponse response) {
        if (response.isCommitted()) {
            throw new IllegalStateException(
                    "The response is committed, so that no cookie can be set any more: start and end"
                            + " sessions before the application writes the response");
        }
    }

    /** Returns the response for the application. A later dispatch may have this one, or the one of the container. */
    HttpServletResponse appliedTo(HttpServletResponse response) {
        return find(response) == null ? new SessionResponse(response, this) : response;
    }

    private @Nullable SessionResponse find(HttpServletResponse response) {
        return ResponseWrappers.find(response, SessionResponse.class, wrapper -> wrapper.has(this));
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
        requireUncommitted(response);
        SessionResponse wrapper = find(response);
        // The wrapper itself would keep its headers.
        HttpServletResponse inner = wrapper == null ? response : wrapper.wrapped();
        if (arePresent()) {
            List<String> others = othersIn(inner);
            cookies = merged(headers);
            // The API has no other way to remove a header than to replace all of its values.
            inner.setHeader(SET_COOKIE, cookies.get(0).value());
            cookies.stream().skip(1).forEach(cookie -> inner.addHeader(SET_COOKIE, cookie.value()));
            others.forEach(value -> inner.addHeader(SET_COOKIE, value));
        } else {
            cookies = Collections.unmodifiableList(new ArrayList<>(headers));
            write(cookies, inner);
        }
    }

    /** Returns the cookies of the application in a response. */
    private List<String> othersIn(HttpServletResponse response) {
        List<String> others = new ArrayList<>(response.getHeaders(SET_COOKIE));
        for (Header cookie : cookies) {
            others.remove(cookie.value());
        }
        return others;
    }

    /** Replaces the cookies of a renewal by those of a login or logout. */
    private List<Header> merged(List<Header> headers) {
        Map<String, Header> all = new LinkedHashMap<>();
        cookies.forEach(cookie -> all.put(identity(cookie.value()), cookie));
        headers.forEach(cookie -> all.put(identity(cookie.value()), cookie));
        return Collections.unmodifiableList(new ArrayList<>(all.values()));
    }

    /** Returns name, path and domain of a cookie (RFC 6265 section 5.3): a later one with the same replaces it. */
    private static String identity(String cookie) {
        return cookie.substring(0, cookie.indexOf('='))
                + cookie.substring(cookie.indexOf(';'), cookie.indexOf("; Max-Age="));
    }

    /** Returns the header lines with the cookies in the response. */
    List<Header> cookies() {
        return cookies;
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

    /** Sets the headers again that servers have removed for an error page: some remove all after an exception. */
    void restoreForErrorPage(HttpServletResponse response) {
        if (arePresent()) {
            addMissing(cookies.stream().map(Header::value).collect(Collectors.toList()), response);
            response.setHeader(CacheControl.NAME, NO_STORE);
        }
    }

    /** Removes the status, the headers and the body of a response, except its cookies and those of the application. */
    static void resetExceptCookies(HttpServletResponse response) {
        List<String> all = new ArrayList<>(response.getHeaders(SET_COOKIE));
        response.reset();
        addMissing(all, response);
    }

    private static void addMissing(List<String> values, HttpServletResponse response) {
        Collection<String> present = response.getHeaders(SET_COOKIE);
        for (String value : values) {
            if (!present.contains(value)) {
                response.addHeader(SET_COOKIE, value);
            }
        }
    }

    private static void write(List<Header> headers, HttpServletResponse response) {
        for (Header header : headers) {
            response.addHeader(header.name(), header.value());
        }
        response.setHeader(CacheControl.NAME, NO_STORE);
    }
}
