package io.github.jwtfilter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guard's view of one request, implemented by an adapter. All values are those that the server received: none is
 * trusted, decoded a second time or normalized here. The body is not part of it, except for one endpoint.
 */
public interface RequestView {
    /**
     * Returns the request method, exactly as sent.
     *
     * @return for example {@code GET}
     */
    String method();

    /**
     * Returns the version of HTTP.
     *
     * @return for example {@code HTTP/1.1} or {@code HTTP/2.0}
     */
    default String protocol() {
        return "HTTP/1.1";
    }

    /**
     * Returns the path below the application's root that the application will serve, decoded by the server: for
     * servlets {@code servletPath + pathInfo}.
     *
     * @return the decoded path
     */
    String path();

    /**
     * Returns the end of {@link #path()} that a servlet with a path mapping receives as {@code getPathInfo}.
     *
     * @return the path info; null if there is none, or if the server does not support it
     */
    default @Nullable String pathInfo() {
        return null;
    }

    /**
     * Returns the path of the request target as sent, with the context path and without the query.
     *
     * @return the undecoded path
     */
    String rawPath();

    /**
     * Returns the path under which the application is deployed.
     *
     * @return a path without a trailing slash, or the empty string for the root
     */
    String contextPath();

    /**
     * Returns the query of the request target as sent.
     *
     * @return the query without the question mark, or null if there is none
     */
    @Nullable
    String query();

    /**
     * Returns all values of a header, in the order they were sent. {@code Host} is included even if HTTP/2 carries it
     * as {@code :authority}.
     *
     * @param name the name of the header, case-insensitive
     * @return the values, empty if the header is absent
     */
    List<String> headers(String name);

    /**
     * Returns whether a header is present, with any value. Most headers that the guard looks up are absent, and many
     * servers can report that with less work than listing the values.
     *
     * @param name the name of a header other than {@code Host}, case-insensitive
     * @return true if it was sent, even with an empty value
     */
    default boolean hasHeader(String name) {
        return !headers(name).isEmpty();
    }

    /**
     * Returns whether the connection on which the request arrived is protected by TLS, as far as the server knows.
     *
     * @return true for HTTPS
     */
    boolean secure();

    /**
     * Returns the address of the peer at the other end of the connection.
     *
     * @return an IP address literal
     */
    String remoteAddress();

    /**
     * Returns the user whom the server or a preceding filter has authenticated by other means than this guard.
     *
     * @return the user, or null if there is none
     */
    default @Nullable ExternalUser user() {
        return null;
    }

    /**
     * Returns an attribute of the client's session in the application. Never creates a session.
     *
     * @param name the name of an attribute
     * @return its value, or null if there is no such attribute or no session
     */
    default @Nullable Object sessionAttribute(String name) {
        return null;
    }

    /**
     * Returns whether the client will receive cookies that the decision contains. Otherwise no session is renewed, since its new
     * renewal token would be lost.
     *
     * @return false if the response is committed, or is a part of another one
     */
    default boolean permitsCookies() {
        return true;
    }

    /**
     * Returns a parameter of a form in the body (RFC 6749 appendix B). The guard calls this only for a POST to the path of
     * {@code login.backchannel-logout}, which the application does not receive; it reads no other body.
     *
     * @param name the name of the parameter
     * @return its only value; null if it is absent or repeated, if the body is no form, or if the adapter does not support it
     */
    default @Nullable String formParameter(String name) {
        return null;
    }
}
