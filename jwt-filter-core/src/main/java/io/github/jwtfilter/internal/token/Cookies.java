package io.github.jwtfilter.internal.token;

import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Parser for the {@code Cookie} header (RFC 6265 section 4.2.1). The parsers of servlet containers differ in the
 * cookies that they drop, merge and unquote; a guard must see every cookie of a name.
 */
final class Cookies {
    private Cookies() {}

    /**
     * Passes the cookies whose names start with a text to the reader, in request order and without surrounding quotes.
     */
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

    /**
     * Like {@link String#indexOf}, but stops at {@code to}: many cookies without a value would otherwise cost quadratic
     * time.
     */
    private static int indexOf(char wanted, String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the header without the cookies of matching names. */
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
     * Removes the blanks that browsers also remove when they store a cookie (RFC 6265bis section 5.7). Removing more
     * would permit a name to pass as one with the prefix {@code __Host-}, which browsers protect.
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
