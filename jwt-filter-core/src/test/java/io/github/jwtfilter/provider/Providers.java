package io.github.jwtfilter.provider;

import io.github.jwtfilter.internal.jose.TestCertificate;
import io.github.jwtfilter.internal.jose.TestKeys;
import io.github.jwtfilter.settings.properties.FakeResources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The providers of the page: the URLs and members of their keys, and the headers of their tokens. */
final class Providers {
    private static final String KID = "uHNBz9kvG7hNbFm9yrWjnA9nY6s";
    private static final String TENANT = "11111111-2222-3333-4444-555555555555";
    private static final List<String> CERTIFICATE =
            List.of("MIIC/jCCAeagAwIBAgIJAM52mWWK+FEeMA0GCSqGSIb3DQEBCwUAMC0xKzApBgNV");

    private static final byte[] CLUSTER_CA = TestCertificate.of(TestKeys.P_256);

    private Providers() {}

    static List<Provider> all() {
        return List.of(
                keycloak(),
                entra(),
                entraVersion1(),
                entraTenants(),
                auth0(),
                okta(),
                cognito(),
                google(),
                adfs(),
                gitHubActions(),
                kubernetes(),
                zitadel(),
                rolesInOtherForms());
    }

    /** Publishes an encryption key in addition to the signature key, and forbids caching. */
    static Provider keycloak() {
        String issuer = "https://idp.example.com/realms/legacy";
        String keys = issuer + "/protocol/openid-connect/certs";
        Site site = new Site()
                .metadata(issuer, keys)
                .keys(
                        keys,
                        "no-cache",
                        List.of(
                                SigningKey.ANOTHER_OF_PROVIDER.jwk(
                                        Map.of("kid", "enc-1", "alg", "RSA-OAEP", "use", "enc", "x5c", CERTIFICATE)),
                                key("alg", "RS256", "x5t", KID)));
        return new Provider(
                "Keycloak",
                Map.of("typ", "JWT", "kid", KID),
                site,
                "alice",
                Set.of("clerk", "offline_access", "orders-write"));
    }

    /** Publishes keys without an algorithm, which are shared by all tenants. */
    static Provider entra() {
        String issuer = "https://login.microsoftonline.com/" + TENANT + "/v2.0";
        String keys = "https://login.microsoftonline.com/" + TENANT + "/discovery/v2.0/keys";
        Site site = new Site()
                .metadata(issuer, keys)
                .keys(keys, "private", List.of(other("x5t", "other-1"), key("x5t", KID, "issuer", issuer)));
        return new Provider(
                "Entra ID",
                Map.of("typ", "JWT", "kid", KID),
                site,
                "690222be-ff1a-4d56-abd1-7e4f7d38e474",
                Set.of("clerk"));
    }

    static Provider entraVersion1() {
        String keys = "https://login.windows.net/common/discovery/keys";
        Site site = new Site()
                .metadata("https://sts.windows.net/" + TENANT + "/", keys)
                .keys(keys, "private", List.of(other("x5t", "other-1"), key("x5t", KID)));
        return new Provider(
                "Entra ID, version 1 tokens",
                Map.of("typ", "JWT", "x5t", KID, "kid", KID),
                site,
                "690222be-ff1a-4d56-abd1-7e4f7d38e474",
                Set.of("clerk"));
    }

    /** All tenants share the metadata and the keys; most keys are for all tenants, some for one. */
    static Provider entraTenants() {
        String template = "https://login.microsoftonline.com/{tenantid}/v2.0";
        String keys = "https://login.microsoftonline.com/organizations/discovery/v2.0/keys";
        Site site = new Site()
                .metadata(
                        "https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration",
                        template,
                        keys,
                        Map.of())
                .keys(
                        keys,
                        "private",
                        List.of(other("x5t", "other-1", "issuer", template), key("x5t", KID, "issuer", template)));
        return new Provider(
                "Entra ID, several tenants",
                Map.of("typ", "JWT", "kid", KID),
                site,
                "66666666-7777-8888-9999-aaaaaaaaaaaa/0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9",
                Set.of("clerk"));
    }

    static Provider auth0() {
        String keys = "https://example.eu.auth0.com/.well-known/jwks.json";
        Site site = new Site()
                .metadata("https://example.eu.auth0.com/", keys)
                .keys(
                        keys,
                        "public, max-age=15, stale-while-revalidate=15",
                        List.of(other("alg", "RS256"), key("alg", "RS256")));
        return new Provider(
                "Auth0",
                Map.of("typ", "JWT", "kid", KID),
                site,
                "auth0|5f7c8ec7c33c6c004bbafe82",
                Set.of("orders:read", "orders:write"));
    }

    static Provider okta() {
        String issuer = "https://example.okta.com/oauth2/default";
        Site site = new Site()
                .metadata(issuer, issuer + "/v1/keys")
                .keys(issuer + "/v1/keys", "max-age=3832304, must-revalidate", List.of(key("alg", "RS256")));
        return new Provider("Okta", Map.of("kid", KID), site, "alice@example.com", Set.of("clerk", "Everyone"));
    }

