package io.github.jwtfilter.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives sessions another ID, so that whoever knows the old one has nothing of it. */
final class SessionId {
    private SessionId() {}

    /**
     * The session under a new ID.
     *
     * @throws IllegalStateException if that cannot be; the session has ended then
     */
    static HttpSession change(HttpSession session, HttpServletRequest request) {
        try {
            HttpServletRequest.class.getMethod("changeSessionId").invoke(request);
            return session;
        } catch (NoSuchMethodException e) {
            return copy(session, request); // Servlet 3.0 has no such method
        } catch (IllegalAccessException | InvocationTargetException e) {
            session.invalidate();
            throw new IllegalStateException("The ID of a session cannot be changed", e);
        }
    }

    private static HttpSession copy(HttpSession session, HttpServletRequest request) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (String name : Collections.list(session.getAttributeNames())) {
            attributes.put(name, session.getAttribute(name));
        }
        session.invalidate();
        HttpSession fresh = request.getSession(true);
        attributes.forEach(fresh::setAttribute);
        return fresh;
    }
}
