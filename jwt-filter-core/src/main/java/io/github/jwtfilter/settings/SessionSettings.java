package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import io.github.jwtfilter.settings.value.Rate;
import io.github.jwtfilter.settings.value.Secret;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings of the sessions that the filter issues tokens for, after the application's own login. */
public final class SessionSettings {
    /** The values of the cookie attribute {@code SameSite} (RFC 6265bis section 5.6.7). */
    public enum SameSite {
        /** Only requests from pages of the same site. */
        STRICT,
        /** Also navigation from other sites with safe methods. */
        LAX,
        /** All requests. */
        NONE
    }

    /** The key {@code session.store}. */
    public static final SettingKey<StoreKind> STORE = SettingKey.of(
            "session.store",
            Parsers.oneOf(StoreKind.class),
            Tier.FREQUENT,
            "Turns on sessions, for applications with their own login ([Sessions](sessions.md)), and selects where they"
                    + " are stored: `memory` (one server; sessions end with the process), `jdbc` or `redis` (any number"
                    + " of servers).");

    /** The key {@code session.name}. */
    public static final SettingKey<String> NAME = SettingKey.of(
            "session.name",
            Parsers.sessionName(),
            Tier.RARE,
            "The name of the application in its cookies (`__Host-<name>-access`) and in `iss` and `aud` of its tokens"
                    + " (`urn:jwt-filter:<name>`): 1 to 40 letters, digits, `-` and `_`. The default is the context path."
                    + " Applications with the same name, store and signing keys share their sessions.");

    /** The key {@code session.keys}. */
    public static final SettingKey<List<String>> SIGNING_KEYS = SettingKey.of(
                    "session.keys",
                    Parsers.publicKeys(),
                    Tier.FREQUENT,
                    "The files with the private keys that sign the tokens: PEM, a private JWK or a JWK Set of them, or a"
                            + " keystore. The newest valid key signs, the others verify the tokens that they have signed"
                            + " before ([Signing keys](signing-keys.md)). The"
                            + " files are read again when they change. With `session.store = memory`, the default is a"
                            + " key that is generated at each startup.")
            .ofFiles();

    /** The key {@code session.keys.password}. */
    public static final SettingKey<Secret> KEYS_PASSWORD = SettingKey.of(
                    "session.keys.password",
                    Parsers.unquotedSecret(),
                    Tier.RARE,
                    "The password of the keystores in `session.keys`, and of the keys in them.")
            .hidden();

    /** The key {@code session.secret}. */
    public static final SettingKey<Secret> SECRET = SettingKey.of(
                    "session.secret",
                    Parsers.secret(),
                    Tier.RARE,
                    "A secret that signs the tokens with HS256, instead of `session.keys`: at least 32 bytes, as text,"
                            + " `base64:…` or `hex:…`. No other application can then verify the tokens without being able"
                            + " to sign some.")
            .hidden();

    /** The key {@code session.algorithm}. */
    public static final SettingKey<String> ALGORITHM = SettingKey.of(
            "session.algorithm",
            Parsers.text(),
            Tier.RARE,
            "The signature algorithm, one of those in `algorithms` that fits the keys. The default is the usual one for"
                    + " the key: `RS256`, `ES256`, `ES384`, `ES512`, `EdDSA` or `HS256`.");

    /** The key {@code session.access-lifetime}. */
    public static final SettingKey<Duration> ACCESS_LIFETIME = SettingKey.of(
                    "session.access-lifetime",
                    Parsers.duration(Duration.ofSeconds(10), Duration.ofHours(24)),
                    Tier.FREQUENT,
                    "The lifetime of an access token, 10s to 24h. When it has expired, the filter renews it.")
            .or("10m");

    /** The key {@code session.idle-timeout}. */
    public static final SettingKey<Duration> IDLE_TIMEOUT = SettingKey.of(
                    "session.idle-timeout",
                    Parsers.duration(Duration.ofSeconds(20), Duration.ofDays(90)),
                    Tier.FREQUENT,
                    "The time after which a session ends that has not been renewed: more than"
                            + " `session.access-lifetime`, up to 90d. Since only an expired access token is renewed, a"
                            + " session may end up to `session.access-lifetime` earlier after the last request.")
            .or("2h");

