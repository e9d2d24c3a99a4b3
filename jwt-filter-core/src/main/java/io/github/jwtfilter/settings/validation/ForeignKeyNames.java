package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.value.SimilarText;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of settings in other products, mapped to the keys of the catalog. */
public final class ForeignKeyNames {
    /** Prefixes of foreign names, longer ones first; the remainder is looked up. */
    private static final List<String> PREFIXES = letters(Arrays.asList(
            "spring.security.oauth2.resourceserver.jwt.",
            "spring.security.oauth2.resourceserver.",
            "quarkus.oidc.",
            "payara.security.openid.",
            "jetty.openid.",
            "okta.oauth2.",
            "mp.jwt.verify.",
            "mp.jwt.",
            "smallrye.jwt.verify.",
            "smallrye.jwt.",
            "jwtfilter.",
            "keycloak.",
            "auth0.",
            "oidc.",
            "jwt."));

    /** A registration or provider of Spring Security, with its name. */
    private static final Pattern SPRING_CLIENT =
            Pattern.compile("spring\\.security\\.oauth2\\.client\\.(?:registration|provider)\\.[^.]+\\.(.+)");

    private static final Map<String, List<String>> MEANINGS = new HashMap<>();

    static {
        means("issuer", "iss", "issuers", "token.issuer", "domain");
        means("audience", "aud", "audiences", "token.audience", "verify-token-audience");
        means("algorithms", "algorithm", "alg", "algs", "jws-algorithm", "jws-algorithms", "signature-algorithm");
        means("algorithms", "publickey.algorithm", "token.signature-algorithm");
        means("keys.secret", "secret", "secretkey", "secret-key", "shared-secret", "key", "keys", "hmac-secret");
        means("keys.secret", "signing-key", "base64-secret", "key-value");
        means("keys.public-key", "public-key", "publickey", "public-key-location", "publickey.location", "pem");
        means("keys.public-key", "key.location", "certificate", "key-file", "public-key-file");
        means("keys.keystore", "keystore", "key-store", "keystore.path", "keystore.file", "keystore.location");
        means("keys.keystore.password", "keystore.password", "key-store-password", "keystore.pass");
        means("keys.keystore.type", "keystore.type", "key-store-type");
        means("keys.keystore.aliases", "keystore.alias", "keystore.aliases", "keystore.verify.key.alias", "key-alias");
        means("keys.keystore.aliases", "keys.keystore.alias");
        means("keys.jwks-file", "jwks", "jwks-file", "jwk-set", "jwk-set-file", "keyset");
        means("token.header", "header", "header-name");
        means("token.cookie", "cookie", "cookie-name", "token.cookie-name");
        means("token.type", "typ", "token-type");
        means("token.max-size", "max-size", "max-token-size");
        means("claims.clock-skew", "clock-skew", "clock.skew", "skew", "leeway", "expiration.grace", "lifespan-grace");
        means("claims.clock-skew", "token.lifespan-grace", "allowed-clock-skew", "clock-tolerance");
        means("claims.max-age", "token.age", "max-age");
        means("claims.max-lifetime", "time-to-live", "max-lifetime");
        means("claims.required", "required.claims", "required-claims", "token.required-claims");
        means("principal.claims", "principal-claim", "principal-claim-name", "token.principal-claim", "username");
        means("principal.claims", "user-name-attribute", "principal-attribute", "claims.sub", "path.sub", "user-claim");
        means("roles.claims", "roles", "role-claim", "roles-claim", "role-claims", "authorities-claim-name", "groups");
        means("roles.claims", "authorities", "roles.role-claim-path", "path.groups", "claims.groups", "groups-claim");
        means("roles.split", "authorities-claim-delimiter", "roles.role-claim-separator", "groups-separator");
        means("roles.prefix.add", "authority-prefix", "role-prefix", "roles.prefix");
        means("roles.map", "role-mapping", "roles.mapping", "role-map");
        means("access.<n>", "access", "access-rules", "rules", "access-rule", "rule", "urls", "intercept-url");
        means("access.<n>", "security-constraint", "web-resource-collection", "url-pattern", "auth-constraint");
        means("access.<n>", "permit-all", "public-paths", "public-urls", "open-paths", "anonymous", "anonymous-paths");
        means("access.<n>", "whitelist", "allowlist", "exclude", "excludes", "exclude-paths", "excluded-paths");
        means("access.<n>", "exclude-patterns", "exclusions", "skip", "skip-pattern", "skip-paths", "ignore-paths");
        means("access.<n>", "ignored-paths", "ignoring", "authorize-requests", "ant-matchers", "request-matchers");
        means("access.<n>", "filter-chain-definitions", "policy-enforcer.paths", "roles-allowed", "protected-paths");
        means("path.allow", "allow-url-encoded-slash", "allow-url-encoded-percent", "allow-semicolon");
        means("path.allow", "allow-backslash", "allow-encoded-slash", "encoded-solidus-handling", "relaxed-path-chars");
        means("path.allow", "allowed-paths", "path.allowed", "strict-http-firewall", "block-semicolon");
        means("challenge.realm", "realm-name");
        means("challenge.login-page", "login-page", "login-url", "login-uri", "form-login-page", "authc.login-url");
        means("challenge.resource-metadata", "resource-metadata", "resource-metadata.url");
        means("https.required", "require-https", "ssl-required", "require-ssl");
        means("proxy.trusted", "trusted-proxies", "trusted-proxy", "proxies");
        means("external-url", "base-url", "public-url", "server-url");
        means("csrf.trusted-origins", "trusted-origins", "csrf.allowed-origins", "csrf.origins");
        means("cors.allowed-origins", "allowed-origins", "cors.origins", "access-control-allow-origin", "origins");
        means("cors.allowed-methods", "cors.methods", "access-control-allow-methods");
        means("cors.allowed-headers", "cors.headers", "access-control-allow-headers");
        means("cors.exposed-headers", "cors.expose-headers", "access-control-expose-headers");
        means("cors.max-age", "cors.preflight.max-age", "access-control-max-age");
        means("cors.allow-credentials", "cors.support.credentials", "access-control-allow-credentials");
        means(
                "cache-control",
                "response.cache-control",
                "headers.cache-control",
                "cache-headers",
                "no-store",
                "no-cache");
        means("issuer", "issuer-uri", "issuer-url", "auth-server-url", "authority");
        means("preset", "provider", "identity-provider", "idp", "vendor");
        means("keys.jwks-uri", "jwk-set-uri", "jwks-uri", "jwks-url", "jwks-path", "jwks-endpoint", "jwk-set-url");
        means("keys.jwks-uri", "keys.jwks-url", "keys.jwk-set-uri", "keys.uri", "keys.url");
        means("keys.discovery-uri", "discovery-uri", "discovery-url", "discovery", "metadata-url", "metadata-uri");
        means("keys.discovery-uri", "openid-configuration", "well-known", "well-known-url", "keys.discovery");
        means("keys.refresh", "jwks.refresh-interval", "refresh-interval", "jwks-cache-ttl", "keys.cache-ttl");
        means("keys.ca", "ca", "ca-file", "ca-certificates", "truststore", "trust-store", "tls.trust-store-file");
        means("keys.insecure-http", "insecure-http", "allow-http", "require-https-metadata");
        means("keys.bearer-token-file", "bearer-token-file", "bearer-token", "keys.bearer-token");
        means("keys.connect-timeout", "connect-timeout", "connection-timeout", "jwks-connect-timeout");
        means("keys.read-timeout", "read-timeout", "socket-timeout", "jwks-read-timeout");
        means("keys.outage-tolerance", "outage-tolerance", "jwks-outage-ttl");
        means("principal.prefix", "user-prefix", "username-prefix", "principal-prefix");
        ofLogin();
    }

