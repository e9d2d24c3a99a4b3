package io.github.jwtfilter.internal.principal;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.settings.IdentitySettings;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the roles of a token and maps them to the names of the application: removes a prefix, then renames a role if the map
 * lists it, or else adds the configured prefix.
 */
final class RoleMapper {
    /** Cached principals hold their roles, so their number is bounded. */
    private static final int MAX_ROLES = 1000;

    private final Map<ClaimPath, GrantedRoles> claims = new LinkedHashMap<>();
    private final String strip;
    private final String add;
    private final Map<String, List<String>> renamed;
    private final ReservedPrefixes reserved;

    /** {@code reserved}: prefixes of other issuers, with which no role of this issuer may start unless the map assigns it. */
    RoleMapper(IdentitySettings settings, ReservedPrefixes reserved) {
        this.reserved = reserved;
        Collection<String> split = settings.rolesSplit();
        for (String name : settings.rolesClaims()) {
            claims.put(new ClaimPath(name), new GrantedRoles(split.contains(name), settings.rolesSeparator()));
        }
        strip = settings.prefixStrip().orElse("");
        add = settings.prefixAdd().orElse("");
        renamed = settings.rolesMap().orElse(Collections.emptyMap());
    }

    /** Returns the roles in the order of the token. */
    Set<String> roles(JsonObject token) {
        Set<String> roles = new LinkedHashSet<>();
        for (Map.Entry<ClaimPath, GrantedRoles> claim : claims.entrySet()) {
            addAll(claim.getKey(), claim.getValue(), token, roles);
        }
        return Collections.unmodifiableSet(roles);
    }

    /** Returns the roles of each claim. */
    Map<String, Set<String>> rolesByClaim(JsonObject token) {
        Map<String, Set<String>> byClaim = new LinkedHashMap<>();
        claims.forEach((claim, granted) -> {
            Set<String> roles = new LinkedHashSet<>();
            addAll(claim, granted, token, roles);
            byClaim.put(claim.toString(), Collections.unmodifiableSet(roles));
        });
        return Collections.unmodifiableMap(byClaim);
    }

    private void addAll(ClaimPath claim, GrantedRoles granted, JsonObject token, Set<String> roles) {
        for (Object value : claim.findAll(token)) {
            for (String role : granted.in(value)) {
                addMapped(role, roles);
            }
        }
    }

    private void addMapped(String granted, Set<String> roles) {
        String role = granted.startsWith(strip) ? granted.substring(strip.length()) : granted;
        if (role.trim().isEmpty()) {
            return;
        }
        List<String> names = renamed.get(role);
        if (names != null) {
            names.forEach(name -> addBounded(name, roles));
            return;
        }
        String name = add.isEmpty() ? role : add + role;
        if (!reserved.contain(name)) {
            addBounded(name, roles);
        }
    }

    private static void addBounded(String name, Set<String> roles) {
        if (roles.size() < MAX_ROLES) {
            roles.add(name);
        }
    }
}
