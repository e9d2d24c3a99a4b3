package io.github.jwtfilter.settings;

import io.github.jwtfilter.rejection.LogText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was given for one key, and where. */
final class Entry {
    /** What stands between the scheme and the host of an address may be a password. */
    private static final String USER_INFO = "(?<=://)[^/?#]*@";

    /** What the places of overrides start with. */
    static final String VARIABLE = "environment variable ";

    static final String PROPERTY = "system property ";

    private final SettingKey<?> setting;
    private final String key;
    private final KeyName name;
    private final @Nullable String text;
    private final String place;
    private final boolean backslashEaten;
    private final @Nullable String known;

    Entry(SettingKey<?> setting, String key, @Nullable String text, String place, boolean backslashEaten) {
        this(setting, key, text, place, backslashEaten, null);
    }

    private Entry(
            SettingKey<?> setting,
            String key,
            @Nullable String text,
            String place,
            boolean backslashEaten,
            @Nullable String known) {
        this.setting = setting;
        this.key = key;
        this.name = KeyName.of(key);
        this.text = text;
        this.place = place;
        this.backslashEaten = backslashEaten;
        this.known = known;
    }

    /** A line that the file does not have: how it may be shown, and its value, in which nothing is to be expanded. */
    static Entry filledIn(SettingKey<?> setting, String key, String shown, String value, String place) {
        return new Entry(setting, key, shown, place, false, value);
    }

    /** The entry of the catalog that the key belongs to. */
    SettingKey<?> setting() {
        return setting;
    }

    /** The name as given: that of the setting, or one of its family. */
    String key() {
        return key;
    }

    /** The name, taken apart. */
    KeyName name() {
        return name;
    }

    /** The value, if it is known without expansion. */
    @Nullable
    String known() {
        return known;
    }

    /** The text, if it stands for something else than itself. */
    Optional<String> expression() {
        return text != null && Expander.isExpression(text) ? Optional.of(text) : Optional.empty();
    }

    /** The text before expansion, or null if it could not be read, which then has been reported. */
    @Nullable
    String text() {
        return text;
    }

    String place() {
        return place;
    }

    /** The line that gives the key another value, or the definition of the variable or property that overrides it. */
    String assignment(String value) {
        if (place.startsWith(VARIABLE)) {
            return place.substring(VARIABLE.length()) + "=" + value;
        }
        return place.startsWith(PROPERTY) ? "-D" + Catalog.property(key) + "=" + value : key + " = " + value;
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
        return setting.secret() || text == null || InlineKey.isIn(text)
                ? "the value"
                : LogText.quoted(text.replaceAll(USER_INFO, "***@"));
    }
}
