package io.github.jwtfilter.internal.reload;

import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import io.github.jwtfilter.settings.SettingDigests;
import io.github.jwtfilter.settings.SettingsException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The result of reading the settings once. Immutable. */
final class SettingsReading {
    private final @Nullable LoadedSettings settings;
    private final List<Problem> problems;

    /** The problems of the reading: applying the settings adds others to them. */
    private final String text;

    private SettingsReading(@Nullable LoadedSettings settings, List<Problem> problems) {
        this.settings = settings;
        this.problems = problems;
        this.text = (settings == null ? problems : settings.problems().all()).toString();
    }

    static SettingsReading of(LoadedSettings settings) {
        return new SettingsReading(settings, Collections.emptyList());
    }

    static SettingsReading failed(SettingsException failure) {
        return new SettingsReading(null, failure.problems());
    }

    /** Returns the settings, possibly with errors, or null if they could not be read. */
    @Nullable
    LoadedSettings settings() {
        return settings;
    }

    /** Returns the problems if the settings could not be read. */
    List<Problem> problems() {
        return problems;
    }

    /** Returns whether another reading has found the same values, and the same problems. */
    boolean isSameAs(@Nullable SettingsReading other) {
        return other != null && Objects.equals(digests(), other.digests()) && text.equals(other.text);
    }

    /** Returns whether these are the settings in effect. Unknown keys, which are errors, have no value. */
    boolean isInEffect(LoadedSettings inEffect) {
        return settings != null
                && !settings.problems().hasErrors()
                && settings.digests().equals(inEffect.digests());
    }

    private @Nullable SettingDigests digests() {
        return settings == null ? null : settings.digests();
    }
}