    /** Names of clients of OpenID providers; the first ones are those of keycloak.json. */
    private static void ofLogin() {
        meansOneOf("issuer", "challenge.realm", "realm");
        meansOneOf("login.client-id", "audience", "resource", "client-id");
        meansOneOf("login.client-secret", "keys.secret", "credentials.secret", "client-secret");
        means("keys.public-key", "realm-public-key");
        means("roles.claims", "use-resource-role-mappings");
        means("session.store", "token-store");
        means("session.cookie-path", "token-cookie-path", "adapter-state-cookie-path", "authentication.cookie-path");
        means("external-url", "redirect-rewrite-rules");
        means("login", "login.protocol", "application-type", "openid", "openid-connect", "oauth2-login", "sso");
        means("login", "bearer-only", "auto-login", "auth-type");
        means("issuer", "provider-uri", "provider-issuer");
        meansOneOf("issuer", "keys.discovery-uri", "provider-metadata-url");
        means("keys.jwks-uri", "provider-jwks-uri");
        means("principal.claims", "remote-user-claim", "caller-name-claim");
        means("roles.claims", "caller-groups-claim");
        means("login.client-key", "credentials.jwt.key-file", "client-token-endpoint-key", "private-key-file");
        means("login.scopes", "scope", "scopes", "authentication.scopes", "login.scope");
        means("login.callback", "redirect-uri", "redirect-url", "redirect-path", "authentication.redirect-path");
        means("login.callback", "callback", "callback-url", "callback-uri", "callback-path", "login.callback-path");
        meansOneOf("login.logout", "session.logout-path", "logout", "logout-path", "logout-url", "logout-uri");
        means("login.after-logout", "post-logout-redirect-uri", "logout.post-logout-path", "post-logout-path");
        means("login.after-logout", "default-logged-out-url", "logout-redirect-uri", "logout-success-url");
        means("login.backchannel-logout", "logout.backchannel.path", "backchannel-logout-uri", "back-channel-logout");
        means("login.claims-from", "roles.source", "user-info-required", "authentication.user-info-required");
        means("login.prompt", "prompt", "authentication.prompt");
        means("login.extra.<name>", "authentication.extra-params", "extra-parameters", "auth-request-params");
        means("login.authorization-endpoint", "authorization-uri", "authorization-url", "authorization-path");
        means("login.authorization-endpoint", "authorization-endpoint", "provider-authorization-endpoint");
        means("login.token-endpoint", "token-uri", "token-url", "token-path", "token-endpoint");
        means("login.token-endpoint", "provider-token-endpoint", "redeem-url");
        means("login.userinfo-endpoint", "user-info-uri", "user-info-url", "user-info-path", "userinfo-endpoint");
        means("login.userinfo-endpoint", "provider-user-info-endpoint", "profile-url");
        means("login.end-session-endpoint", "end-session-uri", "end-session-path", "end-session-endpoint");
        means("login.end-session-endpoint", "provider-end-session-endpoint");
        means("login.encryption-key", "crypto-passphrase", "cookie-secret", "encryption-key", "encryption-secret");
        means("login.encryption-key", "token-state-manager.encryption-secret");
        means("session.idle-timeout", "session-inactivity-timeout");
        means("session.max-lifetime", "session-max-duration");
        means("monitor.addresses", "session.alert.addresses");
        means("monitor.failures", "session.alert.failures");
    }

