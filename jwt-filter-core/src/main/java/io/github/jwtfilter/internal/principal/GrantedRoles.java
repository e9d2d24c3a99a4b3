package io.github.jwtfilter.internal.principal;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the roles out of the value of a claim: a string, an array of strings, or an object whose member names are the roles. Other
 * elements of arrays are skipped, as they name no role.
 */
final class GrantedRoles {
    private static final Pattern BLANK = Pattern.compile(" ");

    private final boolean split;
    private final @Nullable Pattern separator;

    /** {@code split}: whether blanks separate the roles in a string. */
    GrantedRoles(boolean split, Optional<String> separator) {
        this.split = split;
        this.separator = separator.map(Pattern::quote).map(Pattern::compile).orElse(null);
    }

    /** Passes on each role of the value of a claim. */
    void forEach(Object value, Consumer<String> role) {
        if (value instanceof String) {
            ofString((String) value, role);
        } else if (value instanceof Collection) {
            for (Object element : (Collection<?>) value) {
                if (element instanceof String) {
                    role.accept((String) element);
                }
            }
        } else if (value instanceof Map) {
            ((Map<?, ?>) value).forEach((name, granted) -> {
                if (isGranted(granted)) {
                    role.accept((String) name);
                }
            });
        }
    }

    private void ofString(String text, Consumer<String> role) {
        Stream<String> words = split ? BLANK.splitAsStream(text) : Stream.of(text);
        Pattern between = separator;
        (between == null ? words : words.flatMap(between::splitAsStream).map(String::trim)).forEach(role);
    }

    /** Some issuers list all roles, each with a flag for whether the user has it. */
    private static boolean isGranted(@Nullable Object value) {
        if (value instanceof Number) {
            return ((Number) value).doubleValue() != 0;
        }
        if (value instanceof Collection) {
            return !((Collection<?>) value).isEmpty();
        }
        if (value instanceof String) {
            return !value.equals("") && !((String) value).equalsIgnoreCase("false");
        }
        return value != null && !value.equals(false);
    }
}
