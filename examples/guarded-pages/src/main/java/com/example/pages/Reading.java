package com.example.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Interprets paths as leniently as an application might. Comparison is case-sensitive. */
final class Reading {
    private static final int TIMES = 3;
    private static final Pattern ESCAPE = Pattern.compile("%u([0-9a-fA-F]{4})|%([0-9a-fA-F]{2})");
    private static final Pattern GUARDED = Pattern.compile("/(adm|user)(/.*)?");

    private Reading() {}

    /** The path below the application, as decoded by the server. */
    static String pathOf(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return request.getServletPath() + (rest == null ? "" : rest);
    }

    /** The path below the application, as sent by the client. */
    static String uriOf(HttpServletRequest request) {
        String uri = request.getRequestURI();
        String context = request.getContextPath();
        return uri.startsWith(context) ? uri.substring(context.length()) : uri;
    }

    /** Returns whether the path is that of a guarded page, as it is or decoded up to two more times. */
    static boolean readsProtectedPage(String path) {
        String reading = path;
        for (int i = 0; i < TIMES; i++) {
            if (GUARDED.matcher(reading).matches()
                    || GUARDED.matcher(normal(reading)).matches()) {
                return true;
            }
            reading = decoded(reading);
        }
        return false;
    }

    private static String decoded(String path) {
        Matcher escape = ESCAPE.matcher(path);
        StringBuffer result = new StringBuffer();
        while (escape.find()) {
            String code = escape.group(1) == null ? escape.group(2) : escape.group(1);
            String character = String.valueOf((char) Integer.parseInt(code, 16));
            escape.appendReplacement(result, Matcher.quoteReplacement(character));
        }
        String octets = escape.appendTail(result).toString();
        boolean decodable = octets.chars().allMatch(character -> character < 0x100);
        return decodable ? new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8) : octets;
    }

    /**
     * Converts backslashes, merges slashes, and removes path parameters, dot segments, and characters that file systems ignore.
     */
    private static String normal(String path) {
        Deque<String> segments = new ArrayDeque<>();
        String known = path.replace('\\', '/').replaceAll("[\\p{Cntrl}].*", "");
        for (String written : known.split("/", -1)) {
            String segment = written.replaceAll(";.*", "");
            if (segment.equals("..")) {
                segments.pollLast();
                continue;
            }
            String shortened = segment.replaceAll("[. ]+$", "");
            if (!shortened.isEmpty()) {
                segments.addLast(shortened);
            }
        }
        return "/" + String.join("/", segments);
    }
}