    /** Has one key for ID tokens and one for access tokens. */
    static Provider cognito() {
        String issuer = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI";
        String keys = issuer + "/.well-known/jwks.json";
        Site site = new Site()
                .metadata(issuer, keys)
                .keys(keys, "public, max-age=86400", List.of(other("alg", "RS256"), key("alg", "RS256")));
        return new Provider("Amazon Cognito", Map.of("kid", KID), site, "alice", Set.of("clerk"));
    }

    static Provider google() {
        String keys = "https://www.googleapis.com/oauth2/v3/certs";
        Site site = new Site()
                .metadata("https://accounts.google.com", keys)
                .keys(
                        keys,
                        "public, max-age=21000, must-revalidate, no-transform",
                        List.of(other("alg", "RS256"), key("alg", "RS256")));
        return new Provider("Google", Map.of("typ", "JWT", "kid", KID), site, "110169484474386276334", Set.of());
    }

    /** The metadata contain a different issuer, and tokens identify their key by the thumbprint of a certificate. */
    static Provider adfs() {
        String base = "https://adfs.example.com/adfs";
        Site site = new Site()
                .metadata(
                        base + "/.well-known/openid-configuration",
                        base,
                        base + "/discovery/keys",
                        Map.of("access_token_issuer", "http://adfs.example.com/adfs/services/trust"))
                .keys(base + "/discovery/keys", "no-store", List.of(key("alg", "RS256", "x5t", KID)));
        return new Provider(
                "AD FS",
                Map.of("typ", "JWT", "x5t", KID),
                site,
                "alice@corp.example.com",
                Set.of("clerk", "Domain Users"));
    }

    static Provider gitHubActions() {
        String issuer = "https://token.actions.githubusercontent.com";
        Site site = new Site()
                .metadata(issuer, issuer + "/.well-known/jwks")
                .keys(
                        issuer + "/.well-known/jwks",
                        "private",
                        List.of(other("alg", "RS256"), key("alg", "RS256", "x5t", KID)));
        return new Provider(
                "GitHub Actions",
                Map.of("typ", "JWT", "x5t", KID, "kid", KID),
                site,
                "repo:octo-org/octo-repo:ref:refs/heads/main",
                Set.of());
    }

    /** Returns its keys to service accounts only, and has no metadata at a reachable URL. */
    static Provider kubernetes() {
        String password = "token-of-the-pod";
        Site site = new Site()
                .keysBehind(password, "https://kubernetes.default.svc/openid/v1/jwks", List.of(key("alg", "RS256")));
        FakeResources files = new FakeResources()
                .with("file:/var/run/secrets/kubernetes.io/serviceaccount/token", password + "\n")
                .with("file:/var/run/secrets/kubernetes.io/serviceaccount/ca.crt", CLUSTER_CA);
        return new Provider(
                "Kubernetes", Map.of("kid", KID), site, files, "system:serviceaccount:shop:orders", Set.of());
    }

    static Provider zitadel() {
        String issuer = "https://legacy-x1y2z3.zitadel.cloud";
        Site site = new Site()
                .metadata(issuer, issuer + "/oauth/v2/keys")
                .keys(
                        issuer + "/oauth/v2/keys",
                        "max-age=300, must-revalidate",
                        List.of(other("alg", "RS256"), key("alg", "RS256")));
        return new Provider(
                "Zitadel",
                Map.of("typ", "JWT", "kid", KID),
                site,
                "286701259430887427",
                Set.of("clerk", "orders-write"));
    }

    static Provider rolesInOtherForms() {
        String issuer = "https://login.example.org";
        Site site = new Site()
                .metadata(issuer, issuer + "/keys")
                .keys(issuer + "/keys", "", List.of(other("alg", "RS256"), key("alg", "RS256")));
        return new Provider(
                "Roles in other forms",
                Map.of("kid", KID),
                site,
                "42",
                Set.of("clerk", "tills", "stock", "orders:read", "orders:write", "admin"));
    }

    /** Returns the key that signs the tokens, with additional members as name, value, name, value. */
    private static Map<String, Object> key(String... members) {
        return SigningKey.OF_PROVIDER.jwk(members(KID, members));
    }

    /** Returns a second key of the set. */
    private static Map<String, Object> other(String... members) {
        return SigningKey.ANOTHER_OF_PROVIDER.jwk(members("other-1", members));
    }

    private static Map<String, Object> members(String keyId, String... more) {
        Map<String, Object> members = new LinkedHashMap<>(Map.of("kid", keyId, "use", "sig", "x5c", CERTIFICATE));
        for (int i = 0; i < more.length; i += 2) {
            members.put(more[i], more[i + 1]);
        }
        return members;
    }
}
