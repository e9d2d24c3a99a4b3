package io.github.jwtfilter.settings;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Common settings of an identity provider, which apply where the configuration has no line. */
final class Preset {
    static final Preset KEYCLOAK = new Preset(
                    "keycloak",
                    "ID tokens differ from access tokens in the payload's `typ` only. Roles are those of the realm and of the"
                            + " clients that `audience` names; Keycloak puts a client into the audience by a mapper only.")
            .line("claims.match.typ", "Bearer")
            .line("principal.claims", "preferred_username")
            .line("roles.claims", "realm_access.roles, resource_access.{audience}.roles");
    static final Preset ENTRA = new Preset(
                    "entra",
                    "Access tokens of version 2.0 (`https://login.microsoftonline.com/<tenant>/v2.0`). `oid` is the same user in"
                            + " every application of the tenant and never given to another one; names and addresses are.")
            .line("claims.match.ver", "2.0")
            .line("principal.claims", "oid")
            .line("roles.claims", "roles");
    static final Preset ENTRA_V1 = new Preset(
                    "entra-v1",
                    "Access tokens of version 1.0 (`https://sts.windows.net/<tenant>/`), which the version of the API decides, not that"
                            + " of the endpoint.")
            .line("claims.match.ver", "1.0")
            .line("principal.claims", "oid")
            .line("roles.claims", "roles");
    static final Preset AUTH0 = new Preset(
                    "auth0",
                    "Roles are the permissions of the API, once \"Add Permissions in the Access Token\" is on. The issuer ends in `/`.")
            .line("roles.claims", "permissions");
    static final Preset OKTA = new Preset(
                    "okta",
                    "Needs a groups claim in an authorization server of your own (`https://<org>/oauth2/<id>`): tokens of the org"
                            + " itself are for Okta alone to verify.")
            .line("roles.claims", "groups");
    static final Preset COGNITO = new Preset(
                    "cognito",
                    "Access tokens have no `aud`: `audience` lists the IDs of app clients. ID tokens are refused.")
            .line("audience.claim", "client_id")
            .line("claims.match.token_use", "access")
            .line("principal.claims", "username")
            .line("roles.claims", "cognito:groups");
    static final Preset GOOGLE = new Preset("google", "Google writes its issuer with and without `https://`.")
            .line("issuer", "https://accounts.google.com, accounts.google.com");
    static final Preset ADFS = new Preset(
                    "adfs",
                    "Access tokens name `http://<host>/adfs/services/trust`, which is no address of metadata: `keys.discovery-uri` or"
                            + " `keys.jwks-uri` must be given.")
            .line("principal.claims", "upn, unique_name")
            .line("roles.claims", "role, group");
    static final Preset GITHUB_ACTIONS = new Preset(
                    "github-actions",
                    "Everybody on GitHub gets tokens of this issuer, for any audience: one of `claims.match.repository`,"
                            + " `repository_id`, `repository_owner`, `repository_owner_id` and `sub` must be given.")
            .line("issuer", "https://token.actions.githubusercontent.com");
    static final Preset KUBERNETES = new Preset(
                    "kubernetes",
                    "For applications in the cluster. The API server tells its keys to the bearer of a service account's token, and"
                            + " the cluster's own authority vouches for it. These lines give way together when another source of"
                            + " keys is named. The issuer is that of the API server's `--service-account-issuer`.")
            .line("issuer", "https://kubernetes.default.svc.cluster.local")
            .line("keys.jwks-uri", "https://kubernetes.default.svc/openid/v1/jwks")
            .line("keys.ca", "file:/var/run/secrets/kubernetes.io/serviceaccount/ca.crt")
            .line("keys.bearer-token-file", "file:/var/run/secrets/kubernetes.io/serviceaccount/token");

    private static final List<Preset> ALL = Collections.unmodifiableList(
            Arrays.asList(KEYCLOAK, ENTRA, ENTRA_V1, AUTH0, OKTA, COGNITO, GOOGLE, ADFS, GITHUB_ACTIONS, KUBERNETES));

    private final String word;
    private final String doc;
    private final Map<String, String> lines = new LinkedHashMap<>();

    private Preset(String word, String doc) {
        this.word = word;
        this.doc = doc;
    }

    private Preset line(String key, String text) {
        lines.put(key, text);
        return this;
    }

    static List<Preset> all() {
        return ALL;
    }

    /** Returns the names of all presets, for the reference page. */
    static String words() {
        StringBuilder words = new StringBuilder();
        for (Preset preset : ALL) {
            words.append(words.length() == 0 ? "`" : ", `").append(preset.word).append('`');
        }
        return words.toString();
    }

    /** Returns the name in a settings file. */
    String word() {
        return word;
    }

    /** Returns the texts by key; {@code {audience}} is replaced by each audience. */
    Map<String, String> lines() {
        return Collections.unmodifiableMap(lines);
    }

    /** Returns the rationale for the reference page. */
    String doc() {
        return doc;
    }
}
