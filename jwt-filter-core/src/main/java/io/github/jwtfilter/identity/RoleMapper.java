package io.github.jwtfilter.identity;

import io.github.jwtfilter.json.JsonObject;
import io.github.jwtfilter.settings.IdentitySettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the roles that a token grants and names them as the application knows them: a prefix is stripped, then a role is
 * renamed if the map lists it, or else given the prefix that is to be added.
 */
final class RoleMapper {
    private final Map<ClaimPath, Boolean> claims = new LinkedHashMap<>();
    private final String strip;
    private final String add;
    private final Map<String, List<String>> renamed;

    RoleMapper(IdentitySettings settings) {
        Collection<String> split = settings.rolesSplit();
        settings.rolesClaims().forEach(name -> claims.put(new ClaimPath(name), split.contains(name)));
        strip = settings.prefixStrip().orElse("");
        add = settings.prefixAdd().orElse("");
        renamed = settings.rolesMap().orElse(Collections.emptyMap());
    }

    /** The roles, in the order in which the token lists them. */
    Set<String> roles(JsonObject token) {
        Set<String> roles = new LinkedHashSet<>();
        claims.forEach((path, split) -> {
            for (String granted : granted(path.find(token), split)) {
                addMapped(granted, roles);
            }
        });
        return Collections.unmodifiableSet(roles);
    }

    private static List<String> granted(@Nullable Object value, boolean split) {
        List<String> granted = new ArrayList<>();
        if (value instanceof String) {
            Collections.addAll(granted, split ? ((String) value).split(" ") : new String[] {(String) value});
        } else if (value instanceof List) {
            for (Object element : (List<?>) value) {
                if (element instanceof String) {
                    granted.add((String) element);
                }
            }
        }
        return granted;
    }

    private void addMapped(String granted, Set<String> roles) {
        String role = granted.startsWith(strip) ? granted.substring(strip.length()) : granted;
        if (role.trim().isEmpty()) {
            return;
        }
        List<String> names = renamed.get(role);
        if (names == null) {
            roles.add(add + role);
        } else {
            roles.addAll(names);
        }
    }
}
