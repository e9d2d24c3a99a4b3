package io.github.jwtfilter.browser;

/**
 * A request and its response, observed by the server in front of all filters.
 *
 * @param attempt the number in the query
 * @param cookie whether the request contains the token cookie
 * @param site the header {@code Sec-Fetch-Site}, empty if missing
 * @param status the status code of the response
 */
record Exchange(int attempt, String method, boolean cookie, String site, int status) {}
