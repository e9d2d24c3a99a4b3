package io.github.jwtfilter.internal.remedy;

import io.github.jwtfilter.RejectionReason;
import java.util.ArrayList;
import java.util.List;

/** Causes of a request that is rejected for its form, its transport or the place of its token. */
public final class RequestCauses {
    private static final List<Cause> ALL = new ArrayList<>();

    /** A cookie with another name. */
    public static final Cause COOKIE = add(
            RejectionReason.NO_TOKEN,
            "cookie-name",
            "The request has no token where the settings expect it, but a cookie with a JWT.",
            "Name this cookie in the settings.",
            "token.cookie = {found}");

    /** A JWT in another header. */
    public static final Cause HEADER = add(
            RejectionReason.NO_TOKEN,
            "other-header",
            "The request has no token where the settings expect it, but another header with a JWT.",
            "If a gateway sets this header and removes it from the requests of clients, name it in the settings.",
            "token.header = {found}");

    /** Another scheme. */
    public static final Cause SCHEME = add(
            RejectionReason.NO_TOKEN,
            "other-scheme",
            "The Authorization header has a JWT with another scheme than the settings expect.",
            "Let the client send Authorization: Bearer; or name the scheme of the clients in the settings.",
            "token.scheme = {found}");

    /** A colon after the scheme. */
    public static final Cause SCHEME_COLON = add(
            RejectionReason.NO_TOKEN,
            "scheme-colon",
            "The header has a colon after the scheme (Bearer: eyJ...).",
            "Let the client send Authorization: Bearer, a blank, and the token, without a colon.",
            "");

    /** No scheme. */
    public static final Cause NO_SCHEME = add(
            RejectionReason.NO_TOKEN,
            "no-scheme",
            "The Authorization header has the token without a scheme.",
            "Let the client write Bearer and a blank before the token. If clients cannot be changed:",
            "token.scheme = none");

    /** The scheme twice. */
    public static final Cause SCHEME_TWICE = add(
            RejectionReason.BAD_ENCODING,
            "scheme-twice",
            "The header has the scheme twice (Bearer Bearer eyJ...): the client adds it, and the variable with the"
                    + " token has it already.",
            "Let the client send the scheme once.",
            "");

    /** Quotes around the token. */
    public static final Cause QUOTES = add(
            RejectionReason.BAD_ENCODING,
            "quotes",
            "The token is in quotes, as in a JSON document.",
            "Let the client remove the quotes (jq -r instead of jq).",
            "");

    /** A character that no token has. */
    public static final Cause FOREIGN_CHARACTERS = add(
            RejectionReason.BAD_ENCODING,
            "foreign-characters",
            "The token has a character that is not in base64url, such as a blank, a line break, %, + or /.",
            "Compare the token with the one that the identity provider has issued; in URLs, + is a blank, and % starts"
                    + " an escape.",
            "");

    /** No token at all. */
    public static final Cause NO_TOKEN = add(
            RejectionReason.NO_TOKEN,
            "nothing-sent",
            "The request has no token: neither a header nor a cookie with a JWT.",
            "Look at the request in the browser. For a cookie, check Path, Secure, SameSite and its 4096 bytes;"
                    + " behind a proxy, check that it passes the Authorization header on.",
            "");

    /** A large token. */
    public static final Cause LARGE_TOKEN = add(
            RejectionReason.TOO_LARGE,
            "large-token",
            "The token is larger than token.max-size.",
            "Let the identity provider write fewer claims, such as groups. Otherwise raise the limit, and that of"
                    + " the server for headers, which is often 8 KB: maxHttpHeaderSize (Tomcat), requestHeaderSize (Jetty),"
                    + " large_client_header_buffers (nginx).",
            "token.max-size = {found}");

    /** A proxy that is not trusted. */
    public static final Cause PROXY_UNTRUSTED = add(
            RejectionReason.PLAIN_HTTP,
            "proxy-untrusted",
            "A proxy reports https, but its address is not in proxy.trusted, so that its headers are ignored.",
            "If this is the address of your proxy, and not that of a client, add it:",
            "proxy.trusted = {found}");

    /** A proxy that does not report the scheme. */
    public static final Cause PROXY_SILENT = add(
            RejectionReason.PLAIN_HTTP,
            "proxy-silent",
            "The request comes through a proxy that does not report the scheme of the client.",
            "Let the proxy send X-Forwarded-Proto (nginx: proxy_set_header X-Forwarded-Proto $scheme), or set"
                    + " external-url to the public address.",
            "");

