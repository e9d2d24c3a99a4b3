package io.github.jwtfilter.servers;

import io.github.jwtfilter.testsupport.Http;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A client that navigates between an application and an identity provider, and keeps the cookies of each. */
final class LoginBrowser {
    private final Map<String, Map<String, String>> cookies = new ConcurrentHashMap<>();

    HttpResponse<String> get(URI uri) {
        return keepCookies(uri, Http.get(uri, headers(uri)));
    }

    /** Sends a form of a page of the same site. */
    HttpResponse<String> post(URI uri, String form) {
        return keepCookies(uri, Http.post(uri, form, headers(uri)));
    }

    /** Sends the cookies to another server from now on, as if a proxy distributed the requests. */
    LoginBrowser moveTo(URI server) {
        Map<String, String> all = new TreeMap<>();
        cookies.values().forEach(all::putAll);
        cookies.clear();
        cookies.put(server.getAuthority(), all);
        return this;
    }

    /** Returns another client with the same cookies. */
    LoginBrowser copy() {
        LoginBrowser copy = new LoginBrowser();
        cookies.forEach((server, jar) -> copy.cookies.put(server, new TreeMap<>(jar)));
        return copy;
    }

    /** Returns the address to which a response redirects the browser. */
    static URI location(HttpResponse<String> response) {
        return response.uri()
                .resolve(response.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new AssertionError(
                                response.uri() + ": " + response.statusCode() + " " + response.body())));
    }

    /** Deletes the cookies with these names. */
    void forget(Predicate<String> names) {
        cookies.values().forEach(jar -> jar.keySet().removeIf(names));
    }

    private String[] headers(URI uri) {
        List<String> headers = new ArrayList<>(List.of(
                "Sec-Fetch-Site", "same-origin",
                "Sec-Fetch-Mode", "navigate",
                "Sec-Fetch-Dest", "document",
                "Accept", "text/html",
                "Content-Type", "application/x-www-form-urlencoded"));
        Map<String, String> jar = jar(uri);
        if (!jar.isEmpty()) {
            headers.add("Cookie");
            headers.add(jar.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        return headers.toArray(new String[0]);
    }

    private Map<String, String> jar(URI uri) {
        return cookies.computeIfAbsent(uri.getAuthority(), any -> new TreeMap<>());
    }

    private HttpResponse<String> keepCookies(URI uri, HttpResponse<String> response) {
        for (String line : response.headers().allValues("Set-Cookie")) {
            String name = line.substring(0, line.indexOf('='));
            int end = line.indexOf(';');
            String value = line.substring(line.indexOf('=') + 1, end < 0 ? line.length() : end);
            if (value.isEmpty() || line.contains("Max-Age=0")) {
                jar(uri).remove(name);
            } else {
                jar(uri).put(name, value);
            }
        }
        return response;
    }
}
