/** Reads the files that the settings refer to. The entry point is {@link io.github.jwtfilter.resource.Resources}. */
@NullMarked
package io.github.jwtfilter.resource;

import io.github.jwtfilter.NullMarked;
