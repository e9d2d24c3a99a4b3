package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Header;
import java.util.ArrayList;
import java.util.List;

/**
 * The pages that a user sees instead of a redirect, in English and without scripts. They contain no value of the request other than a
 * path of the application.
 */
final class LoginPages {
    private static final String RETRY_AFTER_SECONDS = "30";

    private LoginPages() {}

    /** Returns the page after the login of a user who has sent a form. */
    static GuardResponse formIsLost(String path, List<Header> cookies) {
        return page(
                200,
                "You are logged in again",
                "Your login had expired, so the form that you sent was not processed. Please go back and send it again.",
                "Back to the application",
                path,
                cookies);
    }

    /** Returns a page that goes on at once: after a redirect, a browser would not send cookies with SameSite=Strict. */
    static GuardResponse goOn(String path, List<Header> cookies) {
        List<Header> headers = new ArrayList<>(cookies);
        headers.add(new Header("Refresh", "0; url=" + path));
        return page(200, "You are logged in", "The application opens.", "Open the application", path, headers);
    }

    /** Returns the page after a login that was not completed, for example since the user has canceled it. */
    static GuardResponse notCompleted(String path, List<Header> cookies) {
        return page(
                403,
                "You are not logged in",
                "The login was canceled, or your account is not permitted to use this application.",
                "Log in again",
                path,
                cookies);
    }

    /** Returns the page after a login that the filter has rejected. */
    static GuardResponse failed(String path, List<Header> cookies) {
        return page(
                400,
                "You are not logged in",
                "The login could not be completed. If this happens again, allow cookies for this site, and inform the"
                        + " operators of the application.",
                "Log in again",
                path,
                cookies);
    }

    /** Returns the page during an outage of the provider or of the store. */
    static GuardResponse unavailable(String path, List<Header> cookies) {
        List<Header> headers = new ArrayList<>(cookies);
        headers.add(new Header("Retry-After", RETRY_AFTER_SECONDS));
        return page(
                503,
                "You are not logged in",
                "The login is not available at present. Please try again in a moment.",
                "Log in again",
                path,
                headers);
    }

    private static GuardResponse page(
            int status, String title, String text, String link, String path, List<Header> added) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Cache-Control", "no-store"));
        headers.add(new Header("Content-Type", "text/html;charset=UTF-8"));
        headers.add(new Header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));
        headers.add(new Header("Referrer-Policy", "no-referrer"));
        headers.add(new Header("X-Content-Type-Options", "nosniff"));
        headers.addAll(added);
        String body = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"UTF-8\"><title>" + title
                + "</title></head>\n<body><h1>" + title + "</h1>\n<p>" + text + "</p>\n<p><a href=\"" + escaped(path)
                + "\">" + link + "</a></p></body></html>\n";
        return new GuardResponse(status, headers, body, false);
    }

    private static String escaped(String path) {
        return path.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
