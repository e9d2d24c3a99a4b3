/** The guard's view of a request, independent of the server; start at {@link io.github.jwtfilter.request.RequestView}. */
@NullMarked
package io.github.jwtfilter.request;

import io.github.jwtfilter.NullMarked;
