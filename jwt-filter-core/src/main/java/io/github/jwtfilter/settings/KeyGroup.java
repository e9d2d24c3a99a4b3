package io.github.jwtfilter.settings;

import java.util.List;

/** Keys of the catalog that belong together. */
public final class KeyGroup {
    private final String title;
    private final List<SettingKey<?>> keys;

    KeyGroup(String title, List<SettingKey<?>> keys) {
        this.title = title;
        this.keys = keys;
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
}
