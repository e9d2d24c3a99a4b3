package io.github.jwtfilter.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configured values by key. An invalid value is reported once, and then treated as missing. */
public interface Values {
    /**
     * Returns the value of a key that has a default.
     *
     * @param <T> the type of the value
     * @param key the key
     * @return the value, or the default
     */
    <T> T get(SettingKey<T> key);

    /**
     * Returns the value, if present.
     *
     * @param <T> the type of the value
     * @param key the key
     * @return the value
     */
    <T> Optional<T> find(SettingKey<T> key);

    /**
     * Returns the list, empty if it is {@code any} or missing; {@code any} with other items is a problem.
     *
     * @param key the key
     * @return the items
     */
    List<String> listOrAny(SettingKey<List<String>> key);

    /**
     * Returns the values of a family of keys, by the value of the placeholder {@code <name>}.
     *
     * @param <T> the type of the value
     * @param key the family
     * @return the values by name
     */
    <T> Map<String, T> family(SettingKey<T> key);

    /**
     * Returns a view for another reading, which evaluates expressions again, and reports problems elsewhere.
     *
     * @param report receives the problems
     * @return the view
     */
    Values reportingTo(Report report);
}
