package io.github.jwtfilter.settings;

import io.github.jwtfilter.settings.value.Parsers;
import io.github.jwtfilter.settings.value.Secret;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The keys of {@link LoginSettings}. */
public final class LoginSettingKeys {
    /** The key {@code login}. */
    public static final SettingKey<LoginSettings.Protocol> LOGIN = SettingKey.of(
            "login",
            Parsers.oneOf(LoginSettings.Protocol.class),
            Tier.FREQUENT,
            "`openid` redirects browsers to the identity provider of `issuer`, where users log in (OpenID Connect,"
                    + " authorization code flow with PKCE). The login starts a session, with `session.store = memory`"
                    + " unless that line selects another store. `audience` is then needed only if tokens of the issuer"
                    + " are also accepted in requests. The lines `claims.match.<name>` and `claims.required` of the file"
                    + " apply to the claims of `login.claims-from`, too, except for claims that describe an access token"
                    + " or its client: `typ`, `token_use`, `ver`, `azp`, `client_id` and the like.");

    /** The key {@code login.issuer}. */
    public static final SettingKey<String> ISSUER = SettingKey.of(
            "login.issuer",
            Parsers.text(),
            Tier.RARE,
            "The issuer at which users log in, if the file has several: one of the values of `issuer`, or `<name>` of"
                    + " `issuers.<name>.issuer`.");

    /** The key {@code login.client-id}. */
    public static final SettingKey<String> CLIENT_ID = SettingKey.of(
            "login.client-id",
            Parsers.clientId(),
            Tier.FREQUENT,
            "The client ID of the application at the identity provider, which is also the audience of ID tokens.");

    /** The key {@code login.client-secret}. */
    public static final SettingKey<Secret> CLIENT_SECRET = SettingKey.of(
                    "login.client-secret",
                    Parsers.unquotedSecret(),
                    Tier.FREQUENT,
                    "The client secret. Store it outside this file: `${env:NAME}`, `${file:/run/secrets/x}`. Without a"
                            + " secret and a `login.client-key`, the application is a public client, which only PKCE"
                            + " protects.")
            .hidden();

    /** The key {@code login.client-key}. */
    public static final SettingKey<String> CLIENT_KEY = SettingKey.of(
                    "login.client-key",
                    Parsers.location(),
                    Tier.RARE,
                    "A file with the private key of the client, instead of a secret: PEM or a private JWK. The filter signs"
                            + " a token with it to authenticate itself (`private_key_jwt`, RFC 7523); the provider needs"
                            + " the public key. For a provider that has the certificate of the key, such as Entra ID, add it to"
                            + " the PEM file: the token then names it by `x5t#S256`, and by `x5t` with the RS algorithms, in"
                            + " place of `kid`.")
            .ofFiles();

    /** The key {@code login.scopes}. */
    public static final SettingKey<List<String>> SCOPES = SettingKey.of(
                    "login.scopes",
                    Parsers.scopes(),
                    Tier.FREQUENT,
                    "The scopes that the filter requests; `openid` is always one of them. Many providers issue a refresh"
                            + " token only with `offline_access`.")
            .or("openid, profile, email");

    /** The key {@code login.callback}. */
    public static final SettingKey<String> CALLBACK = SettingKey.of(
                    "login.callback",
                    Parsers.path(),
                    Tier.FREQUENT,
                    "The path, below the application, to which the provider sends the browser back. The redirect URI to"
                            + " register at the provider is the address of the application followed by this path.")
            .or("/jwt/callback");

    /** The key {@code login.logout}. */
    public static final SettingKey<String> LOGOUT = SettingKey.of(
            "login.logout",
            Parsers.path(),
            Tier.FREQUENT,
            "The path, below the application, of a link or form that ends the session, and then logs the user out at the"
                    + " provider. Off by default.");

    /** The key {@code login.after-logout}. */
    public static final SettingKey<String> AFTER_LOGOUT = SettingKey.of(
                    "login.after-logout",
                    Parsers.destination(),
                    Tier.FREQUENT,
                    "The page to which the provider sends the browser after the logout, which has to be registered there: a"
                            + " path below the application, or an `https://` address.")
            .or("/");

