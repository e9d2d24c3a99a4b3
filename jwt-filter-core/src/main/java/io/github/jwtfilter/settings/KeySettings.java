package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import io.github.jwtfilter.settings.value.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The source of the signature verification keys. At most one source is configured; by default, the metadata of the
 * issuer determines it (OpenID Connect Discovery 1.0, RFC 8414).
 */
public final class KeySettings {
    /** The keys that configure a source, of which at most one is set. */
    public static final List<SettingKey<?>> SOURCES = both(LocalKeySettings.SOURCES, RemoteKeySettings.SOURCES);

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS;

    static final SettingKey<String> PROVIDER = SettingKey.of(
            "keys.provider",
            Parsers.text(),
            Tier.RARE,
            "The security provider that verifies signatures with public keys, in place of those of the Java runtime: the name of"
                    + " a registered provider, such as `BC`, or the class of a provider in the application, such as"
                    + " `org.bouncycastle.jce.provider.BouncyCastleProvider`, which is not registered. It is used for the"
                    + " algorithms that it supports. Bouncy Castle verifies EC and Ed25519 signatures several times"
                    + " faster than Java 17.");

    static {
        List<SettingKey<?>> keys = both(LocalKeySettings.KEYS, RemoteKeySettings.KEYS);
        KEYS = both(keys, Arrays.asList(RevokedKeys.REVOKED, PROVIDER));
    }

    private final Optional<Secret> secret;
    private final Optional<String> jwksFile;
    private final Optional<List<String>> publicKeys;
    private final Optional<String> keystore;
    private final Optional<Secret> keystorePassword;
    private final String keystoreType;
    private final Optional<List<String>> keystoreAliases;
    private final Optional<URI> jwksUri;
    private final Optional<URI> discoveryUri;
    private final Optional<String> ca;
    private final Optional<String> bearerTokenFile;
    private final boolean insecureHttp;
    private final Optional<Duration> refresh;
    private final Duration outageTolerance;
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final Duration fetchTimeout;
    private final RevokedKeys revoked;
    private final Optional<String> provider;

    KeySettings(Values values, RevokedKeys revoked) {
        this.revoked = revoked;
        provider = values.find(PROVIDER);
        secret = values.find(LocalKeySettings.SECRET);
        jwksFile = values.find(LocalKeySettings.JWKS_FILE);
        publicKeys = values.find(LocalKeySettings.PUBLIC_KEY);
        keystore = values.find(LocalKeySettings.KEYSTORE);
        keystorePassword = values.find(LocalKeySettings.KEYSTORE_PASSWORD);
        keystoreType = values.get(LocalKeySettings.KEYSTORE_TYPE);
        keystoreAliases = values.find(LocalKeySettings.KEYSTORE_ALIASES);
        jwksUri = values.find(RemoteKeySettings.JWKS_URI);
        discoveryUri = values.find(RemoteKeySettings.DISCOVERY_URI);
        ca = values.find(RemoteKeySettings.CA);
        bearerTokenFile = values.find(RemoteKeySettings.BEARER_TOKEN_FILE);
        insecureHttp = values.get(RemoteKeySettings.INSECURE_HTTP);
        refresh = values.find(RemoteKeySettings.REFRESH);
        outageTolerance = values.get(RemoteKeySettings.OUTAGE_TOLERANCE);
        connectTimeout = values.get(RemoteKeySettings.CONNECT_TIMEOUT);
        readTimeout = values.get(RemoteKeySettings.READ_TIMEOUT);
        fetchTimeout = values.get(RemoteKeySettings.FETCH_TIMEOUT);
    }

    private static List<SettingKey<?>> both(List<SettingKey<?>> first, List<SettingKey<?>> second) {
        List<SettingKey<?>> both = new ArrayList<>(first);
        both.addAll(second);
        return Collections.unmodifiableList(both);
    }

    /**
     * Returns the security provider for signatures with public keys.
     *
     * @return the name of a registered provider, or of a class, if configured
     */
    public Optional<String> provider() {
        return provider;
    }

    /**
     * Returns the secret of the HS algorithms.
     *
     * @return the secret, if configured
     */
    public Optional<Secret> secret() {
        return secret;
    }

    /**
     * Returns the JWK Set file.
     *
     * @return its location, if configured
     */
    public Optional<String> jwksFile() {
        return jwksFile;
    }

    /**
     * Returns the PEM files.
     *
     * @return their locations, if configured
     */
    public Optional<List<String>> publicKeys() {
        return publicKeys;
    }

    /**
     * Returns the keystore.
     *
     * @return its location, if configured
     */
    public Optional<String> keystore() {
        return keystore;
    }

    /**
     * Returns the password of the keystore.
     *
     * @return the password, if configured
     */
    public Optional<Secret> keystorePassword() {
        return keystorePassword;
    }

    /**
     * Returns the type of the keystore.
     *
     * @return a type that {@link java.security.KeyStore} supports
     */
    public String keystoreType() {
        return keystoreType;
    }

    /**
     * Returns the keystore entries to use.
     *
     * @return aliases, or empty for all
     */
    public Optional<List<String>> keystoreAliases() {
        return keystoreAliases;
    }

    /**
     * Returns whether the keys are fetched over the network.
     *
     * @return true unless a secret, a JWK Set file, PEM files or a keystore are configured
     */
    public boolean remote() {
        return !secret.isPresent() && !jwksFile.isPresent() && !publicKeys.isPresent() && !keystore.isPresent();
    }

    /**
     * Returns the address of the JWK Set.
     *
     * @return an address with https, or http where that is permitted, if configured
     */
    public Optional<URI> jwksUri() {
        return jwksUri;
    }

    /**
     * Returns the address of the metadata.
     *
     * @return an address with https, or http where that is permitted, if configured
     */
    public Optional<URI> discoveryUri() {
        return discoveryUri;
    }

    /**
     * Returns the trusted CA certificates for TLS connections to the key server.
     *
     * @return the location of a PEM file, or empty for the trust store of the Java runtime
     */
    public Optional<String> ca() {
        return ca;
    }

    /**
     * Returns the bearer token for requests to the key server.
     *
     * @return the location of a file that contains it, if configured
     */
    public Optional<String> bearerTokenFile() {
        return bearerTokenFile;
    }

    /**
     * Returns whether keys may be fetched over plain HTTP beyond this machine.
     *
     * @return false by default
     */
    public boolean insecureHttp() {
        return insecureHttp;
    }

    /**
     * Returns the fixed interval of key fetches, which overrides the cache lifetime of the response.
     *
     * @return one minute to one hour, or empty if the server determines the interval
     */
    public Optional<Duration> refresh() {
        return refresh;
    }

    /**
     * Returns how long keys remain in use without a successful fetch.
     *
     * @return five minutes to seven days
     */
    public Duration outageTolerance() {
        return outageTolerance;
    }

    /**
     * Returns the connect timeout.
     *
     * @return one to thirty seconds
     */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /**
     * Returns the read timeout.
     *
     * @return one to thirty seconds
     */
    public Duration readTimeout() {
        return readTimeout;
    }

    /**
     * Returns the timeout of the whole fetch.
     *
     * @return one to sixty seconds
     */
    public Duration fetchTimeout() {
        return fetchTimeout;
    }

    /**
     * Returns the untrusted keys of this issuer, in addition to {@link Settings#revokedKeys()}.
     *
     * @return their names
     */
    public RevokedKeys revoked() {
        return revoked;
    }
}
