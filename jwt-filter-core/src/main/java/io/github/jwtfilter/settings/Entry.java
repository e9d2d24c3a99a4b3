package io.github.jwtfilter.settings;

import io.github.jwtfilter.internal.logging.LogText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The text of one key, and its source. */
final class Entry {
    /** The user information in a URI may be a password. */
    private static final String USER_INFO = "(?<=://)[^/?#]*@";

    /** The prefixes of the places of overrides. */
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

    /** Creates an entry that is not in the file, from its shown text and its value, which is not expanded. */
    static Entry filledIn(SettingKey<?> setting, String key, String shown, String value, String place) {
        return new Entry(setting, key, shown, place, false, value);
    }

    /** Returns the catalog entry of the key. */
    SettingKey<?> setting() {
        return setting;
    }

    /** Returns the name as written: that of the setting, or of one member of its family. */
    String key() {
        return key;
    }

    /** Returns the parsed name. */
    KeyName name() {
        return name;
    }

    /** Returns the value if it is known without expansion, or null. */
    @Nullable
    String known() {
        return known;
    }

    /** Returns the text if it contains an expression. */
    Optional<String> expression() {
        return text != null && isExpression(text) ? Optional.of(text) : Optional.empty();
    }

    private static boolean isExpression(String text) {
        return text.replace("$${", "").contains("${");
    }

    /** Returns the text before expansion, or null if it was unreadable, which has been reported. */
    @Nullable
    String text() {
        return text;
    }

    String place() {
        return place;
    }

    /** Returns the line that sets the key to another value, or the definition of the overriding variable or property. */
    String assignment(String value) {
        if (place.startsWith(VARIABLE)) {
            return place.substring(VARIABLE.length()) + "=" + value;
        }
        return place.startsWith(PROPERTY) ? "-D" + Catalog.property(key) + "=" + value : key + " = " + value;
    }

    /** Returns whether the properties syntax removed a single backslash. */
    boolean backslashEaten() {
        return backslashEaten;
    }

    /** Returns whether the value contains file names, so that a backslash was meant as a separator. */
    boolean namesFiles() {
        return setting.location() || (text != null && text.contains("${file:"));
    }

    /** Returns the value as the subject of a sentence: as written, never expanded. */
    String shown() {
        return setting.secret() || text == null || InlineKey.isIn(text)
                ? "the value"
                : LogText.quoted(text.replaceAll(USER_INFO, "***@"));
    }
}
