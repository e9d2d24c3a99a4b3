/**
 * Determines the client, the scheme and the origin of a request, also behind proxies; to change the evaluation of forwarding
 * headers, edit {@link io.github.jwtfilter.internal.request.Connection}.
 */
@NullMarked
package io.github.jwtfilter.internal.request;

import io.github.jwtfilter.NullMarked;
