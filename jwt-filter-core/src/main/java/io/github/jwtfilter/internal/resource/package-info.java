/** Reads the files that the settings refer to. The entry point is {@link io.github.jwtfilter.internal.resource.Resources}. */
@NullMarked
package io.github.jwtfilter.internal.resource;

import io.github.jwtfilter.NullMarked;
