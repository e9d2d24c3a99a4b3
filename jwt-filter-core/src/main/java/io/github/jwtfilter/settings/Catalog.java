package io.github.jwtfilter.settings;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All keys that a settings file may hold. The reader, the table of effective settings and the reference page are fed
 * from it; a new key is declared in its section and added to the section's list.
 */
public final class Catalog {
    private static final String PROPERTY_PREFIX = "jwtfilter.";
    private static final String VARIABLE_PREFIX = "JWTFILTER_";

    private static final List<KeyGroup> GROUPS = Collections.unmodifiableList(Arrays.asList(
            new KeyGroup("Issuer", IssuerSettings.KEYS),
            new KeyGroup("Keys", KeySettings.KEYS),
            new KeyGroup("Token", TokenSettings.KEYS),
            new KeyGroup("Claims", ClaimSettings.KEYS),
            new KeyGroup("Identity", IdentitySettings.KEYS),
            new KeyGroup("Answers", ChallengeSettings.KEYS),
            new KeyGroup("Transport", TransportSettings.KEYS)));
    private static final List<SettingKey<?>> KEYS = Collections.unmodifiableList(
            GROUPS.stream().flatMap(group -> group.keys().stream()).collect(Collectors.toList()));

    private Catalog() {}

    /**
     * The keys, by group.
     *
     * @return groups in the order of the reference page
     */
    public static List<KeyGroup> groups() {
        return GROUPS;
    }

    /**
     * The keys.
     *
     * @return keys in the order of their groups
     */
    public static List<SettingKey<?>> keys() {
        return KEYS;
    }

    /**
     * The system property that overrides a key.
     *
     * @param key the name of a key
     * @return for example {@code jwtfilter.token.cookie}
     */
    public static String property(String key) {
        return PROPERTY_PREFIX + key;
    }

    /**
     * The environment variable that overrides a key.
     *
     * @param key the name of a key that stands for itself, not for a family
     * @return for example {@code JWTFILTER_TOKEN_COOKIE}
     */
    public static String variable(String key) {
        return VARIABLE_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The key with this name, or the family that it belongs to. */
    static @Nullable SettingKey<?> find(String name) {
        for (SettingKey<?> key : KEYS) {
            boolean member = key.family()
                    && name.startsWith(key.stem())
                    && name.length() > key.stem().length();
            if (member || (!key.family() && key.name().equals(name))) {
                return key;
            }
        }
        return null;
    }

    /** The key that an environment variable of this name overrides. */
    static @Nullable SettingKey<?> findVariable(String variable) {
        return KEYS.stream()
                .filter(key -> !key.family() && variable(key.name()).equals(variable))
                .findFirst()
                .orElse(null);
    }
}
