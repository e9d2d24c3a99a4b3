package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The keys of {@link SessionSettings}, except those in {@link SigningSettingKeys}. */
public final class SessionSettingKeys {
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
            SigningSettingKeys.SIGNING_KEYS,
            SigningSettingKeys.KEYS_PASSWORD,
            SigningSettingKeys.SECRET,
            SigningSettingKeys.ALGORITHM,
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
            PROVIDER_OUTAGE));

    private SessionSettingKeys() {}
}
