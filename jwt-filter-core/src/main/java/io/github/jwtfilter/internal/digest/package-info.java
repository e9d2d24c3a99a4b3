/**
 * Computes digests that identify texts and files; edit {@link io.github.jwtfilter.internal.digest.Sha256}, {@link
 * io.github.jwtfilter.internal.digest.TokenDigest} for keys of tables, and {@link io.github.jwtfilter.internal.digest.Hex} for their text.
 */
@NullMarked
package io.github.jwtfilter.internal.digest;

import io.github.jwtfilter.NullMarked;
