package io.github.jwtfilter.servlet;

import jakarta.servlet.http.HttpServletResponse;

/**
 * The {@code Cache-Control} of the response to one protected request, unless the application sets one. It is set before the
 * application runs, since a response may be committed at any time, and hidden from the application, which would otherwise add
 * to it, or omit a stricter header because there is one already.
 */
final class CacheControl {
    static final String NAME = "Cache-Control";

    private static final String PRIVATE = "private";

    private final String configured;

    // A request may be dispatched in another thread than the one that received it.
    private volatile String value;
    private volatile boolean isDefault;

    CacheControl(String value) {
        this.configured = value;
        this.value = value;
    }

    /** Returns the response for the application. A later dispatch may have this one, or the one of the container. */
    HttpServletResponse appliedTo(HttpServletResponse response) {
        if (ResponseWrappers.find(response, CacheControlResponse.class, wrapper -> wrapper.has(this)) != null) {
            return response;
        }
        setUnlessPresent(response);
        return new CacheControlResponse(response, this);
    }

    /** Sets the default if there is no such header. One that is there may be the default, set for an earlier dispatch. */
    void setUnlessPresent(HttpServletResponse response) {
        if (!response.containsHeader(NAME)) {
            response.setHeader(NAME, value);
            isDefault = true;
        }
    }

    /** Sets the default again, after the application has removed all headers. */
    void restore(HttpServletResponse response) {
        value = configured;
        setUnlessPresent(response);
    }

    /**
     * Adds {@code no-cache} to the default where the application sets {@code Pragma: no-cache}, which browsers ignore in a
     * response with {@code Cache-Control} (RFC 9111 section 5.4).
     */
    void addNoCache(HttpServletResponse response) {
        if (value.equals(PRIVATE) && isHidden(NAME, response)) {
            value = PRIVATE + ", no-cache";
            response.setHeader(NAME, value);
        }
    }

    /** Returns whether a header with this name is the default. Code that unwraps the response may have replaced it. */
    boolean isHidden(String name, HttpServletResponse response) {
        return isDefault && NAME.equalsIgnoreCase(name) && value.equals(response.getHeader(NAME));
    }

    /** Records that the application has set the header itself. */
    void replaced() {
        isDefault = false;
    }
}
