package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.internal.json.JsonObject;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds a role in the claims that the settings do not read. Claims that identify the user or the client are excluded: a user with
 * the name {@code admin} does not have this role, and may have chosen the name.
 */
final class RoleClaims {
    private static final int MAX_DEPTH = 4;
    private static final Pattern NAME_OF_ROLES =
            Pattern.compile("(?i).*(?:role|group|permission|authorit|entitlement).*");

    /** RFC 7519, RFC 8693, OpenID Connect Core 1.0 section 5.1, and the names that providers give these claims. */
    private static final Set<String> IDENTITIES = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(
            ("iss sub aud exp nbf iat jti azp client_id cid appid scope scp acr amr sid act may_act cnf nonce typ ver idp"
                            + " tid oid upn unique_name username cognito:username user_name uid name given_name family_name"
                            + " middle_name nickname preferred_username profile picture website email gender birthdate"
                            + " zoneinfo locale phone_number address app_displayname token_use allowed-origins")
                    .split(" "))));

    /** Objects of Keycloak whose members are not roles. */
    private static final Set<String> CONTAINERS =
            Collections.unmodifiableSet(new HashSet<>(Arrays.asList("realm_access", "resource_access")));

    private final JsonObject claims;
    private final Collection<String> names;
    private final Collection<String> listed;

    /** {@code names}: the claims of the name; {@code listed}: the claims that the settings read. */
    RoleClaims(JsonObject claims, Collection<String> names, Collection<String> listed) {
        this.claims = claims;
        this.names = names;
        this.listed = listed;
    }

    /** Returns the path to the role as in the settings; null if there is none. */
    @Nullable
    String find(String required) {
        for (Map.Entry<String, @Nullable Object> claim : claims.asMap().entrySet()) {
            String name = claim.getKey();
            if (!IDENTITIES.contains(name) && !names.contains(name)) {
                String path = path(name, claim.getValue(), required, 1);
                if (path != null && !listed.contains(path)) {
                    return path;
                }
            }
        }
        return null;
    }

    private static @Nullable String path(String name, @Nullable Object value, String required, int depth) {
        String step = name.replace(".", "\\.").replace("[", "\\[");
        if (value instanceof Collection) {
            return ((Collection<?>) value).stream().anyMatch(item -> isRole(item, required)) ? step : null;
        }
        if (value instanceof String) {
            return NAME_OF_ROLES.matcher(name).matches() && isRole(value, required) ? step : null;
        }
        if (!(value instanceof Map) || depth == MAX_DEPTH) {
            return null;
        }
        Map<?, ?> members = (Map<?, ?>) value;
        if (!CONTAINERS.contains(name) && isGranted(members.get(required))) {
            return step;
        }
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String rest = path((String) member.getKey(), member.getValue(), required, depth + 1);
            if (rest != null) {
                return step + "." + rest;
            }
        }
        return null;
    }

    /** Groups of Keycloak have a slash before their name. */
    private static boolean isRole(@Nullable Object item, String required) {
        return required.equals(item) || ("/" + required).equals(item) || ("ROLE_" + required).equals(item);
    }

    private static boolean isGranted(@Nullable Object value) {
        return Boolean.TRUE.equals(value)
                || value instanceof Map
                || (value instanceof Number && ((Number) value).doubleValue() != 0)
                || (value instanceof Collection && !((Collection<?>) value).isEmpty());
    }
}
