package io.github.jwtfilter.settings.preset;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Common settings of an identity provider, which apply where the configuration has no line. */
public final class Preset {
    private static final String SCOPES = "login.scopes";
    private static final String WITH_REFRESH_TOKEN = "openid, profile, email, offline_access";

    public static final Preset KEYCLOAK = new Preset(
                    "keycloak",
                    "ID tokens differ from access tokens only in the `typ` of the payload. Roles are those of the"
                            + " realm and of the clients that `audience` names; Keycloak adds a client to the"
                            + " audience only by a mapper.")
            .line("claims.match.typ", "Bearer")
            .line("principal.claims", "preferred_username")
            .line("roles.claims", "realm_access.roles, resource_access.{audience}.roles")
            .login("login.claims-from", "access-token");
    public static final Preset ENTRA = new Preset(
                    "entra",
                    "Access tokens of version 2.0 (`https://login.microsoftonline.com/<tenant>/v2.0`). `oid`"
                            + " identifies the same user in every application of the tenant and is never reassigned"
                            + " to another user; names and addresses are.")
            .line("claims.match.ver", "2.0")
            .line("principal.claims", "oid")
            .line("roles.claims", "roles")
            .login(SCOPES, WITH_REFRESH_TOKEN);
    public static final Preset ENTRA_V1 = new Preset(
                    "entra-v1",
                    "Access tokens of version 1.0 (`https://sts.windows.net/<tenant>/`). The API determines the"
                            + " version, not the endpoint.")
            .line("claims.match.ver", "1.0")
            .line("principal.claims", "oid")
            .line("roles.claims", "roles")
            .login(SCOPES, WITH_REFRESH_TOKEN);
    public static final Preset AUTH0 = new Preset(
                    "auth0",
                    "Roles are the permissions of the API, if \"Add Permissions in the Access Token\" is on. The"
                            + " issuer ends in `/`.")
            .line("roles.claims", "permissions")
            .login(SCOPES, WITH_REFRESH_TOKEN);
    public static final Preset OKTA = new Preset(
                    "okta",
                    "Requires a groups claim in a custom authorization server (`https://<org>/oauth2/<id>`): only"
                            + " Okta can verify tokens of the org authorization server.")
            .line("roles.claims", "groups")
            .login(SCOPES, WITH_REFRESH_TOKEN);
    public static final Preset COGNITO = new Preset(
                    "cognito",
                    "Access tokens have no `aud`: `audience` lists the IDs of app clients. ID tokens are rejected.")
            .line("audience.claim", "client_id")
            .line("claims.match.token_use", "access")
            .line("principal.claims", "username")
            .line("roles.claims", "cognito:groups")
            .login("login.claims-from", "access-token")
            .login(SCOPES, "openid");
    public static final Preset GOOGLE = new Preset("google", "Google writes its issuer with and without `https://`.")
            .line("issuer", "https://accounts.google.com, accounts.google.com")
            .login("login.extra.access_type", "offline");
    public static final Preset ADFS = new Preset(
                    "adfs",
                    "The issuer of access tokens, `http://<host>/adfs/services/trust`, is not an address of metadata:"
                            + " `keys.discovery-uri` or `keys.jwks-uri` is required.")
            .line("principal.claims", "upn, unique_name")
            .line("roles.claims", "role, group");
    public static final Preset GITHUB_ACTIONS = new Preset(
                    "github-actions",
                    "Every GitHub user can get tokens of this issuer, for any audience: one of"
                            + " `claims.match.repository`, `repository_id`, `repository_owner`,"
                            + " `repository_owner_id` and `sub` is required.")
            .line("issuer", "https://token.actions.githubusercontent.com");
    public static final Preset KUBERNETES = new Preset(
                    "kubernetes",
                    "For applications in the cluster. The API server returns its keys to requests with a service"
                            + " account token, and its certificate is issued by the certificate authority of the"
                            + " cluster. Another source of keys replaces these lines together. The issuer is that of"
                            + " the API server's `--service-account-issuer`.")
            .line("issuer", "https://kubernetes.default.svc.cluster.local")
            .line("keys.jwks-uri", "https://kubernetes.default.svc/openid/v1/jwks")
            .line("keys.ca", "file:/var/run/secrets/kubernetes.io/serviceaccount/ca.crt")
            .line("keys.bearer-token-file", "file:/var/run/secrets/kubernetes.io/serviceaccount/token");

    private static final List<Preset> ALL = Collections.unmodifiableList(
            Arrays.asList(KEYCLOAK, ENTRA, ENTRA_V1, AUTH0, OKTA, COGNITO, GOOGLE, ADFS, GITHUB_ACTIONS, KUBERNETES));

    private final String word;
    private final String doc;
    private final Map<String, String> lines = new LinkedHashMap<>();
    private final Map<String, String> loginLines = new LinkedHashMap<>();

    private Preset(String word, String doc) {
        this.word = word;
        this.doc = doc;
    }

    private Preset line(String key, String text) {
        lines.put(key, text);
        return this;
    }

    private Preset login(String key, String text) {
        loginLines.put(key, text);
        return this;
    }

    public static List<Preset> all() {
        return ALL;
    }

    /** Returns the names of all presets, for the reference page. */
    public static String words() {
        StringBuilder words = new StringBuilder();
        for (Preset preset : ALL) {
            words.append(words.length() == 0 ? "`" : ", `").append(preset.word).append('`');
        }
        return words.toString();
    }

    /** Returns the name in a settings file. */
    public String word() {
        return word;
    }

    /** Returns the texts by key; {@code {audience}} is replaced by each audience. */
    public Map<String, String> lines() {
        return Collections.unmodifiableMap(lines);
    }

    /** Returns the texts by key that apply if users log in at the provider. */
    public Map<String, String> loginLines() {
        return Collections.unmodifiableMap(loginLines);
    }

    /** Returns the rationale for the reference page. */
    public String doc() {
        return doc;
    }
}
