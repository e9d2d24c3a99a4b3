package io.github.jwtfilter.internal.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds filters of other products, and of the application, that validate tokens too. */
final class OtherTokenFilters {
    private static final Pattern NAMES = Pattern.compile(
            ".*(?:jwt|oauth|openid|oidc|bearer|keycloak|pac4j|okta|auth0|token_?-?auth|auth_?-?token).*",
            Pattern.CASE_INSENSITIVE);

    /** The login methods of Keycloak's adapters, and of MicroProfile JWT. */
    private static final Pattern LOGIN_METHODS = Pattern.compile("KEYCLOAK|MP-JWT|BEARER(?:_TOKEN)?|OIDC|OPENID.*");

    static final String REMEDY = "remove it, or hide the token from it with token.hide = true";

    private OtherTokenFilters() {}

    static List<String> in(WebXml descriptor) {
        List<String> findings = new ArrayList<>();
        for (DeclaredFilter filter : descriptor.filters()) {
            String simpleName = filter.className().substring(filter.className().lastIndexOf('.') + 1);
            boolean suspect = NAMES.matcher(filter.className()).matches()
                    || NAMES.matcher(filter.name()).matches();
            if (suspect && !ServletNamespace.filters().contains(filter.className())) {
                findings.add("the filter " + filter.name() + " (" + simpleName
                        + ") seems to validate tokens as well, and may reject requests that the JwtFilter accepts; "
                        + REMEDY);
            }
        }
        if (LOGIN_METHODS.matcher(descriptor.security().loginMethod()).matches()) {
            findings.add("login-config with " + descriptor.security().loginMethod()
                    + ": the container validates tokens before any filter runs; remove it");
        }
        return findings;
    }
}
