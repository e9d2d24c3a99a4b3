package io.github.jwtfilter.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, immutable through and through. Its values are {@link String}, {@link Long},
 * {@link java.math.BigInteger} (integers beyond 64 bits), {@link Double} (numbers with a fraction or an exponent;
 * infinite when out of range), {@link Boolean}, {@link java.util.List}, {@link Map}, and null for the literal
 * {@code null}.
 */
public final class JsonObject {
    private final JsonMembers members;

    /** Takes over what nobody else can change any more. */
    JsonObject(JsonMembers members) {
        this.members = members;
    }

    /**
     * The value of a member.
     *
     * @param name the exact name
     * @return the value, or null if there is no such member or it is the literal {@code null}
     */
    public @Nullable Object get(String name) {
        return members.get(name);
    }

    /**
     * The value of a member that should be a string.
     *
     * @param name the exact name
     * @return the string, or null if there is no such member or it is anything else
     */
    public @Nullable String string(String name) {
        Object value = members.get(name);
        return value instanceof String ? (String) value : null;
    }

    /**
     * Whether there is a member of that name, whatever its value.
     *
     * @param name the exact name
     * @return true also for the literal {@code null}
     */
    public boolean has(String name) {
        return members.has(name);
    }

    /**
     * All members in the order they were written.
     *
     * @return an unmodifiable map of unmodifiable values, made with each call
     */
    public Map<String, @Nullable Object> asMap() {
        return members.toMap();
    }
}
