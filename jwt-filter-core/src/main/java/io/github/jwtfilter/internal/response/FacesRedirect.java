package io.github.jwtfilter.internal.response;

import io.github.jwtfilter.RequestView;

/**
 * Sends the page of a Faces Ajax request to the login page. Its script receives the response, and a browser does not follow a
 * redirect of it to another page: the redirect must be an element of a partial response (Jakarta Faces, section 13.4.4).
 * Mojarra, MyFaces, PrimeFaces and the others send the same header, and read the same response.
 */
final class FacesRedirect {
    static final String CONTENT_TYPE = "text/xml;charset=UTF-8";

    private FacesRedirect() {}

    /** Returns whether the script of a Faces page has sent the request. Scripts of other origins need a CORS preflight for this header. */
    static boolean applies(RequestView request) {
        return request.headers("Faces-Request").stream().anyMatch("partial/ajax"::equalsIgnoreCase);
    }

    /** Returns a partial response in ASCII. Scripts read its first child, so nothing may precede that. */
    static String body(String location) {
        return "<partial-response><redirect url=\"" + escaped(location) + "\"/></partial-response>";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 32);
        text.codePoints().forEach(c -> {
            if (c < ' ' || c > '~' || "<>&\"'".indexOf(c) >= 0) {
                escaped.append("&#").append(c).append(';');
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }
}
