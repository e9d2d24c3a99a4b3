package io.github.jwtfilter.token;

import io.github.jwtfilter.request.RequestView;

/** One place in a request that may hold a token. */
public interface TokenSource {
    /**
     * Looks for the token.
     *
     * @param request the request
     * @return the token, not parsed yet; rejected with {@code NO_TOKEN} if there is none here, or with another reason
     *     if the content must not be read as a token
     */
    PresentedToken find(RequestView request);
}
