package io.github.jwtfilter.access;

import io.github.jwtfilter.request.RequestView;

/** Headers by which frameworks let a request pass for one of another method. */
final class MethodOverride {
    private static final String[] HEADERS = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"};

    private MethodOverride() {}

    /** Whether there is such a header, whatever it says. */
    static boolean isIn(RequestView request) {
        for (String header : HEADERS) {
            if (!request.headers(header).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
