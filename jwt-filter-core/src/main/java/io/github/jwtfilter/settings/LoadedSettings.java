package io.github.jwtfilter.settings;

import io.github.jwtfilter.internal.resource.Resources;
import java.util.List;

/** The parsed settings with all of their problems. */
public final class LoadedSettings {
    private final String source;
    private final Settings settings;
    private final Problems problems;
    private final Resources resources;
    private final Scope shared;
    private final SettingDigests digests;
    private final KnownLookups lookups;

    /**
     * Combines the results of the reader.
     *
     * @param source the name of the settings file
     * @param settings the typed sections
     * @param problems the problems found so far
     * @param resources reads the files that the settings name
     * @param shared the entries without prefix
     * @param digests the digests of the values
     * @param lookups the places in which expressions were found
     */
    public LoadedSettings(
            String source,
            Settings settings,
            Problems problems,
            Resources resources,
            Scope shared,
            SettingDigests digests,
            KnownLookups lookups) {
        this.lookups = lookups;
        this.digests = digests;
        this.source = source;
        this.settings = settings;
        this.problems = problems;
        this.resources = resources;
        this.shared = shared;
    }

    /**
     * Returns the settings. Invalid values are replaced by their defaults, so the settings must not be used if there
     * are errors.
     *
     * @return typed sections
     */
    public Settings settings() {
        return settings;
    }

    /**
     * Returns the problems. Users of the settings add their own, such as those of key material.
     *
     * @return errors and findings
     */
    public Problems problems() {
        return problems;
    }

    /**
     * Returns the resources for files that the settings name.
     *
     * @return the resources used by the reader
     */
    public Resources resources() {
        return resources;
    }

    /**
     * Returns the name of the settings file for messages.
     *
     * @return its name
     */
    public String source() {
        return source;
    }

    /**
     * Returns the keys that are set or have a default.
     *
     * @return rows in the order of the reference page, without secrets
     */
    public List<EffectiveSetting> effective() {
        return new EffectiveSettings(shared, settings.issuers()).rows();
    }

    /**
     * Returns {@link #effective()} as a table.
     *
     * @return lines of key, value and origin in aligned columns
     */
    public String effectiveTable() {
        return EffectiveSettings.table(effective());
    }

    /**
     * Returns the digests of the values, by which a later reading is compared with this one.
     *
     * @return digests by key
     */
    public SettingDigests digests() {
        return digests;
    }

    /**
     * Returns the places in which expressions were found, for later readings of the same settings.
     *
     * @return a memory that later readings extend
     */
    public KnownLookups lookups() {
        return lookups;
    }

    /**
     * Throws if the settings cannot be used.
     *
     * @throws SettingsException if there is at least one error
     */
    public void rejectErrors() throws SettingsException {
        if (problems.hasErrors()) {
            throw new SettingsException(problems.all());
        }
    }
}
