package io.github.jwtfilter.browser;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pages of a test, shared by all servers. */
final class Pages {
    private static final String EMPTY = "<!doctype html><title>Nothing</title>";

    private final Map<String, String> pages = new ConcurrentHashMap<>();

    /** Adds a page. Returns its query. */
    String add(String page) {
        String query = "page=" + pages.size();
        pages.put(query, page);
        return query;
    }

    /** The page for a query; an empty page for unknown ones. */
    String find(String query) {
        return pages.getOrDefault(query == null ? "" : query, EMPTY);
    }
}
