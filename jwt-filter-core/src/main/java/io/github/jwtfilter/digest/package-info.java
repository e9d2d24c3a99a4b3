/** Digests that identify texts and files. The only class is {@link io.github.jwtfilter.digest.Sha256}. */
@NullMarked
package io.github.jwtfilter.digest;

import io.github.jwtfilter.NullMarked;
