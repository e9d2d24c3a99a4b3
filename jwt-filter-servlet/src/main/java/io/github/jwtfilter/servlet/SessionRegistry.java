package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.pipeline.GuardSessions;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The sessions of the filters of an application, in an attribute of the servlet context, for code without a request. */
final class SessionRegistry {
    private static final String ATTRIBUTE = SessionRegistry.class.getName();

    private final List<GuardSessions> sessions;

    private SessionRegistry(List<GuardSessions> sessions) {
        this.sessions = sessions;
    }

    static List<GuardSessions> of(ServletContext context) {
        Object registry = context.getAttribute(ATTRIBUTE);
        return registry instanceof SessionRegistry ? ((SessionRegistry) registry).sessions : Collections.emptyList();
    }

    /** Adds the sessions of a filter. Servers initialize the filters of an application one after the other. */
    static synchronized void add(ServletContext context, GuardSessions added) {
        List<GuardSessions> all = new ArrayList<>(of(context));
        if (!all.contains(added)) {
            all.add(added);
        }
        context.setAttribute(ATTRIBUTE, new SessionRegistry(Collections.unmodifiableList(all)));
    }

    /** Removes the sessions of a filter. */
    static synchronized void remove(ServletContext context, GuardSessions removed) {
        List<GuardSessions> all = new ArrayList<>(of(context));
        all.remove(removed);
        if (all.isEmpty()) {
            context.removeAttribute(ATTRIBUTE);
        } else {
            context.setAttribute(ATTRIBUTE, new SessionRegistry(Collections.unmodifiableList(all)));
        }
    }
}
