package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.internal.jwks.remote.RemoteKeySources;
import io.github.jwtfilter.internal.logging.Log;
import io.github.jwtfilter.internal.monitor.Monitor;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.SettingChanges;
import io.github.jwtfilter.settings.SettingsException;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Creates guards from settings. */
public final class GuardFactory {
    private static final Log LOG = Log.of(GuardFactory.class);

    private GuardFactory() {}

    /**
     * Creates a guard for a program without servlets. Findings are logged as warnings.
     *
     * @param settingsFile the settings file; relative paths in it are resolved against its directory
     * @param clock the clock for verifying tokens
     * @return a guard
     * @throws SettingsException if settings or keys are invalid; lists every problem
     */
    public static Guard create(Path settingsFile, Clock clock) {
        LoadedSettings settings = SettingsReader.read(settingsFile);
        Guard guard = create(settings, clock);
        settings.problems().all().forEach(finding -> LOG.warn(finding.toString()));
        return guard;
    }

    /**
     * Creates a guard, loading the configured keys. Adds findings that do not prevent its use to the problems of the
     * settings.
     *
     * @param loaded the settings
     * @param clock the clock for verifying tokens
     * @param deployment how the application is deployed
     * @return a guard
     * @throws SettingsException if settings or keys are invalid; lists every problem
     */
    public static Guard create(LoadedSettings loaded, Clock clock, ServletDeployment deployment) {
        return create(loaded, new GuardServices(clock, deployment), null);
    }

    /**
     * Creates a guard outside of a server.
     *
     * @param loaded the settings
     * @param clock the clock for verifying tokens
     * @return a guard
     * @throws SettingsException if settings or keys are invalid; lists every problem
     */
    public static Guard create(LoadedSettings loaded, Clock clock) {
        return create(loaded, clock, ServletDeployment.usual());
    }

    /** Creates a guard that opens remote keys through these sources. */
    public static Guard create(LoadedSettings loaded, Clock clock, RemoteKeySources remote) {
        return create(loaded, new GuardServices(clock, ServletDeployment.usual()), remote);
    }

    /** Creates a guard that counts requests for alerts in this monitor. */
    public static Guard create(LoadedSettings loaded, Clock clock, Monitor monitor) {
        return create(loaded, new GuardServices(clock, ServletDeployment.usual(), monitor), null);
    }

    private static Guard create(LoadedSettings loaded, GuardServices services, @Nullable RemoteKeySources remote) {
        boolean created = false;
        try {
            Guard guard = new GuardWiring(loaded, services, EarlierVersion.none(), remote).wire();
            services.version.started(loaded);
            EventWiring.audit(loaded, services);
            created = true;
            return guard;
        } finally {
            if (!created) {
                services.close();
            }
        }
    }

    /**
     * Creates a guard for a later version of the settings, which shares threads, stores and counters with an earlier one, and keys that
     * are the same. The earlier guard remains usable.
     *
     * @param loaded the settings, which differ only in keys that can change at run time
     * @param earlier the guard of an earlier version, which is not closed
     * @param changes the differences between the settings of the two
     * @return a guard that replaces the earlier one; the caller must retire one of them
     * @throws SettingsException if settings or keys are invalid; lists every problem
     */
    public static Guard next(LoadedSettings loaded, Guard earlier, SettingChanges changes) {
        GuardLifecycle background = earlier.lifecycle();
        return new GuardWiring(loaded, background.services(), EarlierVersion.of(background, changes), null).wire();
    }
}
