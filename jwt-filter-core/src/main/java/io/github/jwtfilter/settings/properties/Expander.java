package io.github.jwtfilter.settings.properties;

import io.github.jwtfilter.settings.value.InvalidValueException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Expands {@code ${env:NAME}}, {@code ${sys:NAME}}, {@code ${file:location}} and {@code ${jndi:java:...}}, each with an
 * optional {@code :-default}. The result is not expanded again, so the author of a variable or file cannot read other
 * ones. Each expression is evaluated once: otherwise a file that is replaced while the settings are read could have one value in the
 * settings and another one in their digests. For one reading, by one thread.
 */
final class Expander {
    private static final String OPEN = "${";
    private static final String ESCAPED_OPEN = "$${";
    private static final String DEFAULT_MARK = ":-";

    private final Lookup lookup;
    private final Map<String, Optional<String>> evaluated = new HashMap<>();

    Expander(Lookup lookup) {
        this.lookup = lookup;
    }

    /** Returns an instance for another reading, which evaluates all expressions again. */
    Expander anew() {
        return new Expander(lookup);
    }

    String expand(String text) throws InvalidValueException {
        StringBuilder expanded = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith(ESCAPED_OPEN, at)) {
                expanded.append(OPEN);
                at += ESCAPED_OPEN.length();
            } else if (text.startsWith(OPEN, at)) {
                int end = text.indexOf('}', at);
                expanded.append(value(expression(text, at, end)));
                at = end + 1;
            } else {
                expanded.append(text.charAt(at++));
            }
        }
        return expanded.toString();
    }

    private static String expression(String text, int at, int end) throws InvalidValueException {
        int inner = text.indexOf(OPEN, at + 1);
        if (end < 0 || (inner >= 0 && inner < end)) {
            throw new InvalidValueException(
                    "contains ${ without a closing }",
                    "add } (expressions cannot be nested), or write $${ for a literal ${");
        }
        return text.substring(at + OPEN.length(), end);
    }

    private String value(String expression) throws InvalidValueException {
        int mark = expression.indexOf(DEFAULT_MARK);
        String reference = mark < 0 ? expression : expression.substring(0, mark);
        int colon = reference.indexOf(':');
        String kind = colon < 0 ? "" : reference.substring(0, colon);
        String name = reference.substring(colon + 1);
        String found = find(kind, name, mark >= 0);
        if (mark >= 0 && (found == null || found.isEmpty())) {
            return expression.substring(mark + DEFAULT_MARK.length());
        }
        if (found == null) {
            throw new InvalidValueException(
                    Lookup.missing(kind, name), "set it, or add a default: ${" + kind + ":NAME:-default}");
        }
        return found;
    }

    private @Nullable String find(String kind, String name, boolean hasDefault) throws InvalidValueException {
        String expression = kind + ':' + name + (hasDefault ? DEFAULT_MARK : "");
        Optional<String> known = evaluated.get(expression);
        if (known == null) {
            known = Optional.ofNullable(lookup.find(kind, name, hasDefault));
            evaluated.put(expression, known);
        }
        return known.orElse(null);
    }
}
