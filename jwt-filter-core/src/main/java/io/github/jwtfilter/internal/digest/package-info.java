/**
 * Computes digests that identify texts and files; edit {@link io.github.jwtfilter.internal.digest.Sha256}, its only class.
 */
@NullMarked
package io.github.jwtfilter.internal.digest;

import io.github.jwtfilter.NullMarked;
