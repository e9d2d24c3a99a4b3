package io.github.jwtfilter.internal.json;

import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deeply immutable JSON object. Its values are {@link String}, {@link Long}, {@link java.math.BigInteger} (integers beyond
 * 64 bits), {@link Double} (numbers with a fraction or an exponent; infinite when out of range), {@link Boolean},
 * {@link java.util.List}, {@link Map}, and null for the literal {@code null}.
 */
public final class JsonObject {
    private final JsonMembers members;

    /** Takes ownership of the members, which must not be modified afterwards. */
    JsonObject(JsonMembers members) {
        this.members = members;
    }

    /**
     * Returns the value of a member.
     *
     * @param name the exact name
     * @return the value, or null if the member is absent or the literal {@code null}
     */
    public @Nullable Object get(String name) {
        return members.get(name);
    }

    /**
     * Returns the value of a string member.
     *
     * @param name the exact name
     * @return the string, or null if the member is absent or has another type
     */
    public @Nullable String string(String name) {
        Object value = members.get(name);
        return value instanceof String ? (String) value : null;
    }

    /**
     * Returns an identifier: the text of a member that is a string or an integer.
     *
     * @param name the exact name
     * @return the text, as returned by {@link #textOf}
     */
    public @Nullable String text(String name) {
        return textOf(members.get(name));
    }

    /**
     * Returns the text of an identifier. Some issuers write identifiers as numbers, which RFC 7519 section 4.1.2 does
     * not allow for {@code sub}. An integer has one decimal text; {@code 1.0} and {@code 1e0} have several spellings of one number,
     * and a large one is rounded.
     *
     * @param value the value of a member
     * @return the string, or the decimal text of an integer of any size; null for everything else
     */
    public static @Nullable String textOf(@Nullable Object value) {
        if (value instanceof String) {
            return (String) value;
        }
        return value instanceof Long || value instanceof BigInteger ? value.toString() : null;
    }

    /**
     * Returns whether a member exists, with any value.
     *
     * @param name the exact name
     * @return true also for the literal {@code null}
     */
    public boolean has(String name) {
        return members.has(name);
    }

    /**
     * Returns all members in document order.
     *
     * @return a new unmodifiable map of unmodifiable values
     */
    public Map<String, @Nullable Object> asMap() {
        return members.toMap();
    }
}
