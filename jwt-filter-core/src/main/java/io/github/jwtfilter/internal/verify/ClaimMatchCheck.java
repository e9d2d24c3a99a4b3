package io.github.jwtfilter.internal.verify;

import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.settings.ClaimSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requires one of several values for a claim, or a value that matches one of several patterns. Strings are compared exactly; a boolean or an
 * integer equals its JSON text, since issuers differ in how they write them.
 */
final class ClaimMatchCheck implements ClaimCheck {
    private final String name;
    private final Set<String> accepted = new HashSet<>();
    private final List<GlobPattern> patterns = new ArrayList<>();

    ClaimMatchCheck(String name, Collection<String> accepted) {
        this.name = name;
        for (String value : accepted) {
            if (ClaimSettings.isPattern(value)) {
                patterns.add(new GlobPattern(ClaimSettings.pattern(value)));
            } else {
                this.accepted.add(value);
            }
        }
    }

    @Override
    public @Nullable RejectionReason check(Claims claims, long now) {
        if (claims.json().get(name) == null) {
            return RejectionReason.CLAIM_MISSING;
        }
        return matches(claims.json()) ? null : RejectionReason.CLAIM_MISMATCH;
    }

    boolean matches(JsonObject claims) {
        Object value = claims.get(name);
        return value instanceof List ? ((List<?>) value).stream().anyMatch(this::accepts) : accepts(value);
    }

    private boolean accepts(@Nullable Object value) {
        String text = value instanceof Boolean ? value.toString() : JsonObject.textOf(value);
        return text != null && (accepted.contains(text) || matches(text));
    }

    private boolean matches(String text) {
        for (GlobPattern pattern : patterns) {
            if (pattern.matches(text)) {
                return true;
            }
        }
        return false;
    }
}
