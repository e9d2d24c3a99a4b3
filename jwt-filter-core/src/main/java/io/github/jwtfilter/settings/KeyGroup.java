package io.github.jwtfilter.settings;

import java.util.List;

/** A group of related keys in the catalog. */
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
     * Returns the title of the group.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }

    /**
     * Returns the keys.
     *
     * @return keys in the order of the reference page
     */
    public List<SettingKey<?>> keys() {
        return keys;
    }

    /**
     * Returns whether each issuer can override keys of this group, as {@code issuers.<name>.<key>}.
     *
     * @return false if the keys apply to all issuers
     */
    public boolean ofIssuer() {
        return ofIssuer;
    }
}
