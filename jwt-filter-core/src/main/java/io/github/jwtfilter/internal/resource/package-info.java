/**
 * Reads the files that the settings refer to; to change how a location is resolved, edit
 * {@link io.github.jwtfilter.internal.resource.LocationResources}.
 */
@NullMarked
package io.github.jwtfilter.internal.resource;

import io.github.jwtfilter.NullMarked;
