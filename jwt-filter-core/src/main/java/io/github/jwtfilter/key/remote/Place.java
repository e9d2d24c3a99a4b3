package io.github.jwtfilter.key.remote;

import java.net.URI;

/** How people are told of an address. */
final class Place {
    private Place() {}

    /** The address without its query, which may hold what is not for everybody. */
    static String of(URI uri) {
        String text = uri.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }
}
