package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The keys of {@link KeySettings} for keys that are fetched over the network. */
public final class RemoteKeySettings {
    /** The key {@code keys.jwks-uri}. */
    public static final SettingKey<URI> JWKS_URI = SettingKey.of(
            "keys.jwks-uri",
            Parsers.keyAddress(),
            Tier.FREQUENT,
            "The address of a JWK Set, if it is not that of the issuer's metadata: `https`, or `http` on the local"
                    + " machine (`localhost`, `127.0.0.1`, `[::1]`) and with `keys.insecure-http`.");

    /** The key {@code keys.discovery-uri}. */
    public static final SettingKey<URI> DISCOVERY_URI = SettingKey.of(
            "keys.discovery-uri",
            Parsers.keyAddress(),
            Tier.FREQUENT,
            "The complete address of the metadata document that contains `jwks_uri`, if it is not the issuer followed"
                    + " by `/.well-known/openid-configuration` (OpenID Connect Discovery 1.0; RFC 8414). The"
                    + " metadata must name an issuer that `issuer` lists.");

    /** The key {@code keys.ca}. */
    public static final SettingKey<String> CA = SettingKey.of(
                    "keys.ca",
                    Parsers.location(),
                    Tier.FREQUENT,
                    "A PEM file with the certificate authorities that are trusted for the HTTPS connection to the key"
                            + " server. They replace those that the Java runtime trusts.")
            .ofFiles();

    /** The key {@code keys.bearer-token-file}. */
    public static final SettingKey<String> BEARER_TOKEN_FILE = SettingKey.of(
                    "keys.bearer-token-file",
                    Parsers.location(),
                    Tier.RARE,
                    "A file with a bearer token (RFC 6750) that is sent with each request for keys. It is read again"
                            + " for each fetch; Kubernetes requires such a token.")
            .ofFiles();

    /** The key {@code keys.insecure-http}. */
    public static final SettingKey<Boolean> INSECURE_HTTP = SettingKey.of(
                    "keys.insecure-http",
                    Parsers.bool(),
                    Tier.RARE,
                    "Permits `http` beyond the local machine for `keys.jwks-uri`, `keys.discovery-uri` and the"
                            + " issuer, within a trusted network of containers: an attacker in that network could"
                            + " replace the keys and sign tokens. Each startup logs a warning. Cannot be combined"
                            + " with `keys.bearer-token-file`. See [Docker and Kubernetes](docker.md).")
            .or("false");

    /** The key {@code keys.refresh}. */
    public static final SettingKey<Duration> REFRESH = SettingKey.of(
            "keys.refresh",
            Parsers.duration(Duration.ofMinutes(1), Duration.ofHours(1)),
            Tier.RARE,
            "The interval at which keys are fetched again, so that a removed key is no longer trusted: 1m to 1h."
                    + " Without this key: `Cache-Control: max-age` of the response within the same range, else 5m."
                    + " An unknown key ID causes an earlier fetch, at most every 30s.");

    static final SettingKey<Duration> OUTAGE_TOLERANCE = SettingKey.of(
                    "keys.outage-tolerance",
                    Parsers.duration(Duration.ofMinutes(5), Duration.ofDays(7)),
                    Tier.RARE,
                    "How long the most recently fetched keys are used while fetches fail: 5m to 7d. Afterwards"
                            + " requests get a 503 response.")
            .or("2h");

    /** The key {@code keys.connect-timeout}. */
    public static final SettingKey<Duration> CONNECT_TIMEOUT = SettingKey.of(
                    "keys.connect-timeout",
                    Parsers.duration(Duration.ofSeconds(1), Duration.ofSeconds(30)),
                    Tier.RARE,
                    "The connect timeout of a request for keys: 1s to 30s.")
            .or("2s");

    /** The key {@code keys.read-timeout}. */
    public static final SettingKey<Duration> READ_TIMEOUT = SettingKey.of(
                    "keys.read-timeout",
                    Parsers.duration(Duration.ofSeconds(1), Duration.ofSeconds(30)),
                    Tier.RARE,
                    "The read timeout of a request for keys, that is the longest pause of the server: 1s to 30s.")
            .or("2s");

    /** The key {@code keys.fetch-timeout}. */
    public static final SettingKey<Duration> FETCH_TIMEOUT = SettingKey.of(
                    "keys.fetch-timeout",
                    Parsers.duration(Duration.ofSeconds(1), Duration.ofSeconds(60)),
                    Tier.RARE,
                    "The total timeout of fetching the keys, including discovery and redirects: 1s to 60s.")
            .or("5s");

    /** The keys that configure a source. */
    public static final List<SettingKey<?>> SOURCES =
            Collections.unmodifiableList(Arrays.asList(JWKS_URI, DISCOVERY_URI));

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS = Collections.unmodifiableList(Arrays.asList(
            JWKS_URI,
            DISCOVERY_URI,
            CA,
            BEARER_TOKEN_FILE,
            INSECURE_HTTP,
            REFRESH,
            OUTAGE_TOLERANCE,
            CONNECT_TIMEOUT,
            READ_TIMEOUT,
            FETCH_TIMEOUT));

    private RemoteKeySettings() {}
}
