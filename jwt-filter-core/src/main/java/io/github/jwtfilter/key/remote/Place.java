package io.github.jwtfilter.key.remote;

import java.net.URI;

/** Formats URLs for logs. */
final class Place {
    private Place() {}

    /** Returns the URL without its query, which may contain confidential values. */
    static String of(URI uri) {
        String text = uri.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }
}
