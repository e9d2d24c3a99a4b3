package io.github.jwtfilter.token;

import io.github.jwtfilter.rejection.Outcome;
import io.github.jwtfilter.request.RequestView;

/** One place in a request where a token may stand. */
public interface TokenSource {
    /**
     * Looks for the token.
     *
     * @param request the request
     * @return the token, not looked at yet; rejected with {@code NO_TOKEN} if there is none here, or with another reason
     *     if what is here must not be read as a token
     */
    Outcome<String> find(RequestView request);
}
