package io.github.jwtfilter.internal.http;

/** Sends one request, limited in time and size. Follows no redirects. */
public interface Transport {
    /**
     * Sends the request and reads the response. The body is read only if the status is 200, and for POST if it is
     * 4xx, except 401 and 407; an oversized or encoded body is a failure.
     *
     * @param request the request
     * @param cancellation the cancellation, by which another thread ends the request
     * @return the response, with any status
     * @throws FetchFailure if there is no complete response, or the request was canceled
     */
    Response send(Request request, Cancellation cancellation) throws FetchFailure;
}
