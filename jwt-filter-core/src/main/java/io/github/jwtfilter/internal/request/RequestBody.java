package io.github.jwtfilter.internal.request;

import io.github.jwtfilter.RequestView;
import java.util.Locale;

/** The body of a request, which the filter never reads: the headers indicate whether it may add parameters. */
public final class RequestBody {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/";

    private RequestBody() {}

    /**
     * Returns whether there is a body, or a content type from which some servers read parameters for any method. HTTP/2
     * needs no header for a body (RFC 9113 section 8.1), so that the content type counts by itself.
     *
     * @param request the request
     * @return false only without {@code Transfer-Encoding}, {@code Content-Length} other than 0, and the content type
     *     of a form
     */
    public static boolean isPossible(RequestView request) {
        return request.hasHeader("Transfer-Encoding")
                || request.headers("Content-Length").stream().anyMatch(RequestBody::isOtherThanZero)
                || request.headers("Content-Type").stream().anyMatch(RequestBody::isForm);
    }

    private static boolean isOtherThanZero(String length) {
        return !length.trim().equals("0");
    }

    /**
     * Returns whether the content type may be that of a form. Servers differ in how they parse a list of types or a
     * type that is followed by parameters.
     */
    private static boolean isForm(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.contains(FORM) || type.contains(MULTIPART);
    }
}
