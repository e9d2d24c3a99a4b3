package io.github.jwtfilter.token;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a {@code Cookie} header (RFC 6265 section 4.2.1). The servers' own readers differ in what they drop, merge and
 * unquote; a guard has to see every cookie of a name.
 */
final class Cookies {
    private Cookies() {}

    /** All values of one name, in the order they were sent, without the quotes that may surround them. */
    static List<String> values(String header, String name) {
        List<String> values = new ArrayList<>(1);
        int start = 0;
        while (start < header.length()) {
            int semicolon = header.indexOf(';', start);
            int end = semicolon < 0 ? header.length() : semicolon;
            int equals = indexOf('=', header, start, end);
            if (equals >= 0 && trimmed(header, start, equals).equals(name)) {
                values.add(unquoted(trimmed(header, equals + 1, end)));
            }
            start = end + 1;
        }
        return values;
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

    /** The header without the cookies of one name, as it would look had they not been sent. */
    static String without(String header, String name) {
        StringBuilder rest = new StringBuilder();
        for (String pair : header.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0 || !trimmed(pair, 0, equals).equals(name)) {
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
        int start = from;
        int end = to;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
