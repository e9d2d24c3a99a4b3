package io.github.jwtfilter.request;

import java.util.Locale;

/**
 * Tells a browser that is navigating, where a person looks at the answer, from a program. Browsers say it themselves (Fetch
 * Metadata); only without that does {@code Accept} decide.
 */
public final class Navigation {
    private Navigation() {}

    /**
     * Whether a person would see the answer as a page.
     *
     * @param request the request
     * @return true if a browser is navigating
     */
    public static boolean isNavigation(RequestView request) {
        if (has(request, "X-Requested-With", "XMLHttpRequest")) {
            return false;
        }
        boolean told = request.hasHeader("Sec-Fetch-Mode") || request.hasHeader("Sec-Fetch-Dest");
        if (told) {
            return has(request, "Sec-Fetch-Mode", "navigate") || has(request, "Sec-Fetch-Dest", "document");
        }
        return request.headers("Accept").stream()
                .map(accept -> accept.toLowerCase(Locale.ROOT))
                .anyMatch(accept -> accept.contains("text/html") || accept.contains("application/xhtml+xml"));
    }

    private static boolean has(RequestView request, String header, String value) {
        return request.headers(header).stream().anyMatch(value::equalsIgnoreCase);
    }
}