    /** The key {@code session.max-lifetime}. */
    public static final SettingKey<Duration> MAX_LIFETIME = SettingKey.of(
                    "session.max-lifetime",
                    Parsers.duration(Duration.ofSeconds(20), Duration.ofDays(365)),
                    Tier.FREQUENT,
                    "The time after which a session ends in any case, and the user has to log in again: not less than"
                            + " `session.idle-timeout`, up to 365d.")
            .or("24h");

    /** The key {@code session.max-per-user}. */
    public static final SettingKey<Integer> MAX_PER_USER = SettingKey.of(
                    "session.max-per-user",
                    Parsers.number(1, 100_000),
                    Tier.RARE,
                    "The maximum number of sessions of one user, 1 to 100000. A further login ends the session whose last"
                            + " renewal was the longest time ago, with a warning in the log: a program that logs in for"
                            + " each request would otherwise fill the store.")
            .or("100");

    /** The key {@code session.grace}. */
    public static final SettingKey<Duration> GRACE = SettingKey.of(
                    "session.grace",
                    Parsers.duration(Duration.ofSeconds(1), Duration.ofMinutes(5)),
                    Tier.RARE,
                    "The time during which a renewal may be repeated with the same renewal token, 1s to 5m: the requests of"
                            + " one page arrive together, and a response may be lost. Later use of an old renewal token"
                            + " ends the session, since a copy of it must exist.")
            .or("30s");

    /** The key {@code session.same-site}. */
    public static final SettingKey<SameSite> SAME_SITE = SettingKey.of(
                    "session.same-site",
                    Parsers.oneOf(SameSite.class),
                    Tier.RARE,
                    "The attribute `SameSite` of the cookies: `lax`, `strict` (links from other sites open the application"
                            + " without a session) or `none` (for frames of other sites).")
            .or("lax");

    /** The key {@code session.cookie-path}. */
    public static final SettingKey<String> COOKIE_PATH = SettingKey.of(
                    "session.cookie-path",
                    Parsers.path(),
                    Tier.RARE,
                    "The attribute `Path` of the cookies. With `/` they get the name prefix `__Host-`, so that no other host"
                            + " can set them, and each application on the host receives them; otherwise `__Secure-`.")
            .or("/");

    /** The key {@code session.refresh-path}. */
    public static final SettingKey<String> REFRESH_PATH = SettingKey.of(
            "session.refresh-path",
            Parsers.path(),
            Tier.RARE,
            "The path, below the application, at which a script may renew the session with POST. Off by default: the filter"
                    + " renews sessions without it.");

    /** The key {@code session.logout-path}. */
    public static final SettingKey<String> LOGOUT_PATH = SettingKey.of(
            "session.logout-path",
            Parsers.path(),
            Tier.RARE,
            "The path, below the application, at which a script may end the session with POST. Off by default.");

    /** The key {@code session.jwks-path}. */
    public static final SettingKey<String> JWKS_PATH = SettingKey.of(
            "session.jwks-path",
            Parsers.path(),
            Tier.RARE,
            "The path, below the application, at which anyone can read the public keys as a JWK Set (RFC 7517), so that"
                    + " other applications and API gateways can verify the tokens. Off by default.");

    /** The key {@code session.bridge.roles}. */
    public static final SettingKey<List<String>> BRIDGE_ROLES = SettingKey.of(
            "session.bridge.roles",
            Parsers.list(),
            Tier.RARE,
            "The roles, in addition to those in access rules, that a session takes over from a login at the server on the"
                    + " paths of `coexist`.");

    /** The key {@code session.bridge}. */
    public static final SettingKey<Boolean> BRIDGE = SettingKey.of(
                    "session.bridge",
                    Parsers.bool(),
                    Tier.RARE,
                    "Whether a user whom the server or the application has authenticated on the paths of `coexist` gets a"
                            + " session of the filter.")
            .or("false");

    /** The key {@code session.alert.addresses}. */
    public static final SettingKey<Rate> ALERT_ADDRESSES = SettingKey.of(
                    "session.alert.addresses",
                    Parsers.rate(),
                    Tier.RARE,
                    "The number of client addresses per time that may use one session; more are reported once, in the log"
                            + " and to a listener.")
            .or("5/10m");

