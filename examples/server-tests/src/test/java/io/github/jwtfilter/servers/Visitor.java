package io.github.jwtfilter.servers;

import io.github.jwtfilter.testsupport.Http;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A client of one application, with cookies of its own, which sends the same further headers with each request. */
final class Visitor {
    private static final Pattern FORM = Pattern.compile("(?is)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern BASE = Pattern.compile("(?i)<base\\b([^>]*)>");
    private static final Pattern INPUT = Pattern.compile("(?i)<input\\b([^>]*)>");
    private static final int MAX_REDIRECTS = 5;

    private final RunningServer server;
    private final String application;
    private final List<String> headers;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Visitor(RunningServer server, String application, String... headers) {
        this.server = server;
        this.application = application;
        this.headers = List.of(headers);
    }

    String application() {
        return application;
    }

    /** Gets a page by its path below the application; redirects are not followed. */
    HttpResponse<String> get(String path) {
        return remembered(Http.get(server.uri("/" + application + path), headers()));
    }

    /** Fills in the form of a page that has these fields, and submits it; follows redirects to the form, and after it. */
    HttpResponse<String> submit(String path, Map<String, String> fields) {
        HttpResponse<String> page = followed(get(path));
        Matcher form = FORM.matcher(page.body());
        while (form.find()) {
            Map<String, String> values = values(form.group(2));
            if (values.keySet().containsAll(fields.keySet())) {
                values.putAll(fields);
                String action = attribute(form.group(1), "action").replace("&amp;", "&");
                URI target = action.isEmpty() ? page.uri() : base(page).resolve(action);
                return followed(remembered(Http.post(
                        target, encoded(values), headers("Content-Type", "application/x-www-form-urlencoded"))));
            }
        }
        throw new AssertionError("No form with " + fields.keySet() + " in " + page.uri() + ":\n" + page.body());
    }

    /** Returns the URI to which the links of a page are relative. */
    static URI base(HttpResponse<String> page) {
        Matcher base = BASE.matcher(page.body());
        return base.find() ? page.uri().resolve(attribute(base.group(1), "href")) : page.uri();
    }

    private HttpResponse<String> followed(HttpResponse<String> first) {
        HttpResponse<String> response = first;
        for (int i = 0; i < MAX_REDIRECTS && response.statusCode() / 100 == 3; i++) {
            URI target = response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            response = remembered(Http.get(target, headers()));
        }
        return response;
    }

    /** The hidden fields and texts of a form, and its buttons if they have a name. */
    private static Map<String, String> values(String form) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(form);
        while (input.find()) {
            String name = attribute(input.group(1), "name");
            if (!name.isEmpty() && !attribute(input.group(1), "type").equalsIgnoreCase("checkbox")) {
                values.put(name, attribute(input.group(1), "value"));
            }
        }
        return values;
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile("(?i)\\b" + name + "\\s*=\\s*[\"']([^\"']*)[\"']")
                .matcher(tag);
        return value.find() ? value.group(1) : "";
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String[] headers(String... more) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        if (!cookies.isEmpty()) {
            all.add("Cookie");
            all.add(cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        return all.toArray(String[]::new);
    }

    private HttpResponse<String> remembered(HttpResponse<String> response) {
        for (String header : response.headers().allValues("Set-Cookie")) {
            HttpCookie cookie = HttpCookie.parse(header).get(0);
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), header.replaceFirst("^[^=]*=([^;]*).*", "$1"));
            }
        }
        return response;
    }
}
