package io.github.jwtfilter.settings;

import io.github.jwtfilter.rejection.LogText;
import org.jspecify.annotations.Nullable;

/** What was given for one key, and where. */
final class Entry {
    private final SettingKey<?> setting;
    private final String key;
    private final @Nullable String text;
    private final String place;
    private final boolean backslashEaten;

    Entry(SettingKey<?> setting, String key, @Nullable String text, String place, boolean backslashEaten) {
        this.setting = setting;
        this.key = key;
        this.text = text;
        this.place = place;
        this.backslashEaten = backslashEaten;
    }

    /** The entry of the catalog that the key belongs to. */
    SettingKey<?> setting() {
        return setting;
    }

    /** The name as given: that of the setting, or one of its family. */
    String key() {
        return key;
    }

    /** The text before expansion, or null if it could not be read, which then has been reported. */
    @Nullable
    String text() {
        return text;
    }

    String place() {
        return place;
    }

    /** Whether the syntax of properties files has taken a single backslash away. */
    boolean backslashEaten() {
        return backslashEaten;
    }

    /** Whether the value names files, so that a backslash was meant to separate folders. */
    boolean namesFiles() {
        return setting.location() || (text != null && text.contains("${file:"));
    }

    /** The subject of a sentence about the value: as it was written, never what it was expanded to. */
    String shown() {
        return setting.secret() ? "the value" : LogText.of(text);
    }
}
