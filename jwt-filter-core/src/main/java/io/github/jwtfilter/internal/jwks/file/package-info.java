/**
 * Keys stored on the local machine, reloaded when they change. The entry point is
 * {@link io.github.jwtfilter.internal.jwks.file.FileKeySources}.
 */
@NullMarked
package io.github.jwtfilter.internal.jwks.file;

import io.github.jwtfilter.NullMarked;
