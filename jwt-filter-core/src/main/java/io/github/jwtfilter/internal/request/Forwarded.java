package io.github.jwtfilter.internal.request;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the {@code Forwarded} header (RFC 7239 section 4) and the older ones, which are lists. */
final class Forwarded {
    /** A number, or an obfuscated port. */
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}|_[A-Za-z0-9._-]{1,64}");

    private Forwarded() {}

    /**
     * Returns the values of one parameter, nearest proxy last; a header with an unclosed quote yields an empty value
     * instead.
     */
    static List<String> values(List<String> headers, String parameter) {
        List<String> values = new ArrayList<>();
        for (String header : headers) {
            if (header.chars().filter(c -> c == '"').count() % 2 != 0) {
                // A client could hide the elements that the proxies have added behind the quote.
                values.add("");
                continue;
            }
            for (String element : split(header, ',')) {
                for (String pair : split(element, ';')) {
                    int equals = pair.indexOf('=');
                    if (equals > 0 && pair.substring(0, equals).trim().equalsIgnoreCase(parameter)) {
                        values.add(unquoted(pair.substring(equals + 1).trim()));
                    }
                }
            }
        }
        return values;
    }

    /** Returns the items of comma-separated lists, in order. */
    static List<String> items(List<String> headers) {
        List<String> items = new ArrayList<>();
        for (String header : headers) {
            for (String item : header.split(",", -1)) {
                items.add(item.trim());
            }
        }
        return items;
    }

    /**
     * Returns the address of a node in its canonical form, without an optional port (RFC 7239 section 6):
     * {@code 192.0.2.7:80}, {@code "[2001:db8::1]:80"}, and IPv6 without brackets as in the older header. Null for
     * {@code unknown}, for obfuscated identifiers, and for malformed text.
     */
    static @Nullable String address(String node) {
        int colon = node.lastIndexOf(':');
        boolean port = colon > node.indexOf(']') && (node.startsWith("[") || colon == node.indexOf(':'));
        if (!port) {
            return IpAddress.canonical(node);
        }
        return PORT.matcher(node.substring(colon + 1)).matches() ? IpAddress.canonical(node.substring(0, colon)) : null;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (c == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
