package io.github.jwtfilter.servers;

import io.github.jwtfilter.testsupport.Http;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of an application that links lead to, as one client gets them. */
final class Crawl {
    /** A response, without the parts that differ between two requests of one client: numbers, session IDs, the context path. */
    record Page(int status, String type, String location, String body) {
        static Page of(HttpResponse<String> response, String application) {
            return new Page(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse("").replaceAll("\\s", ""),
                    normalized(response.headers().firstValue("Location").orElse(""), application),
                    normalized(response.body(), application));
        }

        private static String normalized(String text, String application) {
            return text.replaceAll(";jsessionid=[0-9A-F]+", "")
                    .replaceAll("/" + application.replace("-planned", "") + "(?:-planned)?\\b", "/app")
                    .replaceAll("[0-9]+", "#")
                    .replaceAll("\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\\b", "day");
        }
    }

    private static final Pattern LINK =
            Pattern.compile("(?:href|src)\\s*=\\s*[\"']([^\"'#]+)", Pattern.CASE_INSENSITIVE);
    private static final int MAX_PAGES = 400;

    private final RunningServer server;
    private final Pattern excluded;

    /**
     * Creates a crawl.
     *
     * @param excluded paths of pages that print headers, or end the session
     */
    Crawl(RunningServer server, Pattern excluded) {
        this.server = server;
        this.excluded = excluded;
    }

    /** Gets the pages to which the links of a start page lead, by their paths below the application. */
    Map<String, Page> from(String application, Set<String> starts, String... headers) {
        Map<String, Page> pages = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(starts);
        while (!open.isEmpty() && pages.size() < MAX_PAGES) {
            String path = open.remove();
            if (pages.containsKey(path) || excluded.matcher(path).find()) {
                continue;
            }
            HttpResponse<String> response = Http.get(server.uri("/" + application + path), headers);
            pages.put(path, Page.of(response, application));
            open.addAll(links(response, application));
        }
        return pages;
    }

    Page page(String application, String path, String... headers) {
        return Page.of(Http.get(server.uri("/" + application + path), headers), application);
    }

    private static Set<String> links(HttpResponse<String> response, String application) {
        Set<String> links = new LinkedHashSet<>();
        if (!response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            return links;
        }
        Matcher link = LINK.matcher(response.body());
        while (link.find()) {
            String target = link.group(1).replace("&amp;", "&").replaceAll(";jsessionid=[0-9A-F]+", "");
            try {
                String path = response.uri().resolve(target).getRawPath();
                String query = response.uri().resolve(target).getRawQuery();
                boolean local = response.uri()
                        .getHost()
                        .equals(response.uri().resolve(target).getHost());
                if (local && path.startsWith("/" + application + "/")) {
                    links.add(path.substring(application.length() + 1) + (query == null ? "" : "?" + query));
                }
            } catch (IllegalArgumentException e) {
                continue; // no URI, as in examples of source code
            }
        }
        return links;
    }
}