    /** The key {@code login.backchannel-logout}. */
    public static final SettingKey<String> BACKCHANNEL_LOGOUT = SettingKey.of(
            "login.backchannel-logout",
            Parsers.path(),
            Tier.RARE,
            "The path, below the application, at which the provider reports that it has logged a user out (OpenID Connect"
                    + " Back-Channel Logout 1.0); the sessions of the user then end on all servers. Off by default.");

    /** The key {@code login.claims-from}. */
    public static final SettingKey<LoginSettings.ClaimsFrom> CLAIMS_FROM = SettingKey.of(
                    "login.claims-from",
                    Parsers.oneOf(LoginSettings.ClaimsFrom.class),
                    Tier.FREQUENT,
                    "The source of the user's name and roles: `id-token`, `access-token` (if it is a JWT), or `userinfo` (one"
                            + " more request to the provider). The claims of `claims.match.<name>` and `claims.required` must"
                            + " be there, too; with `userinfo`, those about the login itself in the ID token: `acr`, `amr`,"
                            + " `auth_time`, `sid`, `tid` and the like.")
            .or("id-token");

    /** The key {@code login.prompt}. */
    public static final SettingKey<List<String>> PROMPT = SettingKey.of(
            "login.prompt",
            Parsers.prompt(),
            Tier.RARE,
            "The parameter `prompt` of the request for a login: `login` (the provider requires the password again),"
                    + " `consent`, `select_account`, `create`.");

    /** The key {@code login.extra.<name>}. */
    public static final SettingKey<String> EXTRA = SettingKey.of(
            "login.extra.<name>",
            Parsers.text(),
            Tier.RARE,
            "One more parameter of the request for a login, for example `login.extra.acr_values` or"
                    + " `login.extra.kc_idp_hint`. A user can change the request: restrict `acr_values` also with"
                    + " `claims.match.acr`. With `login.extra.max_age`, in seconds, the filter checks `auth_time`.");

    /** The key {@code login.authorization-endpoint}. */
    public static final SettingKey<URI> AUTHORIZATION_ENDPOINT = endpoint(
            "login.authorization-endpoint",
            "The page of the provider at which users log in, if it is not that of the issuer's metadata.");

    /** The key {@code login.token-endpoint}. */
    public static final SettingKey<URI> TOKEN_ENDPOINT = endpoint(
            "login.token-endpoint",
            "The address from which the filter gets tokens, if it is not that of the issuer's metadata.");

    /** The key {@code login.userinfo-endpoint}. */
    public static final SettingKey<URI> USERINFO_ENDPOINT = endpoint(
            "login.userinfo-endpoint",
            "The address of the claims with `login.claims-from = userinfo`, if it is not that of the issuer's metadata.");

    /** The key {@code login.end-session-endpoint}. */
    public static final SettingKey<URI> END_SESSION_ENDPOINT = endpoint(
            "login.end-session-endpoint",
            "The page of the provider that logs users out, if it is not that of the issuer's metadata.");

    /** The key {@code login.encryption-key}. */
    public static final SettingKey<Secret> ENCRYPTION_KEY = SettingKey.of(
                    "login.encryption-key",
                    Parsers.secret(),
                    Tier.RARE,
                    "A secret that encrypts the state of logins in cookies, and the provider's tokens in the store: at least"
                            + " 32 bytes, as text, `base64:…` or `hex:…`, the same on all servers. The default is derived"
                            + " from the signing key of the sessions.")
            .hidden();

    /** The keys of this section, in the order of the reference page. */
    public static final List<SettingKey<?>> KEYS = Collections.unmodifiableList(Arrays.asList(
            LOGIN,
            ISSUER,
            CLIENT_ID,
            CLIENT_SECRET,
            CLIENT_KEY,
            SCOPES,
            CALLBACK,
            LOGOUT,
            AFTER_LOGOUT,
            BACKCHANNEL_LOGOUT,
            CLAIMS_FROM,
            PROMPT,
            EXTRA,
            AUTHORIZATION_ENDPOINT,
            TOKEN_ENDPOINT,
            USERINFO_ENDPOINT,
            END_SESSION_ENDPOINT,
            ENCRYPTION_KEY));

    private LoginSettingKeys() {}

    private static SettingKey<URI> endpoint(String name, String doc) {
        return SettingKey.of(name, Parsers.endpoint(), Tier.RARE, doc);
    }
}
