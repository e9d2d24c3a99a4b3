/**
 * Creates the responses to rejected requests and to CORS preflights (RFC 6750, RFC 9457); to change status, headers or body,
 * edit {@link io.github.jwtfilter.internal.response.ResponseFactory}.
 */
@NullMarked
package io.github.jwtfilter.internal.response;

import io.github.jwtfilter.NullMarked;
