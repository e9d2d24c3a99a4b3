/**
 * Keys that are stored on this machine, read again when they change; start at
 * {@link io.github.jwtfilter.key.file.FileKeySources}.
 */
@NullMarked
package io.github.jwtfilter.key.file;

import io.github.jwtfilter.NullMarked;
