package io.github.jwtfilter.internal.token;

import io.github.jwtfilter.RequestView;

/** Extracts the token from one part of a request. */
public interface TokenSource {
    /**
     * Finds the token in a request.
     *
     * @param request the request
     * @return the unparsed token; rejected with {@code NO_TOKEN} if absent, or with another reason if the content must
     *     not be used as a token
     */
    PresentedToken find(RequestView request);
}
