package io.github.jwtfilter.settings;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where the keys come from that signatures are verified with. At most one source is given; without one they are found by
 * the metadata of the issuer (OpenID Connect Discovery 1.0, RFC 8414).
 */
public final class KeySettings {
    /** The keys that name a source; at most one of them is given. */
    static final List<SettingKey<?>> SOURCES = both(LocalKeySettings.SOURCES, RemoteKeySettings.SOURCES);

    static final List<SettingKey<?>> KEYS =
            both(both(LocalKeySettings.KEYS, RemoteKeySettings.KEYS), Collections.singletonList(RevokedKeys.REVOKED));

    private final Values values;
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

    KeySettings(Values values) {
        this(values, new RevokedKeys(values));
    }

    private KeySettings(Values values, RevokedKeys revoked) {
        this.values = values;
        this.revoked = revoked;
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
     * Reads the section again, since what its expressions name may have changed: {@code ${file:/run/secrets/x}} above all.
     *
     * @param report where problems are told
     * @return the section as it is now
     */
    public KeySettings again(Report report) {
        return new KeySettings(values.reportingTo(report), revoked);
    }

    /**
     * The secret of the HS algorithms.
     *
     * @return the secret, if given
     */
    public Optional<Secret> secret() {
        return secret;
    }

    /**
     * The JWK Set file.
     *
     * @return its location, if given
     */
    public Optional<String> jwksFile() {
        return jwksFile;
    }

    /**
     * The PEM files.
     *
     * @return their locations, if given
     */
    public Optional<List<String>> publicKeys() {
        return publicKeys;
    }

    /**
     * The keystore.
     *
     * @return its location, if given
     */
    public Optional<String> keystore() {
        return keystore;
    }

    /**
     * The password of the keystore.
     *
     * @return the password, if given
     */
    public Optional<Secret> keystorePassword() {
        return keystorePassword;
    }

    /**
     * The type of the keystore.
     *
     * @return a type known to {@link java.security.KeyStore}
     */
    public String keystoreType() {
        return keystoreType;
    }

    /**
     * The entries that are used.
     *
     * @return aliases, or empty for all
     */
    public Optional<List<String>> keystoreAliases() {
        return keystoreAliases;
    }

    /**
     * Whether the keys are fetched.
     *
     * @return true unless a secret, a JWK Set file, PEM files or a keystore are given
     */
    public boolean remote() {
        return !secret.isPresent() && !jwksFile.isPresent() && !publicKeys.isPresent() && !keystore.isPresent();
    }

    /**
     * The address of the JWK Set.
     *
     * @return an address with https, or http where that is permitted, if given
     */
    public Optional<URI> jwksUri() {
        return jwksUri;
    }

    /**
     * The address of the metadata.
     *
     * @return an address with https, or http where that is permitted, if given
     */
    public Optional<URI> discoveryUri() {
        return discoveryUri;
    }

    /**
     * The certificates of the authorities that are trusted when keys are fetched.
     *
     * @return the location of PEM text, or empty for those that the Java runtime trusts
     */
    public Optional<String> ca() {
        return ca;
    }

    /**
     * The token that is sent along when keys are fetched.
     *
     * @return the location of a file that holds it, if given
     */
    public Optional<String> bearerTokenFile() {
        return bearerTokenFile;
    }

    /**
     * Whether keys may be fetched over plain HTTP beyond this machine.
     *
     * @return false unless set
     */
    public boolean insecureHttp() {
        return insecureHttp;
    }

    /**
     * How often keys are fetched, whatever their server says.
     *
     * @return a minute to an hour, or empty if the server decides
     */
    public Optional<Duration> refresh() {
        return refresh;
    }

    /**
     * How long keys are used without a successful fetch.
     *
     * @return five minutes to seven days
     */
    public Duration outageTolerance() {
        return outageTolerance;
    }

    /**
     * How long connecting may take.
     *
     * @return one to thirty seconds
     */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /**
     * How long the server may pause.
     *
     * @return one to thirty seconds
     */
    public Duration readTimeout() {
        return readTimeout;
    }

    /**
     * How long a fetch may take in all.
     *
     * @return one to sixty seconds
     */
    public Duration fetchTimeout() {
        return fetchTimeout;
    }

    /**
     * The keys of this issuer that are not trusted, besides those of {@link Settings#revokedKeys()}.
     *
     * @return their names
     */
    public RevokedKeys revoked() {
        return revoked;
    }
}
