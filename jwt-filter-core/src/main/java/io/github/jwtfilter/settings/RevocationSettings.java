package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Settings of the revocation of tokens before they expire. */
public final class RevocationSettings {
    /** The handling of requests while the store is unavailable. */
    public enum OnFailure {
        /** They are rejected with 503. */
        REFUSE,
        /** They are accepted as if nothing were revoked. */
        ADMIT
    }

    /** The key {@code revocation.store}. */
    public static final SettingKey<StoreKind> STORE = SettingKey.of(
            "revocation.store",
            Parsers.oneOf(StoreKind.class),
            Tier.FREQUENT,
            "Turns on the revocation of tokens, and selects where revocations are stored: `memory`, `jdbc` or `redis`. With"
                    + " sessions, the default is `session.store`.");

    /** The key {@code revocation.on-failure}. */
    public static final SettingKey<OnFailure> ON_FAILURE = SettingKey.of(
                    "revocation.on-failure",
                    Parsers.oneOf(OnFailure.class),
                    Tier.RARE,
                    "The handling of requests while the store is unavailable: `refuse` rejects them with 503, `admit` accepts"
                            + " revoked tokens too, which is counted and logged, and a warning at each startup.")
            .or("refuse");

    /** The key {@code revocation.cache}. */
    public static final SettingKey<Duration> CACHE = SettingKey.of(
                    "revocation.cache",
                    Parsers.duration(Duration.ZERO, Duration.ofMinutes(5)),
                    Tier.RARE,
                    "The time for which the result for a token is cached, so that the store is not read for each request: 0s"
                            + " to 5m. A revocation takes effect on other servers after this time at the latest. The result is cached"
                            + " with the token, so that this has no effect with `cache.size = 0`.")
            .or("0s");

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS =
            Collections.unmodifiableList(Arrays.asList(STORE, ON_FAILURE, CACHE));

    private final Optional<StoreKind> store;
    private final OnFailure onFailure;
    private final Duration cache;

    RevocationSettings(Values values, Optional<StoreKind> sessionStore) {
        Optional<StoreKind> own = values.find(STORE);
        store = own.isPresent() ? own : sessionStore;
        onFailure = values.get(ON_FAILURE);
        cache = values.get(CACHE);
    }

    /**
     * Returns where revocations are stored.
     *
     * @return the kind of store; empty if tokens cannot be revoked
     */
    public Optional<StoreKind> store() {
        return store;
    }

    /**
     * Returns the handling of requests while the store is unavailable.
     *
     * @return {@code REFUSE} by default
     */
    public OnFailure onFailure() {
        return onFailure;
    }

    /**
     * Returns the time for which the result for a token is cached.
     *
     * @return zero to five minutes
     */
    public Duration cache() {
        return cache;
    }
}
