package io.github.jwtfilter.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings that differ between two readings. Immutable. */
public final class SettingChanges {
    /** The settings of parts that requests in progress and existing sessions depend on. */
    private static final List<SettingKey<?>> FIXED = fixed();

    private static final List<SettingKey<?>> OPERATIONAL = operational();

    private static final List<SettingKey<?>> SIGNING = Arrays.asList(
            SigningSettingKeys.SIGNING_KEYS,
            SigningSettingKeys.KEYS_PASSWORD,
            SigningSettingKeys.SECRET,
            SigningSettingKeys.ALGORITHM);

    private final Set<String> keys;
    private final SettingDigests later;
    private final boolean sessions;

    private SettingChanges(Set<String> keys, SettingDigests later, boolean sessions) {
        this.keys = keys;
        this.later = later;
        this.sessions = sessions;
    }

    private static List<SettingKey<?>> operational() {
        List<SettingKey<?>> keys = new ArrayList<>(LogSettings.KEYS);
        keys.addAll(MonitorSettings.KEYS);
        keys.addAll(EventSettings.KEYS);
        keys.addAll(OperationSettings.KEYS);
        keys.addAll(CacheSettings.KEYS);
        keys.addAll(FloodSettings.KEYS);
        return keys;
    }

    private static List<SettingKey<?>> fixed() {
        List<SettingKey<?>> keys = new ArrayList<>(Arrays.asList(
                LoginSettingKeys.LOGIN, // which implies a store of sessions
                SessionSettingKeys.STORE,
                SessionSettingKeys.NAME,
                SessionSettingKeys.COOKIE_PATH,
                SessionSettingKeys.GRACE,
                EventSettings.LISTENERS));
        keys.addAll(StoreSettingKeys.KEYS);
        keys.addAll(RevocationSettings.KEYS);
        keys.addAll(DeploymentSettings.KEYS);
        return keys;
    }

    /**
     * Compares two readings.
     *
     * @param earlier the settings in effect
     * @param later the settings that may replace them
     * @return the differences
     */
    public static SettingChanges between(LoadedSettings earlier, LoadedSettings later) {
        return new SettingChanges(
                later.digests().changedSince(earlier.digests()),
                later.digests(),
                earlier.settings().session().enabled());
    }

    /**
     * Returns the keys with other values.
     *
     * @return full names, sorted, with those that were added or removed
     */
    public Set<String> keys() {
        return keys;
    }

    /**
     * Returns the keys that cannot change before the next deployment.
     *
     * @return some of {@link #keys()}; usually none
     */
    public Set<String> fixedKeys() {
        return select(key -> FIXED.contains(key) || (sessions && key == TransportSettings.HTTPS_REQUIRED));
    }

    /**
     * Returns the access rules that do not exist any more.
     *
     * @return some of {@link #keys()}
     */
    public Set<String> removedRules() {
        Set<String> rules = select(AccessSettings.KEYS::contains);
        return rules.stream().filter(key -> !later.has(key)).collect(Collectors.toSet());
    }

    /**
     * Returns the keys that determine which issuers are trusted.
     *
     * @return some of {@link #keys()}
     */
    public Set<String> issuers() {
        return select(key -> key == IssuerSettings.ISSUER || key == IssuerSettings.AUDIENCE);
    }

    /**
     * Returns whether the keys of an issuer must be read from another location, or in another way.
     *
     * @param issuer the name of the issuer in the settings, empty for the unnamed one
     * @return false if the known keys can remain in use
     */
    public boolean concernKeysOf(String issuer) {
        Set<String> ofKeys = select(key ->
                IssuerSettings.KEYS.contains(key) || (KeySettings.KEYS.contains(key) && key != RevokedKeys.REVOKED));
        return ofKeys.stream().anyMatch(key -> KeyName.of(key).issuer().equals(issuer));
    }

    /**
     * Returns whether the keys that sign the tokens of sessions are other ones.
     *
     * @return false if the known keys can remain in use
     */
    public boolean concernSigningKeys() {
        return !select(SIGNING::contains).isEmpty();
    }

    /**
     * Returns whether the limits of signature checks have changed.
     *
     * @return false if the counted failures can remain in use
     */
    public boolean concernFloods() {
        return !select(FloodSettings.KEYS::contains).isEmpty();
    }

    /**
     * Returns whether requests may be decided in another way.
     *
     * @return false if only logs, alerts, events, caches, limits of signature checks, and the operation are concerned
     */
    public boolean concernDecisions() {
        return !select(key -> !OPERATIONAL.contains(key)).isEmpty();
    }

    private Set<String> select(Predicate<SettingKey<?>> condition) {
        return keys.stream()
                .filter(name -> {
                    SettingKey<?> key = setting(name);
                    return key != null && condition.test(key);
                })
                .collect(Collectors.collectingAndThen(Collectors.toSet(), Collections::unmodifiableSet));
    }

    private static @Nullable SettingKey<?> setting(String name) {
        return Catalog.find(KeyName.of(name).local());
    }
}
