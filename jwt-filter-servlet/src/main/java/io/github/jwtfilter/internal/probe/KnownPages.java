package io.github.jwtfilter.internal.probe;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages that clients without a token may see, so that a response with one of them discloses nothing. */
final class KnownPages {
    /** The name of the login page, which a server may return in place of 401. */
    static final String LOGIN_PAGE = "the login page";

    private final Map<String, PageText> pages = new LinkedHashMap<>();

    /** Adds a page, if the response has one. */
    void add(String name, Exchange exchange) {
        ProbeResponse response = exchange.response();
        if (response != null && response.isSuccess() && response.length() > 0) {
            pages.put(name, new PageText(response));
        }
    }

    /** Returns the name of the page, or null if it is not known. */
    @Nullable
    String find(ProbeResponse response) {
        if (response.length() == 0 || pages.isEmpty()) {
            return null;
        }
        PageText page = new PageText(response);
        return pages.entrySet().stream()
                .filter(entry -> entry.getValue().isLike(page))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
