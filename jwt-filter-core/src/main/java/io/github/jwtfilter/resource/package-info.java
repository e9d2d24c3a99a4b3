/**
 * Where the files that settings name are read from; start at {@link io.github.jwtfilter.resource.Resources}.
 */
@NullMarked
package io.github.jwtfilter.resource;

import io.github.jwtfilter.NullMarked;
