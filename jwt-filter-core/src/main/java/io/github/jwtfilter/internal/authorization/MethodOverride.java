package io.github.jwtfilter.internal.authorization;

import io.github.jwtfilter.RequestView;
import org.jspecify.annotations.Nullable;

/** Headers and query parameters by which frameworks treat a request as one of another method. */
final class MethodOverride {
    private static final String[] HEADERS = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"};
    private static final String PARAMETER = "_method=";

    private MethodOverride() {}

    /** Returns whether such a header or parameter is present, with any value. */
    static boolean isIn(RequestView request) {
        for (String header : HEADERS) {
            if (request.hasHeader(header)) {
                return true;
            }
        }
        return isIn(request.query());
    }

    private static boolean isIn(@Nullable String query) {
        return query != null && unescaped(query).contains(PARAMETER);
    }

    /** Returns the query with percent-encoded ASCII decoded; malformed escapes stay, as some servers leave them. */
    private static String unescaped(String query) {
        StringBuilder text = new StringBuilder(query.length());
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            int high = c == '%' && i + 2 < query.length() ? Character.digit(query.charAt(i + 1), 8) : -1;
            int low = high < 0 ? -1 : Character.digit(query.charAt(i + 2), 16);
            if (low >= 0) {
                text.append((char) (high * 16 + low));
                i += 2;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
