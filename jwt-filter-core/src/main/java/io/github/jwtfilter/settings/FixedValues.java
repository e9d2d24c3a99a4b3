package io.github.jwtfilter.settings;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values that no file contains; the other keys have their defaults. */
final class FixedValues implements Values {
    private final Map<SettingKey<?>, Object> values = new HashMap<>();

    <T> FixedValues with(SettingKey<T> key, T value) {
        values.put(key, value);
        return this;
    }

    @Override
    public <T> T get(SettingKey<T> key) {
        Optional<T> fixed = find(key);
        return fixed.isPresent() ? fixed.get() : key.defaultValue();
    }

    @Override
    @SuppressWarnings("unchecked") // with() accepts only values of the type of the key
    public <T> Optional<T> find(SettingKey<T> key) {
        @Nullable T value = (T) values.get(key);
        return Optional.ofNullable(value);
    }

    @Override
    public List<String> listOrAny(SettingKey<List<String>> key) {
        return find(key).orElse(Collections.emptyList());
    }

    @Override
    public <T> Map<String, T> family(SettingKey<T> key) {
        return Collections.emptyMap();
    }

    @Override
    public Values reportingTo(Report report) {
        return this;
    }
}
