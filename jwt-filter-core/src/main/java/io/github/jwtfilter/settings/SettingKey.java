package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.InvalidValueException;
import io.github.jwtfilter.settings.value.ValueParser;
import org.jspecify.annotations.Nullable;

/**
 * One key of the catalog: its name, parser, default and documentation. A name that ends in {@code .<name>} or a similar
 * placeholder denotes a family of keys.
 *
 * @param <T> the type of its value
 */
public final class SettingKey<T> {
    private static final char FAMILY = '<';

    private final String name;
    private final ValueParser<T> parser;
    private final Tier tier;
    private final boolean secret;
    private final boolean location;
    private final @Nullable String defaultText;
    private final String doc;

    private SettingKey(
            String name,
            ValueParser<T> parser,
            Tier tier,
            boolean secret,
            boolean location,
            @Nullable String defaultText,
            String doc) {
        this.name = name;
        this.parser = parser;
        this.tier = tier;
        this.secret = secret;
        this.location = location;
        this.defaultText = defaultText;
        this.doc = doc;
    }

    static <T> SettingKey<T> of(String name, ValueParser<T> parser, Tier tier, String doc) {
        return new SettingKey<>(name, parser, tier, false, false, null, doc);
    }

    /** Returns a copy of the key with a default. */
    SettingKey<T> or(String text) {
        return new SettingKey<>(name, parser, tier, secret, location, text, doc);
    }

    /** Returns a copy of the key with a value that is never shown. */
    SettingKey<T> hidden() {
        return new SettingKey<>(name, parser, tier, true, location, defaultText, doc);
    }

    /** Returns a copy of the key with a value that contains file names. */
    SettingKey<T> ofFiles() {
        return new SettingKey<>(name, parser, tier, secret, true, defaultText, doc);
    }

    /**
     * Returns the name in the settings file.
     *
     * @return for example {@code token.cookie}
     */
    public String name() {
        return name;
    }

    /**
     * Returns how frequently the key is needed.
     *
     * @return the tier
     */
    public Tier tier() {
        return tier;
    }

    /**
     * Returns whether its value must never be shown.
     *
     * @return true for secrets and passwords
     */
    public boolean secret() {
        return secret;
    }

    /**
     * Returns the default.
     *
     * @return the text as in the file, or null if there is none
     */
    public @Nullable String defaultText() {
        return defaultText;
    }

    /**
     * Returns the value of the default.
     *
     * @return the parsed default
     * @throws IllegalStateException if there is none, or the key does not accept it
     */
    public T defaultValue() {
        if (defaultText == null) {
            throw new IllegalStateException(name + " has no default");
        }
        try {
            return parser.parse(defaultText);
        } catch (InvalidValueException e) {
            throw new IllegalStateException("the default of " + name + " " + e.getMessage(), e);
        }
    }

    /**
     * Returns the documentation for the reference page.
     *
     * @return plain sentences in Markdown
     */
    public String doc() {
        return doc;
    }

    /**
     * Returns whether its value contains file names.
     *
     * @return true if it does
     */
    public boolean location() {
        return location;
    }

    /**
     * Returns whether the key denotes a family of keys.
     *
     * @return true for a family
     */
    public boolean family() {
        return name.indexOf(FAMILY) >= 0;
    }

    /**
     * Returns the prefix of a family, including the last dot; for other keys the whole name.
     *
     * @return the common start of the names
     */
    public String stem() {
        return family() ? name.substring(0, name.indexOf(FAMILY)) : name;
    }

    /**
     * Returns the parser of its values.
     *
     * @return the parser of its type
     */
    public ValueParser<T> parser() {
        return parser;
    }
}