    /** A client that uses http. */
    public static final Cause HTTP = add(
            RejectionReason.PLAIN_HTTP,
            "http-client",
            "The client uses http, so that others on the network can read its token.",
            "Use https. For tests without TLS only:",
            "https.required = false");

    /** A page of another origin. */
    public static final Cause OTHER_ORIGIN = add(
            RejectionReason.CSRF,
            "other-origin",
            "The request comes from a page of another origin.",
            "If this origin belongs to you:",
            "csrf.trusted-origins = {found}");

    /** The same behind a proxy that is not trusted. */
    public static final Cause OWN_ORIGIN_UNTRUSTED = add(
            RejectionReason.CSRF,
            "own-origin-untrusted",
            "The page has the same host, but the application takes another address for its own. If the request comes"
                    + " through a proxy, its address is not in proxy.trusted, so that its headers and external-url are"
                    + " ignored.",
            "If this is the address of your proxy, and not that of a client, add it:",
            "proxy.trusted = {found}");

    /** A page without an origin. */
    public static final Cause NULL_ORIGIN = add(
            RejectionReason.CSRF,
            "null-origin",
            "The header Origin is null, occurs twice or is malformed: the request comes from a local file, a sandboxed"
                    + " frame or a redirect from another site.",
            "Open the page at the address of the application, and let forms and scripts send the request directly.",
            "");

    /** The application behind a proxy does not know its own address. */
    public static final Cause OWN_ORIGIN = add(
            RejectionReason.CSRF,
            "own-origin",
            "The page has the same host, but the application behind the proxy takes another address for its own.",
            "Write the public address of the application.",
            "external-url = {found}");

    /** A program with a cookie. */
    public static final Cause NO_ORIGIN = add(
            RejectionReason.CSRF,
            "no-origin",
            "The request with a cookie has neither Origin nor Referer: it is from a program, or a proxy removes"
                    + " both.",
            "Let programs send the token in the Authorization header instead of the cookie.",
            "");

    /** A path that can be interpreted in two ways. */
    public static final Cause PATH = add(
            RejectionReason.AMBIGUOUS_PATH,
            "path-form",
            "The path has a form that a server, a rule and the application can interpret differently.",
            "Correct the link. If the application needs this form:",
            "path.allow = {found}");

    /** A path that no setting permits. */
    public static final Cause PATH_NEVER = add(
            RejectionReason.AMBIGUOUS_PATH,
            "path-never",
            "The path has a form that a server, a rule and the application can interpret differently, such as ; or .. or"
                    + " an escaped control character.",
            "Correct the link: no setting permits this form. Servers use ; for the session parameter only; the filter"
                    + " permits that at the end of the path.",
            "");

    /** A rule with deny. */
    public static final Cause DENY_RULE = add(
            RejectionReason.ACCESS_DENIED,
            "deny-rule",
            "An access rule with deny matches the path.",
            "Add a rule with a lower number for the paths that should be served.",
            "");

    /** Valid tokens of different users in cookies of the same name. */
    public static final Cause COOKIES_OF_USERS = add(
            RejectionReason.SEVERAL_COOKIES,
            "cookies-of-users",
            "Cookies of the same name have tokens of different users: another application or host of the domain has set"
                    + " one of them, or one user has signed in after another without a logout.",
            "Give each application its own cookie name with the prefix __Host-, and clear the cookie at logout with the"
                    + " attributes with which it was set.",
            "");

    /** More values than are read. */
    public static final Cause TOO_MANY_COOKIES = add(
            RejectionReason.SEVERAL_COOKIES,
            "too-many-cookies",
            "The request has more cookies of the configured name, or chunks of it, than are read: each login sets one for"
                    + " another path or domain, or a larger token has left chunks behind.",
            "Set the cookie with the same Path and without Domain at each login, and clear all of its chunks at logout.",
            "");

    private RequestCauses() {}

    private static Cause add(RejectionReason reason, String code, String text, String remedy, String line) {
        Cause cause = new Cause(reason, code, text, remedy, line);
        ALL.add(cause);
        return cause;
    }

    static List<Cause> all() {
        return ALL;
    }
}
