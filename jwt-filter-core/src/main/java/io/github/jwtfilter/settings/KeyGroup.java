package io.github.jwtfilter.settings;

import java.util.List;

/** Keys of the catalog that belong together. */
public final class KeyGroup {
    private final String title;
    private final List<SettingKey<?>> keys;
    private final boolean ofIssuer;

    private KeyGroup(String title, List<SettingKey<?>> keys, boolean ofIssuer) {
        this.title = title;
        this.keys = keys;
        this.ofIssuer = ofIssuer;
    }

    static KeyGroup ofIssuer(String title, List<SettingKey<?>> keys) {
        return new KeyGroup(title, keys, true);
    }

    static KeyGroup ofAll(String title, List<SettingKey<?>> keys) {
        return new KeyGroup(title, keys, false);
    }

    /**
     * What the group is called.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }

    /**
     * The keys.
     *
     * @return keys in the order in which a reader should meet them
     */
    public List<SettingKey<?>> keys() {
        return keys;
    }

    /**
     * Whether each issuer can have keys of this group of its own, as {@code issuers.<name>.<key>}.
     *
     * @return false if they hold for all issuers
     */
    public boolean ofIssuer() {
        return ofIssuer;
    }
}
