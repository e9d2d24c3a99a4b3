package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings of the login at an identity provider, with OpenID Connect. The keys are in {@link LoginSettingKeys}. */
public final class LoginSettings {
    /** The protocols of a login. */
    public enum Protocol {
        /** OpenID Connect, with the authorization code flow. */
        OPENID
    }

    /** The sources of a user's name and roles. */
    public enum ClaimsFrom {
        /** The ID token (OpenID Connect Core 1.0 section 2). */
        ID_TOKEN,
        /** The access token, if it is a JWT. */
        ACCESS_TOKEN,
        /** The response of the userinfo endpoint (OpenID Connect Core 1.0 section 5.3). */
        USERINFO
    }

    private final Values values;
    private final boolean enabled;
    private final Optional<String> issuer;
    private final String clientId;
    private final Optional<Secret> clientSecret;
    private final Optional<String> clientKey;
    private final List<String> scopes;
    private final String callback;
    private final Optional<String> logout;
    private final String afterLogout;
    private final Optional<String> backchannelLogout;
    private final ClaimsFrom claimsFrom;
    private final Optional<String> prompt;
    private final Map<String, String> extra;
    private final Optional<URI> authorizationEndpoint;
    private final Optional<URI> tokenEndpoint;
    private final Optional<URI> userinfoEndpoint;
    private final Optional<URI> endSessionEndpoint;
    private final Optional<Secret> encryptionKey;

    LoginSettings(Values values) {
        this.values = values;
        enabled = values.find(LoginSettingKeys.LOGIN).isPresent();
        issuer = values.find(LoginSettingKeys.ISSUER);
        clientId = values.find(LoginSettingKeys.CLIENT_ID).orElse("");
        clientSecret = values.find(LoginSettingKeys.CLIENT_SECRET);
        clientKey = values.find(LoginSettingKeys.CLIENT_KEY);
        scopes = withOpenid(values.get(LoginSettingKeys.SCOPES));
        callback = values.get(LoginSettingKeys.CALLBACK);
        logout = values.find(LoginSettingKeys.LOGOUT);
        afterLogout = values.get(LoginSettingKeys.AFTER_LOGOUT);
        backchannelLogout = values.find(LoginSettingKeys.BACKCHANNEL_LOGOUT);
        claimsFrom = values.get(LoginSettingKeys.CLAIMS_FROM);
        prompt = joined(values.find(LoginSettingKeys.PROMPT));
        extra = values.family(LoginSettingKeys.EXTRA);
        authorizationEndpoint = values.find(LoginSettingKeys.AUTHORIZATION_ENDPOINT);
        tokenEndpoint = values.find(LoginSettingKeys.TOKEN_ENDPOINT);
        userinfoEndpoint = values.find(LoginSettingKeys.USERINFO_ENDPOINT);
        endSessionEndpoint = values.find(LoginSettingKeys.END_SESSION_ENDPOINT);
        encryptionKey = values.find(LoginSettingKeys.ENCRYPTION_KEY);
    }

    private static Optional<String> joined(Optional<List<String>> prompts) {
        return prompts.isPresent() ? Optional.of(String.join(" ", prompts.get())) : Optional.empty();
    }

    private static List<String> withOpenid(List<String> configured) {
        Set<String> scopes = new LinkedHashSet<>();
        scopes.add("openid");
        scopes.addAll(configured);
        return Collections.unmodifiableList(new ArrayList<>(scopes));
    }

    /**
     * Returns the settings with the current values of their expressions, such as {@code ${file:secret.txt}}.
     *
     * @param report receives the problems of the values
     * @return the same settings, evaluated again
     */
    public LoginSettings reload(Report report) {
        return new LoginSettings(values.reportingTo(report));
    }

    /**
     * Returns whether browsers are redirected to an identity provider.
     *
     * @return true if {@code login} is set
     */
    public boolean enabled() {
        return enabled;
    }

    /**
     * Returns the configured name of the issuer; {@link Settings#loginIssuer()} is the issuer itself.
     *
     * @return a value of {@code iss} or a name in {@code issuers.<name>}, or empty for the only issuer
     */
    public Optional<String> issuer() {
        return issuer;
    }

    /**
     * Returns the client ID (RFC 6749 section 2.2).
     *
     * @return the ID; empty only without a login, or if the settings have errors
     */
    public String clientId() {
        return clientId;
    }

    /**
     * Returns the client secret.
     *
     * @return the secret; without it and a {@link #clientKey()}, the application is a public client
     */
    public Optional<Secret> clientSecret() {
        return clientSecret;
    }

    /**
     * Returns the private key of the client (RFC 7523 section 2.2).
     *
     * @return the location of a PEM file or a private JWK, if configured; never together with a secret
     */
    public Optional<String> clientKey() {
        return clientKey;
    }

    /**
     * Returns the scopes of the authorization request.
     *
     * @return scopes without repetition, the first of which is {@code openid}
     */
    public List<String> scopes() {
        return scopes;
    }

    /**
     * Returns the path of the redirect URI.
     *
     * @return a path below the application
     */
    public String callback() {
        return callback;
    }

    /**
     * Returns the path that logs the user out here and at the provider.
     *
     * @return a path below the application, or empty if it is off
     */
    public Optional<String> logout() {
        return logout;
    }

    /**
     * Returns the destination of the browser after a logout at the provider.
     *
     * @return a path below the application that starts with one slash, possibly with a query, or an https URL
     */
    public String afterLogout() {
        return afterLogout;
    }

    /**
     * Returns the path for logout tokens of the provider.
     *
     * @return a path below the application, or empty if it is off
     */
    public Optional<String> backchannelLogout() {
        return backchannelLogout;
    }

    /**
     * Returns the source of the user's name and roles.
     *
     * @return {@code ID_TOKEN} by default
     */
    public ClaimsFrom claimsFrom() {
        return claimsFrom;
    }

    /**
     * Returns the parameter {@code prompt} of the authorization request.
     *
     * @return words separated by blanks, if configured; never {@code none}
     */
    public Optional<String> prompt() {
        return prompt;
    }

    /**
     * Returns the additional parameters of the authorization request.
     *
     * @return values by name, without parameters that the filter itself sets
     */
    public Map<String, String> extra() {
        return extra;
    }

    /**
     * Returns the configured authorization endpoint.
     *
     * @return an address that replaces that of the metadata, if configured
     */
    public Optional<URI> authorizationEndpoint() {
        return authorizationEndpoint;
    }

    /**
     * Returns the configured token endpoint.
     *
     * @return an address that replaces that of the metadata, if configured
     */
    public Optional<URI> tokenEndpoint() {
        return tokenEndpoint;
    }

    /**
     * Returns the configured userinfo endpoint.
     *
     * @return an address that replaces that of the metadata, if configured
     */
    public Optional<URI> userinfoEndpoint() {
        return userinfoEndpoint;
    }

    /**
     * Returns the configured end session endpoint (OpenID Connect RP-Initiated Logout 1.0).
     *
     * @return an address that replaces that of the metadata, if configured
     */
    public Optional<URI> endSessionEndpoint() {
        return endSessionEndpoint;
    }

    /**
     * Returns the secret that encrypts the state of logins and the provider's tokens.
     *
     * @return at least 32 bytes, or empty if the key is derived from the signing key of the sessions
     */
    public Optional<Secret> encryptionKey() {
        return encryptionKey;
    }
}
