package io.github.jwtfilter.servlet;

import io.github.jwtfilter.JwtGuard;
import jakarta.servlet.ServletContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The guards that the listener has built for the filters of its application, by the location of their settings. They are
 * handed over in an attribute of the servlet context, so that nothing is read twice.
 */
final class ContextGuards {
    private static final String ATTRIBUTE = ContextGuards.class.getName();

    private final Map<String, JwtGuard> byLocation = new LinkedHashMap<>();

    /** The guard for these settings, or null if no listener has built it. */
    static @Nullable JwtGuard find(ServletContext context, SettingsLocation location) {
        Object guards = context.getAttribute(ATTRIBUTE);
        return guards instanceof ContextGuards ? ((ContextGuards) guards).byLocation.get(location.location()) : null;
    }

    /** Builds the guard for these settings, unless another filter has the same. */
    void load(ServletContext context, SettingsLocation location, DeclaredDeployment declared) {
        if (!byLocation.containsKey(location.location())) {
            byLocation.put(location.location(), GuardLoader.load(context, location, declared));
        }
    }

    /** Hands the guards over and starts them; whoever publishes them withdraws them in the end. */
    void publish(ServletContext context) {
        context.setAttribute(ATTRIBUTE, this);
        for (JwtGuard guard : byLocation.values()) {
            guard.start(GuardLoader.name(context));
        }
    }

    static void withdraw(ServletContext context) {
        Object guards = context.getAttribute(ATTRIBUTE);
        context.removeAttribute(ATTRIBUTE);
        if (guards instanceof ContextGuards) {
            ((ContextGuards) guards).byLocation.values().forEach(JwtGuard::close);
        }
    }
}
