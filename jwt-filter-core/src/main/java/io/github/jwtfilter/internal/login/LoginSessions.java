package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.Header;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.session.ProviderLogin;
import java.util.Collection;
import java.util.List;

/** The sessions that a login starts, implemented by the pipeline. */
public interface LoginSessions {
    /**
     * Returns whether the browser has a valid session.
     *
     * @param request the request with its cookies
     * @return false also if that is not known at present
     */
    boolean isLoggedIn(RequestView request);

    /**
     * Starts a session, unless the browser has a valid one of the same login.
     *
     * @param request the request with the cookies of the browser, whose earlier session ends
     * @param name the name of the user
     * @param roles the roles
     * @param login the login at the provider
     * @return the header lines with the cookies, none if the earlier session continues
     * @throws IllegalArgumentException if the name or a role cannot be in a token, or the cookies would be too long
     * @throws io.github.jwtfilter.StoreException if the session cannot be stored
     */
    List<Header> start(RequestView request, String name, Collection<String> roles, ProviderLogin login);
}
