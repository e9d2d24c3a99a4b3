package io.github.jwtfilter.settings;

import org.jspecify.annotations.Nullable;

/**
 * One key of the catalog: what it is called, how its value is read, what holds without it, and what the reference page
 * says of it. A name that ends in {@code .<name>} or the like stands for a family of keys.
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

    /** The same key with a value that holds when the file does not set it. */
    SettingKey<T> or(String text) {
        return new SettingKey<>(name, parser, tier, secret, location, text, doc);
    }

    /** The same key with a value that is never shown. */
    SettingKey<T> hidden() {
        return new SettingKey<>(name, parser, tier, true, location, defaultText, doc);
    }

    /** The same key with a value that names files. */
    SettingKey<T> ofFiles() {
        return new SettingKey<>(name, parser, tier, secret, true, defaultText, doc);
    }

    /**
     * The name in the settings file.
     *
     * @return for example {@code token.cookie}
     */
    public String name() {
        return name;
    }

    /**
     * How often the key is needed.
     *
     * @return the tier
     */
    public Tier tier() {
        return tier;
    }

    /**
     * Whether its value must never be shown.
     *
     * @return true for secrets and passwords
     */
    public boolean secret() {
        return secret;
    }

    /**
     * The value that holds when the file does not set it.
     *
     * @return a text as in the file, or null if there is none
     */
    public @Nullable String defaultText() {
        return defaultText;
    }

    /**
     * What the reference page says.
     *
     * @return plain sentences in Markdown
     */
    public String doc() {
        return doc;
    }

    /** Whether its value names files. */
    boolean location() {
        return location;
    }

    /** Whether it stands for a family of keys. */
    boolean family() {
        return name.indexOf(FAMILY) >= 0;
    }

    /** What the names of a family start with, up to and with the last dot; the whole name of other keys. */
    String stem() {
        return family() ? name.substring(0, name.indexOf(FAMILY)) : name;
    }

    ValueParser<T> parser() {
        return parser;
    }
}
