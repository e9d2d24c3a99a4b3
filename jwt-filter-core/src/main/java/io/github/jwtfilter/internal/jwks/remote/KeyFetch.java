package io.github.jwtfilter.internal.jwks.remote;

import io.github.jwtfilter.internal.http.Cancellation;
import io.github.jwtfilter.internal.http.FetchFailure;

/** Fetches the keys of one issuer with each call. Blocks; an instance supports one fetch at a time. */
interface KeyFetch {
    /**
     * Fetches the keys.
     *
     * @param cancellation the cancellation, by which another thread ends the fetch
     * @return at least one usable key
     * @throws FetchFailure if there is no valid response
     */
    FetchedKeys fetch(Cancellation cancellation) throws FetchFailure;

    /**
     * Returns the configured address.
     *
     * @return the address of the JWK Set or of the metadata without its query, for logs
     */
    String location();
}
