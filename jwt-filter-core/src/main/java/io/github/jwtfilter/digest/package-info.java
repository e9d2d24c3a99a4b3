/** Digests by which texts and files are told apart; {@link io.github.jwtfilter.digest.Sha256} is all there is. */
@NullMarked
package io.github.jwtfilter.digest;

import io.github.jwtfilter.NullMarked;
