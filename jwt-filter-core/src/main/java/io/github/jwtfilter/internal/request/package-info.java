/** The guard's view of a request, independent of the server; start at {@link io.github.jwtfilter.RequestView}. */
@NullMarked
package io.github.jwtfilter.internal.request;

import io.github.jwtfilter.NullMarked;
