package io.github.jwtfilter.internal.reload;

import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.SettingsException;

/** Reads the settings of an application again, with the overrides and the files of its secrets. May block. */
public interface SettingsSource {
    /**
     * Reads the settings.
     *
     * @return the settings, possibly with errors
     * @throws SettingsException if they cannot be read
     */
    LoadedSettings read();
}
