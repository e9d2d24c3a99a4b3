/** The responses to rejected requests; start at {@link io.github.jwtfilter.internal.response.ResponseFactory}. */
@NullMarked
package io.github.jwtfilter.internal.response;

import io.github.jwtfilter.NullMarked;
