package io.github.jwtfilter.internal.http;

import java.net.URI;

/** Formats URLs for logs. */
public final class UriText {
    private UriText() {}

    /** Returns the URL without its query, which may contain confidential values. */
    public static String of(URI uri) {
        String text = uri.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }
}
