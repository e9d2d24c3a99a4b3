package io.github.jwtfilter.settings;

import io.github.jwtfilter.resource.Resources;
import java.util.List;

/** Settings as read, with everything that is wrong with them. */
public final class LoadedSettings {
    private final String source;
    private final Settings settings;
    private final Problems problems;
    private final Resources resources;
    private final EffectiveSettings effective;

    LoadedSettings(
            String source, Settings settings, Problems problems, Resources resources, EffectiveSettings effective) {
        this.source = source;
        this.settings = settings;
        this.problems = problems;
        this.resources = resources;
        this.effective = effective;
    }

    /**
     * What the settings say. Where a value could not be read they hold its default, so they must not be used when there
     * are errors.
     *
     * @return typed sections
     */
    public Settings settings() {
        return settings;
    }

    /**
     * Everything that is wrong, to which those who use the settings add what they find, keys above all.
     *
     * @return errors and findings
     */
    public Problems problems() {
        return problems;
    }

    /**
     * What reads the files that the settings name.
     *
     * @return the resources that the settings were read with
     */
    public Resources resources() {
        return resources;
    }

    /**
     * What problems call the settings file.
     *
     * @return its name
     */
    public String source() {
        return source;
    }

    /**
     * The keys that are given or have a default.
     *
     * @return rows in the order of the reference page, without secrets
     */
    public List<EffectiveSetting> effective() {
        return effective.rows();
    }

    /**
     * The same as a table.
     *
     * @return lines of key, value and origin in aligned columns
     */
    public String effectiveTable() {
        return EffectiveSettings.table(effective.rows());
    }

    /**
     * Refuses settings that cannot be used.
     *
     * @throws SettingsException if there is at least one error
     */
    public void refuseErrors() throws SettingsException {
        if (problems.hasErrors()) {
            throw new SettingsException(problems.all());
        }
    }
}
