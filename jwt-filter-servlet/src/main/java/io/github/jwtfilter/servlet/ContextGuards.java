package io.github.jwtfilter.servlet;

import io.github.jwtfilter.JwtGuard;
import io.github.jwtfilter.settings.LoadedSettings;
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
    private final Map<String, Boolean> partial = new LinkedHashMap<>();

    private @Nullable UpgradeCheck upgrades;

    /** What the listener has handed over, or null. */
    static @Nullable ContextGuards of(ServletContext context) {
        Object guards = context.getAttribute(ATTRIBUTE);
        return guards instanceof ContextGuards ? (ContextGuards) guards : null;
    }

    /** The guard for these settings, or null if the listener has not built it. */
    @Nullable
    JwtGuard find(SettingsLocation location) {
        return byLocation.get(location.location());
    }

    /** The check of the listener, for filters that are registered later. */
    @Nullable
    UpgradeCheck upgrades() {
        return upgrades;
    }

    /** Builds the guard for these settings, unless another filter has the same. */
    void load(ServletContext context, SettingsLocation location, DeclaredDeployment declared) {
        String key = location.location();
        if (!byLocation.containsKey(key)) {
            LoadedSettings settings = GuardLoader.read(context, location);
            partial.put(key, settings.settings().deployment().partial());
            byLocation.put(key, GuardLoader.build(context, settings, declared));
        }
    }

    /** Whether all settings permit that a part of the application is not protected. */
    boolean partial() {
        return !partial.isEmpty() && !partial.containsValue(false);
    }

    /** Hands the guards over and starts them; the listener withdraws them in the end. */
    void publish(ServletContext context, UpgradeCheck check) {
        upgrades = check;
        context.setAttribute(ATTRIBUTE, this);
        boolean started = false;
        try {
            for (JwtGuard guard : byLocation.values()) {
                guard.start(GuardLoader.name(context));
            }
            started = true;
        } finally {
            if (!started) {
                withdraw(context); // not every server ends a listener that has failed
            }
        }
    }

    static void withdraw(ServletContext context) {
        ContextGuards guards = of(context);
        try {
            context.removeAttribute(ATTRIBUTE);
        } finally {
            if (guards != null) {
                JwtGuard.closeAll(guards.byLocation.values());
            }
        }
    }
}
