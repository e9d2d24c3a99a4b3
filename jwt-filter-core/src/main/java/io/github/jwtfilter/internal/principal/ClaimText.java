package io.github.jwtfilter.internal.principal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Claims as text for request headers and attributes: strings, numbers and booleans, and lists of these joined by commas. A list
 * omits elements that contain a comma, since they would be read as two.
 */
final class ClaimText {
    private static final String SEPARATOR = ",";

    private ClaimText() {}

    /** Returns the text, or null for anything else, for blank text, and for text with control characters. */
    static @Nullable String of(@Nullable Object value) {
        return value instanceof List ? joined((List<?>) value) : single(value);
    }

    private static @Nullable String joined(List<?> values) {
        StringJoiner joined = new StringJoiner(SEPARATOR);
        boolean empty = true;
        for (Object value : values) {
            String text = single(value);
            if (text != null && !text.contains(SEPARATOR)) {
                joined.add(text);
                empty = false;
            }
        }
        return empty ? null : joined.toString();
    }

    private static @Nullable String single(@Nullable Object value) {
        if (value instanceof String) {
            return isText((String) value) ? (String) value : null;
        }
        if (value instanceof Double) {
            return decimal((Double) value);
        }
        boolean plain = value instanceof Long || value instanceof BigInteger || value instanceof Boolean;
        return plain ? String.valueOf(value) : null;
    }

    private static @Nullable String decimal(double value) {
        return Double.isInfinite(value) || Double.isNaN(value)
                ? null
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static boolean isText(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return false;
            }
        }
        return !value.trim().isEmpty();
    }
}
