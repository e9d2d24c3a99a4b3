package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.principal.IdentityExamination;
import io.github.jwtfilter.internal.remedy.ClaimCauses;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the roles and scopes that a rule requires with those of the token. */
final class RoleDiagnosis {
    private static final String ROLE = "role ";
    private static final String SCOPE = "scope ";
    private static final String[] SCOPES = {"scope", "scp"};
    private static final String SEPARATORS = "[\\s,;|]+";

    private final String missing;
    private final TrustedIssuer issuer;
    private final JsonObject claims;
    private final Map<String, Set<String>> byClaim;
    private final Set<String> granted;

    private RoleDiagnosis(String missing, TrustedIssuer issuer, JsonObject claims, IdentityExamination identity) {
        this.missing = missing;
        this.issuer = issuer;
        this.claims = claims;
        this.byClaim = identity.roles();
        this.granted =
                byClaim.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static @Nullable Advice find(Evidence evidence) {
        String missing = evidence.missing;
        TrustedIssuer issuer = evidence.issuer;
        IdentityExamination identity = evidence.identity;
        JsonObject claims = evidence.token.claims();
        if (missing == null || issuer == null || identity == null || claims == null) {
            return null;
        }
        RoleDiagnosis diagnosis = new RoleDiagnosis(missing, issuer, claims, identity);
        return missing.startsWith(ROLE) ? diagnosis.role() : diagnosis.scope();
    }

    private Advice role() {
        List<String> required = names(ROLE);
        for (String role : required) {
            Advice advice = separated(role);
            advice = advice == null ? elsewhere(role) : advice;
            advice = advice == null ? new RoleSpelling(issuer, role).find(granted) : advice;
            if (advice != null) {
                return advice;
            }
        }
        if (claims.get("_claim_names") instanceof Map
                && ((Map<?, ?>) claims.get("_claim_names")).containsKey("groups")) {
            return Advice.of(ClaimCauses.GROUPS_OVERAGE);
        }
        if (!Collections.disjoint(scopes(), required)) {
            return Advice.of(ClaimCauses.ROLE_IS_SCOPE);
        }
        return Advice.of(granted.isEmpty() ? ClaimCauses.NO_ROLES : ClaimCauses.ROLE);
    }

    private Advice scope() {
        for (String required : names(SCOPE)) {
            if (granted.contains(required)) {
                return Advice.of(ClaimCauses.SCOPE_IS_ROLE);
            }
            if (scopes().stream().anyMatch(scope -> Spelling.isSame(scope, required))) {
                return Advice.of(ClaimCauses.SCOPE_SPELLING);
            }
        }
        return Advice.of(ClaimCauses.SCOPE);
    }

    private List<String> names(String word) {
        return Arrays.asList(missing.replaceFirst("^" + word, "").split("\\|"));
    }

    private Set<String> scopes() {
        Set<String> scopes = new LinkedHashSet<>();
        for (String name : SCOPES) {
            Object value = claims.get(name);
            Collection<?> items = value instanceof Collection ? (Collection<?>) value : Collections.singleton(value);
            items.forEach(
                    item -> scopes.addAll(Arrays.asList(String.valueOf(item).split(" "))));
        }
        return scopes;
    }

    /** Recognizes a string with several roles that the settings read as one. */
    private @Nullable Advice separated(String required) {
        for (Map.Entry<String, Set<String>> claim : byClaim.entrySet()) {
            if (claims.get(claim.getKey()) instanceof Collection) {
                continue; // the settings do not split the elements of arrays
            }
            for (String role : claim.getValue()) {
                if (!role.equals(required)
                        && Arrays.asList(role.split(SEPARATORS)).contains(required)) {
                    return separated(claim.getKey(), role.replaceAll("[^,;|]", ""));
                }
            }
        }
        return null;
    }

    private Advice separated(String claim, String separators) {
        if (!separators.isEmpty()) {
            return Advice.of(ClaimCauses.ROLE_SEPARATOR, issuer, separators.substring(0, 1));
        }
        List<String> split = new ArrayList<>(issuer.identity().rolesSplit());
        split.add(claim);
        return Advice.of(ClaimCauses.ROLE_BLANKS, issuer, ListItem.all(split));
    }

    private @Nullable Advice elsewhere(String required) {
        List<String> listed = issuer.identity().rolesClaims();
        Collection<String> names = issuer.identity().principalClaims();
        String path = new RoleClaims(claims, names, listed).find(required);
        if (path == null) {
            return null;
        }
        List<String> more = new ArrayList<>(listed);
        more.add(path);
        return Advice.of(ClaimCauses.ROLE_CLAIM, issuer, ListItem.all(more)).expecting(required);
    }
}