    /** The key {@code session.alert.failures}. */
    public static final SettingKey<Rate> ALERT_FAILURES = SettingKey.of(
                    "session.alert.failures",
                    Parsers.rate(),
                    Tier.RARE,
                    "The number of failed renewals per time from one client address; more are reported once, in the log and"
                            + " to a listener.")
            .or("20/1m");

    /** The key {@code session.provider-outage}. */
    public static final SettingKey<Duration> PROVIDER_OUTAGE = SettingKey.of(
                    "session.provider-outage",
                    Parsers.duration(Duration.ZERO, Duration.ofDays(7)),
                    Tier.RARE,
                    "With `login`: how long sessions are renewed without the provider while it is unavailable, 0s to 7d since"
                            + " it last confirmed the user. Afterwards the session ends.")
            .or("1h");

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS = Collections.unmodifiableList(Arrays.asList(
            STORE,
            NAME,
            SIGNING_KEYS,
            KEYS_PASSWORD,
            SECRET,
            ALGORITHM,
            ACCESS_LIFETIME,
            IDLE_TIMEOUT,
            MAX_LIFETIME,
            MAX_PER_USER,
            GRACE,
            SAME_SITE,
            COOKIE_PATH,
            REFRESH_PATH,
            LOGOUT_PATH,
            JWKS_PATH,
            BRIDGE,
            BRIDGE_ROLES,
            ALERT_ADDRESSES,
            ALERT_FAILURES,
            PROVIDER_OUTAGE));

    private final Values values;
    private final @Nullable StoreKind store;
    private final Optional<String> name;
    private final List<String> signingKeys;
    private final Optional<Secret> keysPassword;
    private final Optional<Secret> secret;
    private final Optional<String> algorithm;
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
    private final Rate alertAddresses;
    private final Rate alertFailures;
    private final Duration providerOutage;

    SessionSettings(Values values) {
        this.values = values;
        store = values.find(STORE).orElse(null);
        name = values.find(NAME);
        signingKeys = values.find(SIGNING_KEYS).orElse(Collections.emptyList());
        keysPassword = values.find(KEYS_PASSWORD);
        secret = values.find(SECRET);
        algorithm = values.find(ALGORITHM);
        accessLifetime = values.get(ACCESS_LIFETIME);
        idleTimeout = values.get(IDLE_TIMEOUT);
        maxLifetime = values.get(MAX_LIFETIME);
        maxPerUser = values.get(MAX_PER_USER);
        grace = values.get(GRACE);
        sameSite = values.get(SAME_SITE);
        cookiePath = values.get(COOKIE_PATH);
        refreshPath = values.find(REFRESH_PATH);
        logoutPath = values.find(LOGOUT_PATH);
        jwksPath = values.find(JWKS_PATH);
        bridge = values.get(BRIDGE);
        bridgeRoles = values.find(BRIDGE_ROLES).orElse(Collections.emptyList());
        alertAddresses = values.get(ALERT_ADDRESSES);
        alertFailures = values.get(ALERT_FAILURES);
        providerOutage = values.get(PROVIDER_OUTAGE);
    }

    /**
     * Returns the settings with the current values of their expressions, such as {@code ${file:secret.txt}}.
     *
     * @param report receives the problems of the values
     * @return the same settings, evaluated again
     */
    public SessionSettings reload(Report report) {
        return new SessionSettings(values.reportingTo(report));
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
     * Returns the files with signing keys.
     *
     * @return locations, possibly none
     */
    public List<String> signingKeys() {
        return signingKeys;
    }

    /**
     * Returns the password of keystores.
     *
     * @return the password, if configured
     */
    public Optional<Secret> keysPassword() {
        return keysPassword;
    }

    /**
     * Returns the secret that signs.
     *
     * @return the secret, if configured
     */
    public Optional<Secret> secret() {
        return secret;
    }

    /**
     * Returns the signature algorithm, not yet checked.
     *
     * @return a value of {@code alg}, or empty for the usual one of the key
     */
    public Optional<String> algorithm() {
        return algorithm;
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
     * Returns the number of addresses that may use a session.
     *
     * @return a number per time
     */
    public Rate alertAddresses() {
        return alertAddresses;
    }

    /**
     * Returns the number of failed renewals of one client.
     *
     * @return a number per time
     */
    public Rate alertFailures() {
        return alertFailures;
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
