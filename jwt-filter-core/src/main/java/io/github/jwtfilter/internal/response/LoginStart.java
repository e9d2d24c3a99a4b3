package io.github.jwtfilter.internal.response;

import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.RequestView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends a browser without a valid token to a login, instead of a rejection. */
public interface LoginStart {
    /**
     * Returns whether the response to a request that requires a login is a redirect.
     *
     * @param request the request
     * @return true for a navigation of a browser
     */
    boolean applies(RequestView request);

    /**
     * Returns whether a person sees the login. Otherwise a login that does not help, since a cookie that causes the rejection remains,
     * would be repeated endlessly.
     *
     * @return false if the login may be completed without the user
     */
    boolean isInteractive();

    /**
     * Returns the redirect.
     *
     * @param request a request to which this applies
     * @param added further headers of the response
     * @return the response, or null if the login is not available at present
     */
    @Nullable
    GuardResponse redirect(RequestView request, List<Header> added);

    /**
     * Returns the address at which the login starts for a script that posts to the address of its page, as in Faces.
     *
     * @param request the request of the script
     * @return a value of {@code Location}
     */
    String locationForPage(RequestView request);
}
