package io.github.jwtfilter.identity;

import io.github.jwtfilter.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a claim by its name or by a path of names joined by dots. A claim with exactly that name takes precedence over a path,
 * since names such as {@code https://example.com/roles} contain dots; {@code \.} is a dot inside a name.
 */
final class ClaimPath {
    private final String text;
    private final String name;
    private final List<String> segments;

    ClaimPath(String text) {
        this.text = text;
        this.name = text.replace("\\.", ".");
        this.segments = segments(text);
    }

    private static List<String> segments(String text) {
        List<String> segments = new ArrayList<>();
        StringBuilder segment = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '.') {
                segment.append('.');
                i++;
            } else if (c == '.') {
                segments.add(segment.toString());
                segment.setLength(0);
            } else {
                segment.append(c);
            }
        }
        segments.add(segment.toString());
        return segments;
    }

    /** Returns whether the claim exists, even with the value {@code null}. */
    boolean isIn(JsonObject claims) {
        Map<?, ?> holder = holder(claims);
        return claims.has(name) || (holder != null && holder.containsKey(last()));
    }

    /** Returns the value of the claim, or null if the claim is null or missing. */
    @Nullable
    Object find(JsonObject claims) {
        Object value = claims.get(name);
        if (value != null || claims.has(name)) {
            return value;
        }
        Map<?, ?> holder = holder(claims);
        return holder == null ? null : holder.get(last());
    }

    /**
     * Returns the object that contains the last name of the path: the token itself for a single name, null if there is no object.
     */
    private @Nullable Map<?, ?> holder(JsonObject claims) {
        if (segments.size() == 1) {
            return null;
        }
        Object holder = claims.get(segments.get(0));
        for (int i = 1; i < segments.size() - 1; i++) {
            holder = holder instanceof Map ? ((Map<?, ?>) holder).get(segments.get(i)) : null;
        }
        return holder instanceof Map ? (Map<?, ?>) holder : null;
    }

    private String last() {
        return segments.get(segments.size() - 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
