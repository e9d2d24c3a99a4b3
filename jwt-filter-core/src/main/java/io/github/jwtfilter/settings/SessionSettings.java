package io.github.jwtfilter.settings;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings of the sessions that the filter issues tokens for, after the application's own login. The keys are in {@link SessionSettingKeys}. */
public final class SessionSettings {
    private final @Nullable StoreKind store;
    private final Optional<String> name;
    private final SigningSettings signing;
    private final Duration accessLifetime;
    private final Duration idleTimeout;
    private final Duration maxLifetime;
    private final int maxPerUser;
    private final Duration grace;
    private final SameSite sameSite;
    private final String cookiePath;
    private final Optional<String> refreshPath;
    private final Optional<String> logoutPath;
    private final Optional<String> jwksPath;
    private final boolean bridge;
    private final List<String> bridgeRoles;
    private final Duration providerOutage;

    SessionSettings(Values values) {
        store = values.find(SessionSettingKeys.STORE).orElse(null);
        name = values.find(SessionSettingKeys.NAME);
        signing = new SigningSettings(values);
        accessLifetime = values.get(SessionSettingKeys.ACCESS_LIFETIME);
        idleTimeout = values.get(SessionSettingKeys.IDLE_TIMEOUT);
        maxLifetime = values.get(SessionSettingKeys.MAX_LIFETIME);
        maxPerUser = values.get(SessionSettingKeys.MAX_PER_USER);
        grace = values.get(SessionSettingKeys.GRACE);
        sameSite = values.get(SessionSettingKeys.SAME_SITE);
        cookiePath = values.get(SessionSettingKeys.COOKIE_PATH);
        refreshPath = values.find(SessionSettingKeys.REFRESH_PATH);
        logoutPath = values.find(SessionSettingKeys.LOGOUT_PATH);
        jwksPath = values.find(SessionSettingKeys.JWKS_PATH);
        bridge = values.get(SessionSettingKeys.BRIDGE);
        bridgeRoles = values.find(SessionSettingKeys.BRIDGE_ROLES).orElse(Collections.emptyList());
        providerOutage = values.get(SessionSettingKeys.PROVIDER_OUTAGE);
    }

    /**
     * Returns whether the filter issues tokens.
     *
     * @return true if {@code session.store} is set, or {@code login}, with which the default is {@code memory}
     */
    public boolean enabled() {
        return store != null;
    }

    /**
     * Returns where sessions are stored.
     *
     * @return the kind of store, or empty without sessions
     */
    public Optional<StoreKind> store() {
        return Optional.ofNullable(store);
    }

    /**
     * Returns whether several servers can share the sessions.
     *
     * @return true if they are in a database or in Redis
     */
    public boolean isShared() {
        return store != null && store != StoreKind.MEMORY;
    }

    /**
     * Returns the name of the application.
     *
     * @return the name, or empty for the context path
     */
    public Optional<String> name() {
        return name;
    }

    /**
     * Returns the settings of the keys that sign the tokens.
     *
     * @return the settings, also without sessions
     */
    public SigningSettings signing() {
        return signing;
    }

    /**
     * Returns the lifetime of access tokens.
     *
     * @return 10 seconds to 24 hours
     */
    public Duration accessLifetime() {
        return accessLifetime;
    }

    /**
     * Returns the time after which a session ends without a renewal.
     *
     * @return more than {@link #accessLifetime()}
     */
    public Duration idleTimeout() {
        return idleTimeout;
    }

    /**
     * Returns the time after which a session ends in any case.
     *
     * @return not less than {@link #idleTimeout()}
     */
    public Duration maxLifetime() {
        return maxLifetime;
    }

    /**
     * Returns the maximum number of sessions of one user.
     *
     * @return 1 to 100,000
     */
    public int maxPerUser() {
        return maxPerUser;
    }

    /**
     * Returns the time during which a renewal may be repeated.
     *
     * @return 1 second to 5 minutes
     */
    public Duration grace() {
        return grace;
    }

    /**
     * Returns the attribute {@code SameSite} of the cookies.
     *
     * @return {@code LAX} by default
     */
    public SameSite sameSite() {
        return sameSite;
    }

    /**
     * Returns the attribute {@code Path} of the cookies.
     *
     * @return a path that starts with a slash
     */
    public String cookiePath() {
        return cookiePath;
    }

    /**
     * Returns the path of the endpoint that renews a session.
     *
     * @return a path below the application, or empty if it is off
     */
    public Optional<String> refreshPath() {
        return refreshPath;
    }

    /**
     * Returns the path of the endpoint that ends a session.
     *
     * @return a path below the application, or empty if it is off
     */
    public Optional<String> logoutPath() {
        return logoutPath;
    }

    /**
     * Returns the path of the JWK Set.
     *
     * @return a path below the application, or empty if it is off
     */
    public Optional<String> jwksPath() {
        return jwksPath;
    }

    /**
     * Returns whether users of the server get a session.
     *
     * @return false by default
     */
    public boolean bridge() {
        return bridge;
    }

    /**
     * Returns the roles that a session takes over from the server, in addition to those in access rules.
     *
     * @return role names, possibly none
     */
    public List<String> bridgeRoles() {
        return bridgeRoles;
    }

    /**
     * Returns how long a session after a login at an identity provider is renewed while the provider is unavailable.
     *
     * @return zero to seven days, since the provider last confirmed the user
     */
    public Duration providerOutage() {
        return providerOutage;
    }
}
