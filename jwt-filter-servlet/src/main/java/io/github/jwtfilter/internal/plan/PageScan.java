package io.github.jwtfilter.internal.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Searches JSPs and other templates for the user of a request. The number and the size of pages are limited. */
final class PageScan {
    private static final Pattern PAGES = Pattern.compile("(?i).*\\.(?:jspx?|jspf|tagx?|xhtml|ftl|vm|html?)");
    private static final Pattern USES = Pattern.compile(
            "\\b(getRemoteUser|remoteUser|getUserPrincipal|userPrincipal|isUserInRole"
                    + "|j_security_check|TomcatPrincipal|GenericPrincipal)\\b(?:\\s*\\(\\s*[\"']([^\"'<>]{1,100})[\"'])?");
    /** Fields of HTML, and of the tags of Spring, Struts, JSF and PrimeFaces. */
    private static final Pattern PASSWORD_FIELD = Pattern.compile(
            "(?i)<input\\b[^<>]*\\btype\\s*=\\s*[\"']?password\\b|<(?:form|s|html|p):password\\b|<h:inputSecret\\b");

    private static final int MAX_PAGE = 1024 * 1024;
    private static final int MAX_TOTAL = 256 * 1024 * 1024;

    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final Set<String> roles = new TreeSet<>();
    private final Set<String> passwordFields = new TreeSet<>();
    private final Set<String> skipped = new TreeSet<>();

    private PageScan() {}

    static PageScan of(WarSource source) {
        PageScan scan = new PageScan();
        int left = MAX_TOTAL;
        for (String name : source.names()) {
            if (!PAGES.matcher(name).matches()) {
                continue;
            }
            if (left > 0) {
                left -= scan.page(source, name);
            } else {
                scan.skipped.add(name);
            }
        }
        return scan;
    }

    /** Searches one page; returns the number of bytes read. */
    private int page(WarSource source, String name) {
        byte[] buffer = new byte[MAX_PAGE];
        int length = 0;
        try (InputStream in = source.open("/" + name)) {
            while (in != null && length < MAX_PAGE) {
                int read = in.read(buffer, length, MAX_PAGE - length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
        } catch (IOException e) {
            skipped.add(name);
        }
        if (length == MAX_PAGE) {
            skipped.add(name);
        }
        String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        if (PASSWORD_FIELD.matcher(text).find()) {
            passwordFields.add(name);
        }
        Matcher use = USES.matcher(text);
        while (use.find()) {
            uses.computeIfAbsent(method(use.group(1)), unused -> new LinkedHashSet<>())
                    .add(name);
            if (use.group(1).equals("isUserInRole") && use.group(2) != null) {
                roles.add(use.group(2));
            }
        }
        return length;
    }

    private static String method(String name) {
        switch (name) {
            case "remoteUser":
                return "getRemoteUser";
            case "GenericPrincipal":
                return "TomcatPrincipal";
            case "userPrincipal":
                return "getUserPrincipal";
            default:
                return name;
        }
    }

    /** Returns for each method, and for the login form, the pages that use it. */
    Map<String, Set<String>> uses() {
        return Collections.unmodifiableMap(uses);
    }

    /** Returns the roles that pages check. */
    Set<String> roles() {
        return Collections.unmodifiableSet(roles);
    }

    /** Returns the pages with a field for a password. */
    Set<String> passwordFields() {
        return Collections.unmodifiableSet(passwordFields);
    }

    /** Returns the pages that were not read completely. */
    Set<String> skipped() {
        return Collections.unmodifiableSet(skipped);
    }
}
