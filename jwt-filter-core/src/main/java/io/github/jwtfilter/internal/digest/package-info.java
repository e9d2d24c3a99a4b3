/** Digests that identify texts and files. The only class is {@link io.github.jwtfilter.internal.digest.Sha256}. */
@NullMarked
package io.github.jwtfilter.internal.digest;

import io.github.jwtfilter.NullMarked;