    private ForeignKeyNames() {}

    /** Returns the keys for a foreign name, possibly none. */
    public static List<String> meaning(String foreign) {
        return MEANINGS.getOrDefault(local(foreign), Collections.emptyList());
    }

    /** Returns all keys that foreign names map to. */
    public static Set<String> targetKeys() {
        Set<String> targetKeys = new HashSet<>();
        MEANINGS.values().forEach(targetKeys::addAll);
        return targetKeys;
    }

    private static List<String> letters(List<String> names) {
        names.replaceAll(SimilarText::letters);
        return names;
    }

    /** Returns the letters and digits of a name without the common prefix of its product. */
    static String local(String foreign) {
        String letters = SimilarText.letters(SPRING_CLIENT.matcher(foreign).replaceFirst("$1"));
        for (String prefix : PREFIXES) {
            if (letters.startsWith(prefix) && letters.length() > prefix.length()) {
                return letters.substring(prefix.length());
            }
        }
        return letters;
    }

    private static void means(String targetKey, String... foreign) {
        put(Collections.singletonList(targetKey), foreign);
    }

    private static void meansOneOf(String targetKey, String other, String... foreign) {
        put(Collections.unmodifiableList(Arrays.asList(targetKey, other)), foreign);
    }

    private static void put(List<String> targetKeys, String... foreign) {
        for (String name : foreign) {
            MEANINGS.put(SimilarText.letters(name), targetKeys);
        }
    }
}
