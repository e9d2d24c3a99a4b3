package io.github.jwtfilter.internal.diagnosis;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.principal.IdentityExamination;
import io.github.jwtfilter.internal.remedy.ClaimCauses;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.SimilarText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the roles that a rule requires with those of the token. */
final class RoleDiagnosis {
    private static final String ROLE = "role ";
    private static final int MAX_DEPTH = 4;

    private RoleDiagnosis() {}

    static @Nullable Advice find(Evidence evidence) {
        String missing = evidence.missing;
        if (missing == null || !missing.startsWith(ROLE)) {
            return Advice.of(ClaimCauses.SCOPE);
        }
        TrustedIssuer issuer = evidence.issuer;
        IdentityExamination identity = evidence.identity;
        JsonObject claims = evidence.token.claims();
        if (issuer == null || identity == null || claims == null) {
            return null;
        }
        List<String> required = Arrays.asList(missing.substring(ROLE.length()).split("\\|"));
        Set<String> granted = identity.roles().values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (String role : required) {
            Advice advice = elsewhere(issuer, role, claims);
            advice = advice == null ? spelled(issuer, role, granted) : advice;
            if (advice != null) {
                return advice;
            }
        }
        return Advice.of(granted.isEmpty() ? ClaimCauses.NO_ROLES : ClaimCauses.ROLE);
    }

    private static @Nullable Advice spelled(TrustedIssuer issuer, String required, Collection<String> granted) {
        for (String role : granted) {
            if (!role.equals(required) && role.endsWith(required) && !isLetter(role, required)) {
                String prefix = role.substring(0, role.length() - required.length());
                return Advice.of(ClaimCauses.ROLE_PREFIX, issuer, prefix).expecting(required);
            }
            if (required.endsWith(role) && !isLetter(required, role)) {
                String prefix = required.substring(0, required.length() - role.length());
                return Advice.of(ClaimCauses.ROLE_WITHOUT_PREFIX, issuer, prefix)
                        .expecting(required);
            }
            if (SimilarText.isSimilar(SimilarText.letters(role), SimilarText.letters(required))) {
                return Advice.of(ClaimCauses.ROLE_SPELLING, issuer, ListItem.of(role))
                        .expecting(ListItem.of(required));
            }
        }
        return null;
    }

    /** Returns whether the longer name continues a word, so that its beginning is no prefix. */
    private static boolean isLetter(String longer, String shorter) {
        return Character.isLetterOrDigit(longer.charAt(longer.length() - shorter.length() - 1));
    }

    private static @Nullable Advice elsewhere(TrustedIssuer issuer, String required, JsonObject claims) {
        List<String> listed = issuer.identity().rolesClaims();
        for (Map.Entry<String, @Nullable Object> claim : claims.asMap().entrySet()) {
            String path = path(claim.getKey(), claim.getValue(), required, 1);
            if (path != null && !listed.contains(path)) {
                List<String> more = new ArrayList<>(listed);
                more.add(path);
                return Advice.of(ClaimCauses.ROLE_CLAIM, issuer, ListItem.all(more))
                        .expecting(required);
            }
        }
        return null;
    }

    /** Returns the path to a value that is the role, or an array or object with it; null if there is none. */
    private static @Nullable String path(String name, @Nullable Object value, String required, int depth) {
        String step = name.replace(".", "\\.").replace("[", "\\[");
        if (required.equals(value) || (value instanceof Collection && ((Collection<?>) value).contains(required))) {
            return step;
        }
        if (!(value instanceof Map) || depth == MAX_DEPTH) {
            return null;
        }
        if (((Map<?, ?>) value).containsKey(required)) {
            return step;
        }
        for (Map.Entry<?, ?> member : ((Map<?, ?>) value).entrySet()) {
            String rest = path((String) member.getKey(), member.getValue(), required, depth + 1);
            if (rest != null) {
                return step + "." + rest;
            }
        }
        return null;
    }
}
