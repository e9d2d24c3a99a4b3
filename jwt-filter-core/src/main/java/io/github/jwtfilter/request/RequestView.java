package io.github.jwtfilter.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request, as an adapter shows it to the guard. Everything is what the server received: nothing is trusted, decoded
 * a second time or normalised here. The body is not part of it, since the guard never reads it.
 */
public interface RequestView {
    /**
     * The request method, exactly as sent.
     *
     * @return for example {@code GET}
     */
    String method();

    /**
     * The version of HTTP.
     *
     * @return for example {@code HTTP/1.1} or {@code HTTP/2.0}
     */
    default String protocol() {
        return "HTTP/1.1";
    }

    /**
     * The path below the application's root that the application will serve, decoded by the server: for servlets
     * {@code servletPath + pathInfo}.
     *
     * @return the decoded path
     */
    String path();

    /**
     * The end of {@link #path()} that a servlet mapped to a folder gets to see for itself ({@code getPathInfo}).
     *
     * @return the path info; null if there is none, as always where a server does not know of any
     */
    default @Nullable String pathInfo() {
        return null;
    }

    /**
     * The path of the request target as it was sent, with the context path and without the query.
     *
     * @return the undecoded path
     */
    String rawPath();

    /**
     * The path under which the application is deployed.
     *
     * @return a path without a trailing slash, or the empty string for the root
     */
    String contextPath();

    /**
     * The query of the request target as it was sent.
     *
     * @return the query without the question mark, or null if there is none
     */
    @Nullable
    String query();

    /**
     * All values of a header, in the order they were sent. {@code Host} is among them also where HTTP/2 carries it as
     * {@code :authority}.
     *
     * @param name the name of the header, in any case
     * @return the values, empty if the header is absent
     */
    List<String> headers(String name);

    /**
     * Whether a header is there, whatever its value. Most headers that are asked for are not, and many servers can say so
     * with less work than it takes to list their values.
     *
     * @param name the name of a header other than {@code Host}, in any case
     * @return true if it was sent, be it empty
     */
    default boolean hasHeader(String name) {
        return !headers(name).isEmpty();
    }

    /**
     * Whether the connection on which the request arrived is protected by TLS, as far as the server knows.
     *
     * @return true for HTTPS
     */
    boolean secure();

    /**
     * The address of the peer at the other end of the connection.
     *
     * @return an IP address literal
     */
    String remoteAddress();

    /**
     * Who is signed in by other means than ours: by the server, or by a filter that was asked before.
     *
     * @return the user, or null if there is none
     */
    default @Nullable SignedInUser user() {
        return null;
    }

    /**
     * What the application keeps in the session of the client. No session is made for it.
     *
     * @param name the name of an attribute
     * @return its value, or null if there is no such attribute or no session
     */
    default @Nullable Object sessionAttribute(String name) {
        return null;
    }
}
