package io.github.jwtfilter.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The keys of {@link KeySettings} for keys that are fetched over the network. */
final class RemoteKeySettings {
    static final SettingKey<URI> JWKS_URI = SettingKey.of(
            "keys.jwks-uri",
            Parsers.keyAddress(),
            Tier.FREQUENT,
            "The address of a JWK Set, when it is not to be taken from the issuer's metadata: `https`, or `http` on this"
                    + " machine (`localhost`, `127.0.0.1`, `[::1]`) and with `keys.insecure-http`.");
    static final SettingKey<URI> DISCOVERY_URI = SettingKey.of(
            "keys.discovery-uri",
            Parsers.keyAddress(),
            Tier.FREQUENT,
            "The whole address of the metadata that say where the keys are, when it is not that of the issuer followed by"
                    + " `/.well-known/openid-configuration` (OpenID Connect Discovery 1.0; RFC 8414). The metadata must name"
                    + " an issuer that `issuer` lists.");
    static final SettingKey<String> CA = SettingKey.of(
                    "keys.ca",
                    Parsers.location(),
                    Tier.FREQUENT,
                    "A PEM file with the certificates of the authorities that may vouch for the server that keys are fetched"
                            + " from. They replace those that the Java runtime trusts.")
            .ofFiles();
    static final SettingKey<String> BEARER_TOKEN_FILE = SettingKey.of(
                    "keys.bearer-token-file",
                    Parsers.location(),
                    Tier.RARE,
                    "A file with a token that is sent along when keys are fetched, read anew each time; Kubernetes asks for"
                            + " one.")
            .ofFiles();
    static final SettingKey<Boolean> INSECURE_HTTP = SettingKey.of(
                    "keys.insecure-http",
                    Parsers.bool(),
                    Tier.RARE,
                    "Permits `http` for `keys.jwks-uri`, `keys.discovery-uri` and the issuer beyond this machine, inside a network"
                            + " of containers that is trusted: a party in between could replace the keys and sign tokens. Each"
                            + " startup logs a warning. Not together with `keys.bearer-token-file`. See"
                            + " [Containers](containers.md).")
            .or("false");
    static final SettingKey<Duration> REFRESH = SettingKey.of(
            "keys.refresh",
            Parsers.duration(Duration.ofMinutes(1), Duration.ofHours(1)),
            Tier.RARE,
            "How often fetched keys are fetched again, so that a removed key is no longer trusted: 1m to 1h. Without it: what"
                    + " the answer says (`Cache-Control: max-age`) within the same range, else 5m. An unknown key ID leads"
                    + " to a fetch sooner, at most every 30s.");
    static final SettingKey<Duration> OUTAGE_TOLERANCE = SettingKey.of(
                    "keys.outage-tolerance",
                    Parsers.duration(Duration.ofMinutes(5), Duration.ofDays(7)),
                    Tier.RARE,
                    "How long the last good keys are used while they cannot be fetched: 5m to 7d. Afterwards requests are"
                            + " answered 503.")
            .or("2h");
    static final SettingKey<Duration> CONNECT_TIMEOUT = SettingKey.of(
                    "keys.connect-timeout",
                    Parsers.duration(Duration.ofSeconds(1), Duration.ofSeconds(30)),
                    Tier.RARE,
                    "How long connecting may take when keys are fetched: 1s to 30s.")
            .or("2s");
    static final SettingKey<Duration> READ_TIMEOUT = SettingKey.of(
                    "keys.read-timeout",
                    Parsers.duration(Duration.ofSeconds(1), Duration.ofSeconds(30)),
                    Tier.RARE,
                    "How long the server may pause when keys are fetched: 1s to 30s.")
            .or("2s");
    static final SettingKey<Duration> FETCH_TIMEOUT = SettingKey.of(
                    "keys.fetch-timeout",
                    Parsers.duration(Duration.ofSeconds(1), Duration.ofSeconds(60)),
                    Tier.RARE,
                    "How long fetching the keys may take in all, discovery and redirects included: 1s to 60s.")
            .or("5s");

    /** The keys that configure a source. */
    static final List<SettingKey<?>> SOURCES = Collections.unmodifiableList(Arrays.asList(JWKS_URI, DISCOVERY_URI));

    static final List<SettingKey<?>> KEYS = Collections.unmodifiableList(Arrays.asList(
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
