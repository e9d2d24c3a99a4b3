package io.github.jwtfilter.servlet;

import io.github.jwtfilter.internal.reload.ReloadingGuard;
import io.github.jwtfilter.settings.LoadedSettings;
import jakarta.servlet.ServletContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The guards that the listener has created for the filters of its application, by the location of their settings. A
 * servlet context attribute passes them to the filters, so that nothing is read twice.
 */
final class GuardRegistry {
    private static final String ATTRIBUTE = GuardRegistry.class.getName();

    private final Map<String, ReloadingGuard> byLocation = new LinkedHashMap<>();
    private final Map<String, Boolean> partial = new LinkedHashMap<>();

    private @Nullable UpgradeCheck upgrades;

    /** Returns the guards that the listener has published, or null. */
    static @Nullable GuardRegistry of(ServletContext context) {
        Object guards = context.getAttribute(ATTRIBUTE);
        return guards instanceof GuardRegistry ? (GuardRegistry) guards : null;
    }

    /** Returns the guard for these settings, or null if the listener has not created it. */
    @Nullable
    ReloadingGuard find(SettingsLocation location) {
        return byLocation.get(location.location());
    }

    /** Returns the check of the listener, for filters that are registered later. */
    @Nullable
    UpgradeCheck upgrades() {
        return upgrades;
    }

    /** Creates the guard for these settings, unless another filter has the same. */
    void load(ServletContext context, SettingsLocation location, DeclaredDeployment declared) {
        String key = location.location();
        if (!byLocation.containsKey(key)) {
            LoadedSettings settings = GuardLoader.read(context, location);
            partial.put(key, settings.settings().deployment().partial());
            byLocation.put(key, GuardLoader.build(context, location, settings, declared));
        }
    }

    /** Returns whether all settings permit that a part of the application is not protected. */
    boolean partial() {
        return !partial.isEmpty() && !partial.containsValue(false);
    }

    /** Publishes and starts the guards; the listener must withdraw them when the application stops. */
    void publish(ServletContext context, UpgradeCheck check) {
        withdraw(context); // guards of a listener that is declared twice, or was never destroyed
        upgrades = check;
        context.setAttribute(ATTRIBUTE, this);
        boolean started = false;
        try {
            for (ReloadingGuard guard : byLocation.values()) {
                guard.start(GuardLoader.name(context));
            }
            started = true;
        } finally {
            if (!started) {
                withdraw(context); // not every server destroys a listener that has failed
            }
        }
    }

    static void withdraw(ServletContext context) {
        GuardRegistry guards = of(context);
        try {
            context.removeAttribute(ATTRIBUTE);
        } finally {
            if (guards != null) {
                ReloadingGuard.closeAll(guards.byLocation.values());
            }
        }
    }
}
