package io.github.jwtfilter.servers;

import io.github.jwtfilter.testsupport.Http;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A client that keeps cookies as a browser does, whichever server sets them. For one thread at a time. */
final class SessionClient {
    private static final String ACCESS = "__Host-helpdesk-access";
    private static final String RENEWAL = "__Host-helpdesk-renewal";

    private final Map<String, String> cookies = new TreeMap<>();

    /** Another client with the same cookies, as an attacker has. */
    SessionClient copy() {
        SessionClient copy = new SessionClient();
        copy.cookies.putAll(cookies);
        return copy;
    }

    /** The access token expires: browsers delete its cookie, so that the next request is renewed. */
    SessionClient withoutAccess() {
        cookies.remove(ACCESS);
        return this;
    }

    String renewal() {
        return cookies.getOrDefault(RENEWAL, "");
    }

    boolean hasCookies() {
        return !cookies.isEmpty();
    }

    HttpResponse<String> get(URI uri) {
        return keepCookies(Http.get(uri, headers()));
    }

    /** Sends a form of a page of the application. */
    HttpResponse<String> post(URI uri, String form) {
        return keepCookies(Http.post(uri, form, headers()));
    }

    private String[] headers() {
        List<String> headers = new ArrayList<>(
                List.of("Sec-Fetch-Site", "same-origin", "Content-Type", "application/x-www-form-urlencoded"));
        if (!cookies.isEmpty()) {
            headers.add("Cookie");
            headers.add(cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        return headers.toArray(new String[0]);
    }

    private HttpResponse<String> keepCookies(HttpResponse<String> response) {
        for (String line : response.headers().allValues("Set-Cookie")) {
            String name = line.substring(0, line.indexOf('='));
            if (line.contains("; Max-Age=0;")) {
                cookies.remove(name);
            } else {
                cookies.put(name, line.substring(line.indexOf('=') + 1, line.indexOf(';')));
            }
        }
        return response;
    }
}
