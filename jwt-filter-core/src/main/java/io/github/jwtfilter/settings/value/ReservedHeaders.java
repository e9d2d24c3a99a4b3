package io.github.jwtfilter.settings.value;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Request headers with a meaning for servers, proxies, browsers or frameworks. An application would interpret a claim
 * in one of them as a length, an address or other credentials.
 */
public final class ReservedHeaders {
    private static final String FORWARDED = "x-forwarded-";

    private static final Set<String> NAMES = set(
            "accept",
            "allow",
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
                && !name.startsWith(FORWARDED);
    }

    private static String comparable(String header) {
        return header.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Set<String> set(String... names) {
        return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(names)));
    }
}
