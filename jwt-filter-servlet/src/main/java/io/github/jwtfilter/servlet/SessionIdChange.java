package io.github.jwtfilter.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes the ID of a session, so that the old one becomes useless (against session fixation). */
enum SessionIdChange {
    /** Renames the session. */
    RENAME {
        @Override
        HttpSession apply(HttpSession session, HttpServletRequest request) {
            String oldId = session.getId();
            try {
                Object id = HttpServletRequest.class.getMethod(METHOD).invoke(request);
                if (oldId.equals(id == null ? session.getId() : id)) {
                    session.invalidate();
                    throw new IllegalStateException("The server did not change the ID of a session");
                }
                return session;
            } catch (ReflectiveOperationException e) {
                Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
                throw new IllegalStateException("The ID of a session cannot be changed", cause);
            }
        }
    },

    /** Ends the session, and copies its attributes to a new one. */
    COPY {
        @Override
        HttpSession apply(HttpSession session, HttpServletRequest request) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            for (String name : Collections.list(session.getAttributeNames())) {
                attributes.put(name, session.getAttribute(name));
            }
            String oldId = session.getId();
            session.invalidate();
            HttpSession copy = request.getSession(true);
            // Tomcat 7 creates sessions under the requested ID if the session cookie has the path "/".
            if (oldId.equals(copy.getId())) {
                copy.invalidate();
                throw new IllegalStateException("The server assigned the previous ID to a new session");
            }
            attributes.forEach(copy::setAttribute);
            return copy;
        }
    };

    private static final String METHOD = "changeSessionId";

    /**
     * Returns the session with another ID.
     *
     * @throws IllegalStateException if the session has ended, or its ID cannot be changed
     */
    abstract HttpSession apply(HttpSession session, HttpServletRequest request);

    /**
     * Returns the method of the server, if it has one: Servlet 3.0, the API that this class is compiled against, does not
     * contain {@code changeSessionId}.
     */
    static SessionIdChange supported() {
        try {
            HttpServletRequest.class.getMethod(METHOD);
            return RENAME;
        } catch (NoSuchMethodException e) {
            return COPY;
        }
    }
}
