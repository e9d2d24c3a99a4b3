/**
 * Keys stored on the local machine, reloaded when they change. The entry point is
 * {@link io.github.jwtfilter.key.file.FileKeySources}.
 */
@NullMarked
package io.github.jwtfilter.key.file;

import io.github.jwtfilter.NullMarked;
