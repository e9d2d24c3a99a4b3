package io.github.jwtfilter.settings;

import io.github.jwtfilter.internal.digest.Hex;
import io.github.jwtfilter.internal.digest.Sha256;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The digests of the values in effect, by which two readings of the settings are compared without their secrets. Immutable. */
public final class SettingDigests {
    private static final int VERSION_BYTES = 4;

    private final SortedMap<String, byte[]> byKey = new TreeMap<>();

    /**
     * Computes the digests.
     *
     * @param values the values after expansion, by the full names of their keys
     */
    public SettingDigests(Map<String, String> values) {
        for (Map.Entry<String, String> value : values.entrySet()) {
            byKey.put(value.getKey(), Sha256.of(value.getValue()));
        }
    }

    /**
     * Returns the keys whose values differ from those of an earlier reading.
     *
     * @param earlier the earlier reading
     * @return the sorted names of keys with another value, added keys and removed keys
     */
    public Set<String> changedSince(SettingDigests earlier) {
        Set<String> changed = new TreeSet<>(earlier.byKey.keySet());
        changed.addAll(byKey.keySet());
        changed.removeIf(key -> Arrays.equals(digest(key), earlier.digest(key)));
        return Collections.unmodifiableSet(changed);
    }

    private byte @Nullable [] digest(String key) {
        return byKey.get(key);
    }

    /**
     * Returns whether a key is set.
     *
     * @param key the full name of a key
     * @return false if its default is in effect
     */
    public boolean has(String key) {
        return byKey.containsKey(key);
    }

    /**
     * Returns a short name of the values, for operators: equal values have the same name. It does not depend on secrets, which could
     * otherwise be guessed from it.
     *
     * @return 8 hexadecimal digits
     */
    public String version() {
        StringBuilder all = new StringBuilder();
        for (Map.Entry<String, byte[]> digest : byKey.entrySet()) {
            if (!isSecret(digest.getKey())) {
                all.append(digest.getKey())
                        .append('=')
                        .append(Hex.of(digest.getValue()))
                        .append('\n');
            }
        }
        return Hex.of(Arrays.copyOf(Sha256.of(all.toString()), VERSION_BYTES));
    }

    private static boolean isSecret(String key) {
        SettingKey<?> setting = Catalog.find(KeyName.of(key).local());
        return setting == null || setting.secret();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SettingDigests
                && changedSince((SettingDigests) other).isEmpty();
    }

    @Override
    public int hashCode() {
        return version().hashCode();
    }
}
