package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.GuardListener;
import io.github.jwtfilter.internal.event.ListenerLoader;
import io.github.jwtfilter.internal.store.StoreAccess;
import io.github.jwtfilter.settings.LoadedSettings;

/**
 * Connects the configured listeners and the audit log with the events of an application. Outside of the server it does nothing: the
 * classes of the application are not available there, and no listener is called.
 */
final class EventWiring {
    private EventWiring() {}

    /** Creates the listeners, which are the same for all versions of the settings, and reports those that cannot be created. */
    static void addListeners(LoadedSettings loaded, GuardServices services) {
        if (isOutside(services) || loaded.problems().hasErrors()) {
            return;
        }
        for (GuardListener listener : ListenerLoader.load(loaded.settings().events(), loaded.problems())) {
            if (!loaded.problems().hasErrors()) {
                services.events.add(listener);
            }
        }
    }

    /** Selects the events in the audit log by the settings that are in effect now. */
    static void audit(LoadedSettings loaded, GuardServices services) {
        if (!isOutside(services)) {
            services.events.audit(loaded.settings().events().audit());
        }
    }

    private static boolean isOutside(GuardServices services) {
        return services.deployment.stores() != StoreAccess.REQUIRED;
    }
}
