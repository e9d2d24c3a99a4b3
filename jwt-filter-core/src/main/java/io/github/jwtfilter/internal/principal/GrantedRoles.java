package io.github.jwtfilter.internal.principal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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
        this.separator = separator.isPresent() ? Pattern.compile(Pattern.quote(separator.get())) : null;
    }

    /** Returns the roles in the value of a claim, in its order. Some may be blank. */
    List<String> in(Object value) {
        List<String> roles = new ArrayList<>();
        if (value instanceof String) {
            addWords((String) value, roles);
        } else if (value instanceof Collection) {
            for (Object element : (Collection<?>) value) {
                if (element instanceof String) {
                    roles.add((String) element);
                }
            }
        } else if (value instanceof Map) {
            for (Map.Entry<?, ?> member : ((Map<?, ?>) value).entrySet()) {
                if (isGranted(member.getValue())) {
                    roles.add((String) member.getKey());
                }
            }
        }
        return roles;
    }

    private void addWords(String text, List<String> roles) {
        for (String word : split ? BLANK.split(text, -1) : new String[] {text}) {
            if (separator == null) {
                roles.add(word);
            } else {
                for (String role : separator.split(word, -1)) {
                    roles.add(role.trim());
                }
            }
        }
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
