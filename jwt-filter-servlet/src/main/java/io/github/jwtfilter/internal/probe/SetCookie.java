package io.github.jwtfilter.internal.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/** A {@code Set-Cookie} header (RFC 6265 section 5.2). Its value is not kept. */
final class SetCookie {
    private static final Pattern FOR_SCRIPTS = Pattern.compile("(?i).*(?:xsrf|csrf).*");
    private static final Pattern PAST = Pattern.compile(".*\\b(?:19[0-9]{2}|20[01][0-9])\\b.*");

    private final String name;
    private final boolean empty;
    private final Map<String, String> attributes = new LinkedHashMap<>();

    SetCookie(String line) {
        StringTokenizer parts = new StringTokenizer(line, ";");
        String pair = parts.hasMoreTokens() ? parts.nextToken() : "";
        int equals = pair.indexOf('=');
        name = (equals < 0 ? pair : pair.substring(0, equals)).trim();
        empty = equals < 0 || pair.substring(equals + 1).trim().isEmpty();
        while (parts.hasMoreTokens()) {
            String part = parts.nextToken();
            int separator = part.indexOf('=');
            String key = (separator < 0 ? part : part.substring(0, separator)).trim();
            attributes.put(
                    key.toLowerCase(Locale.ROOT),
                    separator < 0 ? "" : part.substring(separator + 1).trim());
        }
    }

    String name() {
        return name;
    }

    /** Returns whether the header deletes the cookie. */
    boolean isRemoval() {
        String age = attributes.getOrDefault("max-age", "1");
        return empty
                || age.equals("0")
                || age.startsWith("-")
                || PAST.matcher(attributes.getOrDefault("expires", "")).matches();
    }

    /**
     * Returns the attributes that are missing or contradictory.
     *
     * @param secure whether the application uses HTTPS only, so that {@code Secure} is required
     */
    List<String> problems(boolean secure) {
        List<String> problems = new ArrayList<>();
        boolean none = attributes.getOrDefault("samesite", "").equalsIgnoreCase("none");
        boolean prefixed = name.startsWith("__Host-") || name.startsWith("__Secure-");
        if (!attributes.containsKey("httponly") && !FOR_SCRIPTS.matcher(name).matches()) {
            problems.add("without HttpOnly");
        }
        if (!attributes.containsKey("secure") && (secure || none || prefixed)) {
            problems.add("without Secure");
        }
        if (!attributes.containsKey("samesite")) {
            problems.add("without SameSite");
        }
        if (none) {
            problems.add("with SameSite=None");
        }
        if (name.startsWith("__Host-")
                && (attributes.containsKey("domain")
                        || !attributes.getOrDefault("path", "").equals("/"))) {
            problems.add("with the prefix __Host-, but a Domain or another Path than /");
        }
        return problems;
    }
}
