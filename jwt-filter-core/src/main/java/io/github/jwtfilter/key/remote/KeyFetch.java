package io.github.jwtfilter.key.remote;

/** Fetches the keys of one issuer, anew with each call. Blocks; of the same instance one fetch may run at a time. */
public interface KeyFetch {
    /**
     * Fetches the keys.
     *
     * @param cutoff ends the fetch from another thread
     * @return at least one key that can be used
     * @throws FetchFailure if there is no answer, or none that can be used
     */
    FetchedKeys fetch(Cutoff cutoff) throws FetchFailure;

    /**
     * Where the settings say that the keys are.
     *
     * @return the address of the JWK Set or of the metadata document without its query, for logs
     */
    String place();
}
