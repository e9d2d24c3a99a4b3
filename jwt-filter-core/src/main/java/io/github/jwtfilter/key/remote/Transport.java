package io.github.jwtfilter.key.remote;

/** Makes one GET request, bounded in time and size. Follows no redirect. */
public interface Transport {
    /**
     * Asks and reads the answer. The body is read only if the status is 200; one that is too large or encoded is a failure.
     *
     * @param request what to ask for
     * @param cutoff ends it from another thread
     * @return the answer, whatever its status
     * @throws FetchFailure if there is no complete answer, or the cutoff is cut
     */
    Response get(Request request, Cutoff cutoff) throws FetchFailure;
}
