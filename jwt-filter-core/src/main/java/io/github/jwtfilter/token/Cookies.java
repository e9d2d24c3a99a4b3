package io.github.jwtfilter.token;

import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Reads a {@code Cookie} header (RFC 6265 section 4.2.1). The servers' own readers differ in what they drop, merge and
 * unquote; a guard has to see every cookie of a name.
 */
final class Cookies {
    private Cookies() {}

    /** Reads the cookies whose names start with a text, in the order they were sent, without the quotes that may surround a value. */
    static void read(String header, String start, BiConsumer<String, String> reader) {
        int from = 0;
        while (from < header.length()) {
            int semicolon = header.indexOf(';', from);
            int end = semicolon < 0 ? header.length() : semicolon;
            int name = skipBlanks(header, from, end);
            int equals = header.startsWith(start, name) ? indexOf('=', header, name, end) : -1;
            if (equals >= 0) {
                reader.accept(trimmed(header, name, equals), unquoted(trimmed(header, equals + 1, end)));
            }
            from = end + 1;
        }
    }

    /** Not {@link String#indexOf}, which would look on behind the end, for each of many cookies without a value. */
    private static int indexOf(char wanted, String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** The header without the cookies of some names, as if they had not been sent. */
    static String without(String header, Predicate<String> names) {
        StringBuilder rest = new StringBuilder();
        for (String pair : header.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0 || !names.test(trimmed(pair, 0, equals))) {
                rest.append(rest.length() == 0 ? "" : "; ").append(trimmed(pair, 0, pair.length()));
            }
        }
        return rest.toString();
    }

    /**
     * Without the blanks that browsers remove too when a cookie is set (RFC 6265bis section 5.7). If more were removed, another name
     * could pass for one with the prefix {@code __Host-}, which browsers protect.
     */
    private static String trimmed(String text, int from, int to) {
        int start = skipBlanks(text, from, to);
        int end = to;
        while (start < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static int skipBlanks(String text, int from, int to) {
        int start = from;
        while (start < to && isBlank(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
