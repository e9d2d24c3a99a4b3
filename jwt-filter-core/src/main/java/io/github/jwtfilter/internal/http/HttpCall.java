package io.github.jwtfilter.internal.http;

import org.jspecify.annotations.Nullable;

/** One or more requests with one result. */
@FunctionalInterface
public interface HttpCall<T> {
    /**
     * Sends the requests and returns their result. Blocks.
     *
     * @param cancellation the cancellation, by which another thread ends the call
     * @return the result
     * @throws FetchFailure if there is none
     */
    T run(Cancellation cancellation) throws FetchFailure;

    /**
     * Called once when the thread of the call ends, before the threads that wait for the result continue, unless the time limit
     * has ended their wait.
     *
     * @param failure the reason if there is no result, otherwise null
     */
    default void ended(@Nullable FetchFailure failure) {}
}
