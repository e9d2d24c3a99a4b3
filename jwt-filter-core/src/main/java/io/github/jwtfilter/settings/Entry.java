package io.github.jwtfilter.settings;

import io.github.jwtfilter.internal.logging.LogText;
import io.github.jwtfilter.settings.value.InlineKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The text of one key, and its source. */
public final class Entry {
    /** The user information in a URI may be a password. */
    private static final String USER_INFO = "(?<=://)[^/?#]*@";

    /** The start of the place of an environment variable. */
    public static final String VARIABLE = "environment variable ";

    /** The start of the place of a system property. */
    public static final String PROPERTY = "system property ";

    private final SettingKey<?> setting;
    private final String key;
    private final KeyName name;
    private final @Nullable String text;
    private final String place;
    private final boolean backslashRemoved;
    private final @Nullable String known;

    /**
     * Creates an entry of the file or of an override.
     *
     * @param setting the catalog entry of the key
     * @param key the name as written
     * @param text the text before expansion, or null if it was unreadable
     * @param place the place of the text
     * @param backslashRemoved whether the properties syntax removed a single backslash
     */
    public Entry(SettingKey<?> setting, String key, @Nullable String text, String place, boolean backslashRemoved) {
        this(setting, key, text, place, backslashRemoved, null);
    }

    private Entry(
            SettingKey<?> setting,
            String key,
            @Nullable String text,
            String place,
            boolean backslashRemoved,
            @Nullable String known) {
        this.setting = setting;
        this.key = key;
        this.name = KeyName.of(key);
        this.text = text;
        this.place = place;
        this.backslashRemoved = backslashRemoved;
        this.known = known;
    }

    /**
     * Creates an entry that is not in the file, from its shown text and its value, which is not expanded.
     *
     * @param setting the catalog entry of the key
     * @param key the name as written
     * @param shown the text for messages
     * @param value the value
     * @param place the place of the preset
     * @return the entry
     */
    public static Entry ofPreset(SettingKey<?> setting, String key, String shown, String value, String place) {
        return new Entry(setting, key, shown, place, false, value);
    }

    /**
     * Returns the catalog entry of the key.
     *
     * @return the key or family of keys
     */
    public SettingKey<?> setting() {
        return setting;
    }

    /**
     * Returns the name as written: that of the setting, or of one member of its family.
     *
     * @return the name with its prefix
     */
    public String key() {
        return key;
    }

    /** Returns the parsed name. */
    KeyName name() {
        return name;
    }

    /**
     * Returns the value if it is known without expansion, or null.
     *
     * @return the value
     */
    @Nullable
    public String known() {
        return known;
    }

    /**
     * Returns the text if it contains an expression.
     *
     * @return the text before expansion
     */
    public Optional<String> expression() {
        return text != null && isExpression(text) ? Optional.of(text) : Optional.empty();
    }

    private static boolean isExpression(String text) {
        return text.replace("$${", "").contains("${");
    }

    /**
     * Returns the text before expansion, or null if it was unreadable, which has been reported.
     *
     * @return the text
     */
    @Nullable
    public String text() {
        return text;
    }

    /**
     * Returns the place of the text.
     *
     * @return for example {@code jwt-filter.properties:3}
     */
    public String place() {
        return place;
    }

    /**
     * Returns the line that sets the key to another value, or the definition of the overriding variable or property.
     *
     * @param value the other value
     * @return one line
     */
    public String assignment(String value) {
        if (place.startsWith(VARIABLE)) {
            return place.substring(VARIABLE.length()) + "=" + value;
        }
        return place.startsWith(PROPERTY) ? "-D" + Catalog.property(key) + "=" + value : key + " = " + value;
    }

    /**
     * Returns whether the properties syntax removed a single backslash.
     *
     * @return true if it did
     */
    public boolean backslashRemoved() {
        return backslashRemoved;
    }

    /**
     * Returns whether the value contains file names, so that a backslash was meant as a separator.
     *
     * @return true if it does
     */
    public boolean namesFiles() {
        return setting.location() || (text != null && text.contains("${file:"));
    }

    /**
     * Returns the value as the subject of a sentence: as written, never expanded.
     *
     * @return a text without secrets
     */
    public String displayText() {
        return setting.secret() || text == null || InlineKey.isIn(text)
                ? "the value"
                : LogText.quoted(text.replaceAll(USER_INFO, "***@"));
    }
}
