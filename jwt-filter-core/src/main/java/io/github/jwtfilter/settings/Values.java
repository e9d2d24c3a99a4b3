package io.github.jwtfilter.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that were given, by key. A value that cannot be read is reported once, and then counts as not given. */
interface Values {
    /** The value, which the key's default guarantees. */
    <T> T get(SettingKey<T> key);

    /** The value, if there is one. */
    <T> Optional<T> find(SettingKey<T> key);

    /** The list, empty if it is {@code any} or missing; {@code any} beside other items is a problem. */
    List<String> listOrAny(SettingKey<List<String>> key);

    /** The values of a family of keys, by what stands for {@code <name>} or the like. */
    <T> Map<String, T> family(SettingKey<T> key);

    /** The same values, expanded and parsed anew whenever they are asked for, with their problems told elsewhere. */
    Values reportingTo(Report report);
}
