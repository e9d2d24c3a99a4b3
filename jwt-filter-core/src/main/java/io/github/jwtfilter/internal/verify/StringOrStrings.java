package io.github.jwtfilter.internal.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A claim that is one string or an array of strings, as {@code aud} is (RFC 7519 section 4.1.3). */
final class StringOrStrings {
    private StringOrStrings() {}

    /** Returns the strings, or null if the value has another type: {@code [1]} is not {@code ["1"]}. */
    static @Nullable List<String> of(@Nullable Object value) {
        if (value instanceof String) {
            return Collections.singletonList((String) value);
        }
        if (!(value instanceof List)) {
            return null;
        }
        List<String> strings = new ArrayList<>();
        for (Object element : (List<?>) value) {
            if (!(element instanceof String)) {
                return null;
            }
            strings.add((String) element);
        }
        return Collections.unmodifiableList(strings);
    }
}
