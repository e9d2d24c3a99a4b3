package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.pipeline.GuardSessions;
import io.github.jwtfilter.internal.reload.ReloadingGuard;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The guards of the filters of an application, in an attribute of the servlet context, for code without a request. */
final class RunningGuards {
    private static final String ATTRIBUTE = RunningGuards.class.getName();

    private final List<ReloadingGuard> guards;

    private RunningGuards(List<ReloadingGuard> guards) {
        this.guards = guards;
    }

    static List<ReloadingGuard> of(ServletContext context) {
        Object running = context.getAttribute(ATTRIBUTE);
        return running instanceof RunningGuards ? ((RunningGuards) running).guards : Collections.emptyList();
    }

    /** Adds the guard of a filter. Servers initialize the filters of an application one after the other. */
    static synchronized void add(ServletContext context, ReloadingGuard added) {
        List<ReloadingGuard> all = new ArrayList<>(of(context));
        if (!all.contains(added)) {
            checkNames(context, all, added);
            all.add(added);
        }
        context.setAttribute(ATTRIBUTE, new RunningGuards(Collections.unmodifiableList(all)));
    }

    private static void checkNames(ServletContext context, List<ReloadingGuard> others, ReloadingGuard added) {
        GuardSessions sessions = added.current().sessions();
        for (ReloadingGuard other : others) {
            GuardSessions known = other.current().sessions();
            if (sessions != null && known != null && sessions.hasCookiesOf(known)) {
                StartupLog.of(context, JwtFilter.class)
                        .warn(
                                "session.name: two filters of the application have sessions of the same name, so that each may"
                                        + " reject and delete the cookies of the other; declare one filter, or the JwtGuardListener with"
                                        + " one settings file, or set different names");
                return;
            }
        }
    }

    /** Removes the guard of a filter. */
    static synchronized void remove(ServletContext context, ReloadingGuard removed) {
        List<ReloadingGuard> all = new ArrayList<>(of(context));
        all.remove(removed);
        if (all.isEmpty()) {
            context.removeAttribute(ATTRIBUTE);
        } else {
            context.setAttribute(ATTRIBUTE, new RunningGuards(Collections.unmodifiableList(all)));
        }
    }
}
