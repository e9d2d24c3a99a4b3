package io.github.jwtfilter.browser;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pages of a test, for whichever server is asked for one. */
final class Pages {
    private static final String EMPTY = "<!doctype html><title>Nothing</title>";

    private final Map<String, String> pages = new ConcurrentHashMap<>();

    /** Has a page served from now on. Gives the query by which it is asked for. */
    String add(String page) {
        String query = "page=" + pages.size();
        pages.put(query, page);
        return query;
    }

    /** The page for a query, an empty one for all others. */
    String find(String query) {
        return pages.getOrDefault(query == null ? "" : query, EMPTY);
    }
}
