package io.github.jwtfilter;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Starts and ends the sessions of clients, for a program with its own login: short-lived access tokens in one cookie, and renewal
 * tokens in another one. {@link JwtGuard#decide} renews a session whose access token has expired; the cookies are then
 * among the headers of the decision. Thread-safe.
 */
public interface UserSessions {
    /**
     * Starts a session for a user whom the program has authenticated, and ends the session that the client has had before. In
     * report-only mode, no session is started.
     *
     * @param request the request of the login
     * @param name the name of the user
     * @param roles the roles of the user
     * @param claims further claims of the access tokens: strings, booleans, whole numbers, {@code double} numbers, lists and maps of
     *     these
     * @return the principal of the user, and the cookies for the response
     * @throws IllegalArgumentException if the name is blank, a claim is one that the filter sets or has no JSON form, or a cookie
     *     would have more than 4,096 bytes; the message contains no value
     * @throws StoreException if the session cannot be stored, an earlier one may not have ended, or every signing key is revoked or
     *     has expired
     */
    StartedSession start(RequestView request, String name, Collection<String> roles, Map<String, ?> claims);

    /**
     * Ends the session of a client: its access tokens are revoked, and its renewal token is removed.
     *
     * @param request a request with the cookies of the session
     * @throws StoreException if the session may not have ended
     */
    void end(RequestView request);

    /**
     * Returns the header lines that delete the cookies of a client, to be sent whether or not {@link #end} succeeds.
     *
     * @param request a request with the cookies of the session
     * @return values of {@code Set-Cookie}; none in report-only mode
     */
    List<Header> clearedCookies(RequestView request);

    /**
     * Ends all sessions of a user, on all servers that share the store.
     *
     * @param name the name of the user
     * @return the number of sessions
     * @throws StoreException if not all of them may have ended; a repeated call ends the others
     */
    int endAll(String name);
}
