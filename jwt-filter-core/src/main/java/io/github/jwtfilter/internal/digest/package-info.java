/**
 * Computes digests that identify texts and files; edit {@link io.github.jwtfilter.internal.digest.Sha256}, and {@link io.github.jwtfilter.internal.digest.TokenDigest} for keys of tables.
 */
@NullMarked
package io.github.jwtfilter.internal.digest;

import io.github.jwtfilter.NullMarked;
