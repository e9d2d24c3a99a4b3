package io.github.jwtfilter.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All keys of a settings file. The reader, the table of effective settings and the reference page use this catalog;
 * declare a new key in its section and add it to the list of the section.
 */
public final class Catalog {
    private static final String PROPERTY_PREFIX = "jwtfilter.";
    private static final String VARIABLE_PREFIX = "JWTFILTER_";

    private static final List<KeyGroup> GROUPS = Collections.unmodifiableList(Arrays.asList(
            KeyGroup.ofIssuer("Issuer", IssuerSettings.KEYS),
            KeyGroup.ofIssuer("Keys", KeySettings.KEYS),
            KeyGroup.ofAll("Token", TokenSettings.KEYS),
            KeyGroup.ofIssuer("Claims", ClaimSettings.KEYS),
            KeyGroup.ofIssuer("Identity", IdentitySettings.KEYS),
            KeyGroup.ofAll("Claims for the application", ExposeSettings.KEYS),
            KeyGroup.ofAll("Paths", PathSettings.KEYS),
            KeyGroup.ofAll("Access", AccessSettings.KEYS),
            KeyGroup.ofAll("Responses to rejected requests", ChallengeSettings.KEYS),
            KeyGroup.ofAll("Caching of responses", ResponseSettings.KEYS),
            KeyGroup.ofAll("Cross-site requests", CsrfSettings.KEYS),
            KeyGroup.ofAll("CORS", CorsSettings.KEYS),
            KeyGroup.ofAll("Transport", TransportSettings.KEYS),
            KeyGroup.ofAll("Sessions", SessionSettingKeys.KEYS),
            KeyGroup.ofAll("Login at an identity provider", LoginSettingKeys.KEYS),
            KeyGroup.ofAll("Revocation", RevocationSettings.KEYS),
            KeyGroup.ofAll("Stores", StoreSettingKeys.KEYS),
            KeyGroup.ofAll("Cache", CacheSettings.KEYS),
            KeyGroup.ofAll("Floods of invalid tokens", FloodSettings.KEYS),
            KeyGroup.ofAll("Roll-out", RolloutSettings.KEYS),
            KeyGroup.ofAll("Log", LogSettings.KEYS),
            KeyGroup.ofAll("Events", EventSettings.KEYS),
            KeyGroup.ofAll("Alerts", MonitorSettings.KEYS),
            KeyGroup.ofAll("Operation", OperationSettings.KEYS),
            KeyGroup.ofAll("Deployment", DeploymentSettings.KEYS)));
    private static final List<SettingKey<?>> KEYS = all();

    private Catalog() {}

    private static List<SettingKey<?>> all() {
        List<SettingKey<?>> keys = new ArrayList<>();
        for (KeyGroup group : GROUPS) {
            keys.addAll(group.keys());
        }
        return Collections.unmodifiableList(keys);
    }

    /**
     * Returns the keys by group.
     *
     * @return groups in the order of the reference page
     */
    public static List<KeyGroup> groups() {
        return GROUPS;
    }

    /**
     * Returns all keys.
     *
     * @return keys in the order of their groups
     */
    public static List<SettingKey<?>> keys() {
        return KEYS;
    }

    /**
     * Returns the system property that overrides a key.
     *
     * @param key the name of a key
     * @return for example {@code jwtfilter.token.cookie}
     */
    public static String property(String key) {
        return PROPERTY_PREFIX + key;
    }

    /**
     * Returns the environment variable that overrides a key.
     *
     * @param key the name of a single key, not of a family
     * @return for example {@code JWTFILTER_TOKEN_COOKIE}
     */
    public static String variable(String key) {
        return VARIABLE_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * Returns the key with this name, or the family that it belongs to; null if there is none.
     *
     * @param name a key without prefix
     * @return the key or family
     */
    public static @Nullable SettingKey<?> find(String name) {
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

    /**
     * Returns whether each issuer can override the key, with a prefix.
     *
     * @param key the key
     * @return true if the prefix of an issuer is permitted
     */
    public static boolean isOfIssuer(SettingKey<?> key) {
        for (KeyGroup group : GROUPS) {
            if (group.ofIssuer() && group.keys().contains(key)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether the key applies to one issuer only. Restrictions, {@code claims.*} and {@code keys.revoked}, may
     * apply to all.
     *
     * @param key the key
     * @return true if it configures a single issuer
     */
    public static boolean isOfOneIssuer(SettingKey<?> key) {
        return isOfIssuer(key) && !ClaimSettings.KEYS.contains(key) && key != RevokedKeys.REVOKED;
    }

    /**
     * Returns the name of the key that an environment variable overrides, or null if there is none. No key of an issuer
     * is the end of another one, so the result is unique for all names of issuers.
     *
     * @param variable the name of an environment variable
     * @param prefixes the prefixes of named issuers
     * @return the name of the key
     */
    public static @Nullable String findVariable(String variable, Collection<String> prefixes) {
        for (SettingKey<?> key : KEYS) {
            if (!key.family() && variable(key.name()).equals(variable)) {
                return key.name();
            }
            for (String prefix : prefixes) {
                String name = prefix + key.name();
                if (!key.family() && isOfIssuer(key) && variable(name).equals(variable)) {
                    return name;
                }
            }
        }
        return null;
    }
}
