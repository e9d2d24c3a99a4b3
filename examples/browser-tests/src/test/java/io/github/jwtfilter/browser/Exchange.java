package io.github.jwtfilter.browser;

/**
 * A request and its answer, as the server has seen them outside of the application.
 *
 * @param attempt the number in the query
 * @param cookie whether the cookie with the token came along
 * @param site the header {@code Sec-Fetch-Site}, empty if there was none
 * @param status the status of the answer
 */
record Exchange(int attempt, String method, boolean cookie, String site, int status) {}
