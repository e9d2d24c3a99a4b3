package io.github.jwtfilter.internal.descriptor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Recognizes libraries that validate tokens of requests by the names of their files. */
final class OtherTokenLibraries {
    private static final Map<Pattern, String> PRODUCTS = new LinkedHashMap<>();

    static {
        product(
                "spring-security-(?:oauth2-resource-server|oauth2-[0-9]|jwt).*",
                "Spring Security's OAuth 2 resource server");
        product("(?:.*-)?pac4j(?:-.*)?", "pac4j");
        product("keycloak-.*(?:adapter|filter).*", "a Keycloak adapter");
        product("(?:.*-)?oauth-filter(?:-for-java)?-?.*", "Curity's oauth-filter-for-java");
        product("(?:smallrye|quarkus-smallrye|geronimo|helidon.*|tomee|payara)-(?:mp-)?jwt.*", "MicroProfile JWT");
        product("(?:.*microprofile|mp)-jwt.*", "MicroProfile JWT");
        product("okta-(?:jwt-verifier|spring|servlet).*", "an Okta library");
        product("auth0-(?:servlet|spring-security-api).*|mvc-auth-commons.*", "an Auth0 library");
        product("shiro-jwt.*|.*shiro.*jwt.*", "Shiro with JWT");
        product("openid-connect-(?:client|common).*", "MITREid Connect");
        product("(?:gateway-provider-security-jwt|hadoop-auth)-.*", "Hadoop's or Knox's JWT filter");
        product(".*(?:jwt|oauth2?|oidc|openid).*filter.*|.*filter.*(?:jwt|oauth2?|oidc).*", "a filter for tokens");
    }

    private static final Pattern OWN_JARS = Pattern.compile("jwt-filter-(?:core|servlet)-.*");

    private OtherTokenLibraries() {}

    private static void product(String fileName, String product) {
        PRODUCTS.put(Pattern.compile("(?:" + fileName + ")\\.jar"), product);
    }

    static List<String> in(Collection<String> libraries) {
        List<String> findings = new ArrayList<>();
        for (String path : libraries) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            String product = OWN_JARS.matcher(name).matches() ? null : product(name);
            if (product != null) {
                findings.add(
                        name + ": " + product + " may validate tokens as well, and reject requests that the JwtFilter"
                                + " accepts; remove its configuration, or hide the token from it with token.hide = true");
            }
        }
        return findings;
    }

    private static @org.jspecify.annotations.Nullable String product(String name) {
        for (Map.Entry<Pattern, String> entry : PRODUCTS.entrySet()) {
            if (entry.getKey().matcher(name).matches()) {
                return entry.getValue();
            }
        }
        return null;
    }
}
