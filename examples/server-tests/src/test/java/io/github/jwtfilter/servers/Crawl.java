package io.github.jwtfilter.servers;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages of an application that links lead to, as one client gets them. */
final class Crawl {
    /**
     * A response, without the parts that differ between two requests of one client, or between two deployments: numbers, random
     * IDs, days, stack traces, the context path.
     */
    record Page(int status, String type, String location, String body) {
        static Page of(HttpResponse<String> response, String application) {
            return new Page(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse("").replaceAll("\\s", ""),
                    normalized(response.headers().firstValue("Location").orElse(""), application),
                    sorted(normalized(response.body(), application)));
        }

        /** The text from the first difference to another response. */
        String difference(Page other) {
            String one = toString();
            String two = other.toString();
            int at = 0;
            while (at < Math.min(one.length(), two.length()) && one.charAt(at) == two.charAt(at)) {
                at++;
            }
            int start = Math.max(0, at - 60);
            return one.substring(start, Math.min(one.length(), at + 60)) + " <> "
                    + two.substring(start, Math.min(two.length(), at + 60));
        }

        /** The members of JSON objects have no order. */
        private static String sorted(String body) {
            return body.startsWith("{")
                    ? Stream.of(body.split("[,{}]")).sorted().collect(Collectors.joining(","))
                    : body;
        }

        private static String normalized(String text, String application) {
            return text.replaceAll("(?i);jsessionid=[\\w.-]+", "")
                    .replaceAll("nonce=(\\\\?[\"'])[^\"'\\\\]*", "nonce=$1")
                    .replaceAll("(?:/|&#47;)" + application.replace("-planned", "") + "(?:-planned)?\\b", "/app")
                    .replaceAll("\"stacktrace\":\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"", "")
                    .replaceAll("\\b[0-9A-F]{32}\\b|(?<=\"(?:agent_?[iI]d|id)\":\")[^\"]*", "")
                    .replaceAll("\\bnode0[0-9a-z]{20,}\\b|(?<=name=\"(?:lt|execution)\" value=\")[^\"]*", "")
                    // The session has the user of the token.
                    .replaceAll("(?s)<tr>\\s*<td>io\\.github\\.jwtfilter[^<]*</td>.*?</tr>", "")
                    // Only the container's own class of principals has attributes.
                    .replaceAll(
                            "(?s)<p>The principal (?:contains.*?</table>|does not support attributes\\.</p>)\\s*(?:<br>)*",
                            "")
                    .replaceAll("\\s+", " ")
                    .replaceAll("[0-9]+", "#")
                    .replaceAll("\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\\b", "day");
        }
    }

    private static final Pattern LINK =
            Pattern.compile("(?:href|src)\\s*=\\s*[\"']([^\"'#]+)", Pattern.CASE_INSENSITIVE);
    private static final int MAX_PAGES = 400;

    private final Pattern excluded;
    private final int limit;

    /**
     * Creates a crawl.
     *
     * @param excluded paths of pages that print headers, or end the session
     */
    Crawl(Pattern excluded) {
        this(excluded, MAX_PAGES);
    }

    Crawl(Pattern excluded, int limit) {
        this.excluded = excluded;
        this.limit = limit;
    }

    /** Gets the pages to which the links of some pages lead, by their paths below the application, in order. */
    Map<String, Page> from(Collection<String> starts, Visitor visitor) {
        Map<String, Page> pages = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(starts);
        while (!open.isEmpty() && pages.size() < limit) {
            String path = open.remove();
            if (pages.containsKey(path) || excluded.matcher(path).find()) {
                continue;
            }
            HttpResponse<String> response = visitor.get(path);
            pages.put(path, Page.of(response, visitor.application()));
            open.addAll(links(response, visitor.application()));
        }
        return pages;
    }

    static Page page(String path, Visitor visitor) {
        return Page.of(visitor.get(path), visitor.application());
    }

    /** Gets the same pages in the same order as another visitor; returns the differences by path. */
    static Map<String, String> differences(Map<String, Page> pages, Visitor visitor) {
        Map<String, String> different = new TreeMap<>();
        pages.forEach((path, page) -> {
            Page other = page(path, visitor);
            if (!other.equals(page)) {
                different.put(path, page.difference(other));
            }
        });
        return different;
    }

    private static Set<String> links(HttpResponse<String> response, String application) {
        Set<String> links = new LinkedHashSet<>();
        response.headers().firstValue("Location").ifPresent(target -> add(response.uri(), application, target, links));
        if (!response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            return links;
        }
        URI base = Visitor.base(response);
        Matcher link = LINK.matcher(response.body());
        while (link.find()) {
            add(base, application, link.group(1), links);
        }
        return links;
    }

    private static void add(URI base, String application, String link, Set<String> links) {
        String target = link.replace("&amp;", "&").replaceAll("(?i);jsessionid=[\\w.-]+", "");
        try {
            URI uri = base.resolve(target).normalize();
            boolean local = base.getHost().equals(uri.getHost());
            if (local && uri.getRawPath().startsWith("/" + application + "/")) {
                String query = uri.getRawQuery();
                links.add(uri.getRawPath().substring(application.length() + 1) + (query == null ? "" : "?" + query));
            }
        } catch (IllegalArgumentException e) {
            // No URI, as in examples of source code.
        }
    }
}
