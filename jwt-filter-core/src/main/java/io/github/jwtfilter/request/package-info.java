/**
 * What the guard needs to know of a request, whatever server it came through; start at
 * {@link io.github.jwtfilter.request.RequestView}.
 */
@NullMarked
package io.github.jwtfilter.request;

import io.github.jwtfilter.NullMarked;
