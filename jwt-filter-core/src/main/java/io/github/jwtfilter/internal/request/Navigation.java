package io.github.jwtfilter.internal.request;

import io.github.jwtfilter.RequestView;
import java.util.Locale;

/**
 * Distinguishes browser navigation, in which a person sees the response, from requests of programs. Browsers indicate
 * it themselves (Fetch Metadata); only without that does {@code Accept} decide.
 */
public final class Navigation {
    private Navigation() {}

    /**
     * Returns whether a person would see the response as a page.
     *
     * @param request the request
     * @return true if a browser is navigating
     */
    public static boolean isNavigation(RequestView request) {
        if (has(request, "X-Requested-With", "XMLHttpRequest")) {
            return false;
        }
        boolean hasFetchMetadata = request.hasHeader("Sec-Fetch-Mode") || request.hasHeader("Sec-Fetch-Dest");
        if (hasFetchMetadata) {
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
