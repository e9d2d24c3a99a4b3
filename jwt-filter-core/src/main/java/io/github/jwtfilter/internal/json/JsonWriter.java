package io.github.jwtfilter.internal.json;

import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON objects (RFC 8259) that {@link StrictJson} reads as the same values. Rejects values without an exact JSON form,
 * instead of writing a similar one.
 */
public final class JsonWriter {
    private static final int MAX_DEPTH = 16;

    private final StringBuilder json = new StringBuilder();

    private JsonWriter() {}

    /**
     * Returns an object as JSON without white space.
     *
     * @param members the members in the order to write: strings, booleans, integers, finite {@code double} numbers, maps with
     *     such values, collections of them, and null
     * @return the object
     * @throws IllegalArgumentException if a value has another type, a name is not a string, a text contains half of a surrogate
     *     pair, or the nesting exceeds 16 levels; the message contains no value
     */
    public static String write(Map<?, ?> members) {
        JsonWriter writer = new JsonWriter();
        writer.object(members, 1);
        return writer.json.toString();
    }

    private void value(@Nullable Object value, int depth) {
        if (value == null || value instanceof Boolean || isInteger(value)) {
            json.append(value);
        } else if (value instanceof String) {
            text((String) value);
        } else if (value instanceof Double && !((Double) value).isInfinite() && !((Double) value).isNaN()) {
            json.append(value);
        } else if (value instanceof Map) {
            object((Map<?, ?>) value, depth + 1);
        } else if (value instanceof Iterable) {
            array((Iterable<?>) value, depth + 1);
        } else {
            throw new IllegalArgumentException("no exact JSON for a value of " + value.getClass()
                    + ": pass text, whole numbers, finite double numbers, booleans, lists and maps");
        }
    }

    private static boolean isInteger(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof Short
                || value instanceof Byte;
    }

    private void object(Map<?, ?> members, int depth) {
        check(depth);
        char separator = '{';
        for (Map.Entry<?, ?> member : members.entrySet()) {
            json.append(separator);
            if (!(member.getKey() instanceof String)) {
                throw new IllegalArgumentException("the name of a member is not a string");
            }
            text((String) member.getKey());
            json.append(':');
            value(member.getValue(), depth);
            separator = ',';
        }
        json.append(members.isEmpty() ? "{}" : "}");
    }

    private void array(Iterable<?> elements, int depth) {
        check(depth);
        json.append('[');
        String separator = "";
        for (Object element : elements) {
            json.append(separator);
            value(element, depth);
            separator = ",";
        }
        json.append(']');
    }

    private void text(String text) {
        if (!StrictUtf8.isWellFormed(text)) {
            throw new IllegalArgumentException("a text contains half of a surrogate pair");
        }
        json.append(JsonText.quoted(text));
    }

    private static void check(int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("more than " + MAX_DEPTH + " levels of nesting");
        }
    }
}
