package io.github.jwtfilter.settings.value;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Request headers with a meaning for servers, proxies, browsers or frameworks. An application would interpret a claim
 * in one of them as a length, an address or other credentials.
 */
public final class ReservedHeaders {
    private static final String FORWARDED = "x-forwarded-";

    private static final Set<String> NAMES = set(
            "accept",
            "allow",
            "authentication-info",
            "authorization",
            "cache-control",
            "cf-connecting-ip",
            "client-ip",
            "connection",
            "cookie",
            "cookie2",
            "date",
            "destination",
            "dpop",
            "expect",
            "faces-request",
            "forwarded",
            "from",
            "host",
            "http2-settings",
            "keep-alive",
            "last-event-id",
            "max-forwards",
            "origin",
            "pragma",
            "range",
            "referer",
            "set-cookie",
            "soapaction",
            "te",
            "trailer",
            "transfer-encoding",
            "true-client-ip",
            "upgrade",
            "upgrade-insecure-requests",
            "user-agent",
            "via",
            "warning",
            "www-authenticate",
            "x-client-ip",
            "x-cluster-client-ip",
            "x-csrf-token",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-original-uri",
            "x-original-url",
            "x-proxyuser-ip",
            "x-real-ip",
            "x-requested-with",
            "x-rewrite-url",
            "x-url-scheme",
            "x-xsrf-token");

    private static final List<String> PREFIXES = Collections.unmodifiableList(
            Arrays.asList("accept-", "access-control-", "content-", "if-", "proxy-", "sec-", FORWARDED));

    /**
     * Headers for the user name of oauth2-proxy and similar proxies: applications behind such a proxy need these names.
     */
    private static final Set<String> USER =
            set("x-forwarded-user", "x-forwarded-email", "x-forwarded-groups", "x-forwarded-preferred-username");

    /** Proxies pass tokens on in headers such as {@code X-Forwarded-Access-Token}. */
    private static final Pattern TOKEN_PART = Pattern.compile("token|jwt|assertion|authorization");

    private ReservedHeaders() {}

    /** Returns whether a claim must not be exposed as this header. */
    static boolean contain(String header) {
        String name = comparable(header);
        return !USER.contains(name)
                && (NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith));
    }

    /** Returns whether this header cannot carry a token. */
    public static boolean excludeTokens(String header) {
        String name = comparable(header);
        return contain(name)
                && !name.equals("authorization")
                && !name.equals("proxy-authorization")
                && !(name.startsWith(FORWARDED) && TOKEN_PART.matcher(name).find());
    }

    /**
     * Returns a header name for comparison: some programs convert headers to variables, with an underscore for each
     * punctuation character.
     *
     * @param header the name of a header
     * @return the name in lower case, with a hyphen for each other character than letters and digits
     */
    public static String comparable(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-");
    }

    private static Set<String> set(String... names) {
        return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(names)));
    }
}
