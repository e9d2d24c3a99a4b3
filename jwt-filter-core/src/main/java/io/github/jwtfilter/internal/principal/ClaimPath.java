package io.github.jwtfilter.internal.principal;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.settings.value.ClaimPathParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a claim by its name, or by a path as {@link ClaimPathParser} reads it. A claim with exactly that name takes precedence over
 * the path, since names such as {@code https://example.com/roles} contain dots. A claim that is {@code null} counts as absent.
 */
final class ClaimPath {
    private final String text;
    private final String name;
    private final List<@Nullable String> steps;

    ClaimPath(String text) {
        this.text = text;
        this.name = ClaimPathParser.name(text);
        this.steps = ClaimPathParser.steps(text);
    }

    /** Returns the value of the claim, or null if there is none, or if the path leads to the elements of an array. */
    @Nullable
    Object find(JsonObject claims) {
        List<Object> found =
                steps.contains(null) && claims.get(name) == null ? Collections.emptyList() : findAll(claims);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Returns the values that the path leads to: several only if it leads to the elements of an array. */
    List<Object> findAll(JsonObject claims) {
        Object exact = claims.get(name);
        if (exact != null) {
            return Collections.singletonList(exact);
        }
        String first = steps.get(0);
        if (first == null || steps.size() == 1) {
            return Collections.emptyList();
        }
        List<Object> found = new ArrayList<>(1);
        collect(claims.get(first), 1, found);
        return Collections.unmodifiableList(found);
    }

    private void collect(@Nullable Object value, int next, List<Object> found) {
        if (value == null) {
            return;
        }
        if (next == steps.size()) {
            found.add(value);
            return;
        }
        String member = steps.get(next);
        if (member != null) {
            collect(value instanceof Map ? ((Map<?, ?>) value).get(member) : null, next + 1, found);
        } else if (value instanceof List) {
            for (Object element : (List<?>) value) {
                collect(element, next + 1, found);
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
