package io.github.jwtfilter.servlet;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/** A response that keeps the cookies of a session, and is not cached if it has any. */
final class SessionResponse extends HttpServletResponseWrapper {
    private final HttpServletResponse response;
    private final SessionHeaders session;

    SessionResponse(HttpServletResponse response, SessionHeaders session) {
        super(response);
        this.response = response;
        this.session = session;
    }

    HttpServletResponse wrapped() {
        return response;
    }

    boolean has(SessionHeaders other) {
        return session == other;
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (isFixed(name)) {
            return;
        }
        super.setHeader(name, value);
        if ("Set-Cookie".equalsIgnoreCase(name)) {
            session.restore(response); // the application has replaced all cookies
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (!isFixed(name)) {
            super.addHeader(name, value);
        }
    }

    private boolean isFixed(String name) {
        return session.arePresent() && CacheControl.NAME.equalsIgnoreCase(name);
    }

    @Override
    public void reset() {
        super.reset();
        session.restore(response);
    }
}
